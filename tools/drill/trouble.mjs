import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { startPostgres } from '../postgres.mjs';
import { makeFolder, Member, planOf, startServer, titlesIn, until, verify, saidOf, run } from './product.mjs';

/** A database whose disk is full, that is gone, and that answers too late. */
async function drillTrouble(drill) {
  const folder = makeFolder(drill, 'trouble');
  const disk = mountDisk(drill);
  if (disk === null)
    drill.leaveOut(
      'a full disk: a tmpfs may not be mounted here, which takes root; the other steps use an ordinary folder',
    );
  const postgres = await startPostgres({
    dataDir: disk ?? join(folder, 'postgres'),
    settings: { max_wal_size: '64MB', min_wal_size: '32MB' },
  });
  drill.afterwards(() => postgres.stop());
  const line = await startLine(drill, postgres.url);
  const server = await startServer(drill, { databaseUrl: line.url, folder, env: { DEMO: 'on' } });
  const member = await Member.signIn(server.url);
  const plan = await planOf(member);
  const course = () =>
    fetch(`${server.url}/api/v1/municipalities/bochum/strategies/${plan.strategyId}/course`);
  const isAlive = async () => (await fetch(`${server.url}/health/live`)).status === 200;
  const titles = [];
  const write = async (title) => {
    await member.writeSurely(plan, title, 120);
    titles.push(title);
  };
  for (let at = 0; at < 5; at += 1) await write(`Vorher ${at}`);

  if (disk !== null) await drillFullDisk(drill, { disk, postgres, member, plan, write, isAlive });

  await drill.step(async () => {
    postgres.kill();
    const answer = await until('A refusal', async () => {
      const told = await course();
      return told.status === 503 && told;
    });
    assert.equal((await answer.json()).code, 'database-unavailable');
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    assert.equal((await fetch(`${server.url}/health/ready`)).status, 503);
    assert.ok(await isAlive());
    await postgres.restart();
    await write('Nach dem Ende der Datenbank');
    return 'PostgreSQL killed: 503 with Retry-After, alive but not ready; started again: writes go on by themselves';
  });

  await drill.step(async () => {
    line.delay(600_000);
    const began = Date.now();
    const refused = await Promise.all([
      course(),
      member.ask('GET', '/session'),
      member.write(plan, 'Zu langsam'),
    ]);
    const seconds = (Date.now() - began) / 1000;
    for (const { status } of refused) assert.equal(status, 503);
    assert.ok(seconds < 80, `it took ${seconds} s`);
    assert.ok(await isAlive());
    line.delay(0);
    await write('Zu langsam');
    return `a database that says nothing any more: refused with 503 after ${Math.ceil(seconds)} s, alive meanwhile; quick again: writes go on, the one that was refused is there once`;
  });

  await drill.step(async () => {
    line.delay(400);
    const before = Date.now();
    const { status } = await member.write(plan, 'Langsam');
    assert.equal(status, 201);
    titles.push('Langsam');
    line.delay(0);
    return `a database that answers every packet 0.4 s late: a write is taken, after ${((Date.now() - before) / 1000).toFixed(1)} s`;
  });

  await drill.step(async () => {
    const stored = await titlesIn(postgres.url, '');
    for (const title of titles) assert.equal(stored[title], 1, title);
    const said = await verify(drill, { databaseUrl: postgres.url, folder });
    return `every one of ${titles.length} acknowledged writes is there once; npm run verify: ${saidOf(said)}`;
  });
  await drillClock(drill, folder);
}

/** The machine's clock cannot be set here without setting everybody's: the server is given one that jumps. */
async function drillClock(drill, folder) {
  await drill.step(async () => {
    const jest = join('node_modules', 'jest', 'bin', 'jest.js');
    const args = [
      '--experimental-vm-modules',
      '--no-warnings',
      jest,
      '-c',
      'apps/api/jest.config.js',
      'clock.http',
    ];
    const suite = run(drill, process.execPath, args, { folder, name: 'clock' });
    assert.equal(await suite.ended, 0, suite.log());
    return 'a clock that jumps by days, years and a century, forward and back, between writes: instants go on, the past stays as it was answered, the chain is intact';
  });
}

async function drillFullDisk(drill, { disk, postgres, member, plan, write, isAlive }) {
  const ballast = join(disk, '..', 'ballast');
  await drill.step(async () => {
    fill(ballast);
    const refusals = new Set();
    // Until what PostgreSQL had set aside is used up.
    const refused = await until(
      'A refusal',
      async () => {
        const title = `Volle Platte ${refusals.size}`;
        const answer = await member.ask(
          'POST',
          `/municipalities/bochum/strategies/${plan.strategyId}/scope-changes`,
          {
            kind: 'add-milestone',
            subjectId: plan.projectId,
            title: { source: 'de', texts: { de: title } },
            reason: 'x'.repeat(2_000),
            effectiveOn: plan.today,
          },
        );
        if (answer.status === 201) return null;
        return answer;
      },
      300,
    );
    assert.equal(refused.status, 503, JSON.stringify(refused.json));
    assert.ok(await isAlive());
    rmSync(ballast);
    // PostgreSQL ends itself where its log has no room.
    await postgres.restart().catch(() => undefined);
    await write('Platz geschaffen');
    return `a full disk: writes refused with 503 (${refused.json.code}), the server alive; with room again they go on`;
  });
}

/** A small disk of its own; null where none may be mounted. */
function mountDisk(drill) {
  const disk = makeFolder(drill, 'disk');
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=500m,mode=755', 'none', disk]).status !== 0) return null;
  drill.afterwards(() => spawnSync('umount', ['-l', disk]));
  return join(disk, 'postgres');
}

/** Writes until there is no room left. */
function fill(path) {
  const file = openSync(path, 'w');
  chmodSync(path, 0o644);
  for (let size = 1_048_576; size >= 1; size = Math.floor(size / 16)) {
    const block = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, block);
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }
  closeSync(file);
}

/** A line to the database that can be made slow: `delay(milliseconds)` holds back whatever the database says. */
async function startLine(drill, target) {
  const { hostname, port } = new URL(target);
  let delay = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far);
    far.on('data', (chunk) => {
      if (delay === 0) near.write(chunk);
      else setTimeout(() => near.writable && near.write(chunk), delay).unref();
    });
    far.on('end', () => near.end());
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  drill.afterwards(() => server.close());
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(server.address().port);
  return { url: url.href, delay: (milliseconds) => (delay = milliseconds) };
}

export { drillTrouble as run };
