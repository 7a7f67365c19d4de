import { countTests } from './count.mjs';

const domain = { project: 'domain', target: 'test' };
const api = { project: 'api', target: 'test' };
const done = '\n NX   Successfully ran target test for 2 projects\n';
const failed = '\n NX   Running target test for 2 projects failed\n\nFailed tasks:\n\n- api:test\n';

const count = (output, tasks, options) => countTests(output, tasks, { tests: true, ...options });

test('counts the tests of each project, whichever runs of Jest they come from', () => {
  const output = `domain: Tests:       28 passed, 28 total\napi: Tests:       3 passed, 3 total\napi: Tests:       4 passed, 4 total${done}`;
  expect(count(output, [domain, api])).toEqual([
    { task: 'domain:test', passed: 28, failed: 0 },
    { task: 'api:test', passed: 7, failed: 0 },
  ]);
});

test('counts what Nx repeats from its cache, where lines name no project, for the project it was repeated for', () => {
  const repeat = (project, tests) => `> nx run ${project}:test  [local cache]\n\nTests:       ${tests}\n`;
  const output = `${repeat('domain', '28 passed, 28 total')}${repeat('api', '3 passed, 3 total')}${done}`;
  expect(count(output, [domain, api])).toEqual([
    { task: 'domain:test', passed: 28, failed: 0 },
    { task: 'api:test', passed: 3, failed: 0 },
  ]);
});

test('counts failed ones, and an error that no test tells of', () => {
  const output = (tests) => `api: Tests:       ${tests}, 5 total${failed}`;
  expect(count(output('2 failed, 3 passed'), [api])).toEqual([
    { task: 'api:test', passed: 3, failed: 2, reason: '2 failed' },
  ]);
  expect(count(output('5 passed'), [api])).toEqual([
    { task: 'api:test', passed: 5, failed: 1, reason: 'it ended with an error' },
  ]);
});

test('names the tests that failed, each once', () => {
  const told = 'api:   ● the wall › stands\n\napi:   ● the wall › keeps out\n\ndomain:   ● a rule › holds\n';
  const output = `${told}api: Summary\n${told}api: Tests:       2 failed, 2 total${failed}`;
  expect(count(output, [api])[0].reason).toBe('2 failed\n  the wall › stands\n  the wall › keeps out');
});

test('fails a tier that ran no test, that skipped one, that does not exist or that did not begin', () => {
  const failure = (reason, counts = { passed: 0, failed: 1 }) => [{ task: 'api:test', ...counts, reason }];
  expect(count(`api: Tests:       0 total${done}`, [api])).toEqual(failure('no test ran'));
  expect(count(done, [api])).toEqual(failure('no test ran'));
  expect(count(`api: Tests:       1 skipped, 4 passed, 5 total${done}`, [api])).toEqual(
    failure('1 failed, 1 of them skipped', { passed: 4, failed: 1 }),
  );
  expect(count(done, [api], { missing: [api] })).toEqual(failure('there is no such target'));
  expect(count('Cannot read the project graph', [api])).toEqual(failure('it could not be started'));
});

test('counts a check that is no run of tests as one', () => {
  const tasks = [
    { project: 'domain', target: 'lint' },
    { project: 'api', target: 'lint' },
  ];
  expect(
    count('\n NX   Running target lint for 2 projects failed\n\nFailed tasks:\n\n- api:lint\n', tasks, {
      tests: false,
    }),
  ).toEqual([
    { task: 'domain:lint', passed: 1, failed: 0 },
    { task: 'api:lint', passed: 0, failed: 1, reason: 'failed' },
  ]);
});
