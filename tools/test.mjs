import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { say } from './progress.mjs';
import { ROOT, ensureBuilt, nx, setUp } from './setup.mjs';
import { countTests } from './test/count.mjs';
import { main } from './trouble.mjs';

/**
 * Everything that is checked, in the order in which a mistake shows soonest. What starts a database or a browser runs
 * alone, so that nothing fails for want of a processor. `tests`: whether each project must have run tests; otherwise
 * each is one check that passes or fails.
 */
const STEPS = [
  {
    what: 'Style, boundaries and types',
    targets: ['lint', 'imports', 'typecheck', 'openapi-check', 'permissions-check', 'sbom-check'],
    projects: everyProject(),
    parallel: 2,
  },
  {
    what: 'Rules, widgets and pages',
    targets: ['test'],
    projects: ['domain', 'ui', 'web'],
    parallel: 2,
    tests: true,
  },
  {
    what: 'Server, database and tools',
    targets: ['test'],
    projects: ['api', 'tools'],
    parallel: 1,
    tests: true,
  },
  {
    what: 'Journeys in the browser',
    targets: ['e2e'],
    projects: ['web'],
    parallel: 1,
    tests: true,
    built: true,
  },
  {
    what: 'Benchmarks, small',
    targets: ['test'],
    projects: ['bench'],
    parallel: 1,
    tests: true,
    built: true,
  },
];

/** `npm test`: all set-up, every check, and as the last line `N passed, N failed`. */
await main(async () => {
  if (!(await setUp())) return;
  const total = { passed: 0, failed: 0 };
  const failures = [];
  for (const step of STEPS) {
    say(`\n== ${step.what}`);
    const results = await runStep(step).catch((error) => [
      { task: step.what, passed: 0, failed: 1, reason: error.message },
    ]);
    for (const { task, passed, failed, reason } of results) {
      total.passed += passed;
      total.failed += failed;
      if (failed > 0) failures.push(`${task}: ${reason}`);
    }
  }
  say('');
  for (const failure of failures) say(failure);
  process.exitCode = total.failed > 0 ? 1 : 0;
  say(`${total.passed} passed, ${total.failed} failed`);
});

/** Runs one step; resolves to its results, `{ task, passed, failed, reason? }` each. */
async function runStep({ targets, projects, parallel, tests = false, built = false }) {
  if (built) await ensureBuilt();
  const tasks = targets.flatMap((target) =>
    projects.filter((project) => tests || hasTarget(project, target)).map((project) => ({ project, target })),
  );
  const missing = tasks.filter(({ project, target }) => !hasTarget(project, target));
  const there = projects.filter((project) => !missing.some((task) => task.project === project));
  let output = '';
  if (there.length > 0) {
    const args = ['run-many', '-t', targets.join(','), '-p', there.join(','), `--parallel=${parallel}`];
    const onOutput = (chunk) => process.stdout.write(chunk);
    ({ output } = await nx([...args, '--output-style=stream'], { onOutput }));
  }
  return countTests(stripVTControlCharacters(output), tasks, { tests, missing });
}

function everyProject() {
  return ['domain', 'ui', 'api', 'web', 'tools', 'bench'].filter((project) =>
    existsSync(projectFile(project)),
  );
}

function projectFile(project) {
  const folder =
    { api: 'apps/api', web: 'apps/web', domain: 'libs/domain', ui: 'libs/ui' }[project] ?? project;
  return join(ROOT, folder, 'project.json');
}

function hasTarget(project, target) {
  const file = projectFile(project);
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).targets[target] !== undefined;
}
