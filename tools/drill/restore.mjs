import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findRunning } from '../postgres.mjs';
import { ROOT } from '../setup.mjs';
import {
  command,
  figuresOf,
  freePort,
  makeFolder,
  Member,
  planOf,
  ready,
  run,
  titlesIn,
  saidOf,
  until,
} from './product.mjs';

/** Base backup, more writes, a kill, and back to an instant between the writes; with the commands that people use. */
async function drillRestore(drill) {
  const folder = makeFolder(drill, 'restore');
  const [dataDir, backupDir, restored] = ['data', 'backup', 'restored'].map((name) => join(folder, name));
  const port = await freePort();
  const base = { HOST: '127.0.0.1', PORT: String(port), DEMO: 'on' };
  const env = { ...base, DATA_DIR: dataDir, BACKUP_DIR: backupDir };
  const url = `http://127.0.0.1:${port}`;
  const product = run(drill, process.execPath, [join(ROOT, 'tools', 'start.mjs')], {
    env,
    folder,
    name: 'start',
  });
  await ready(url, product);
  const member = await Member.signIn(url);
  const plan = await planOf(member);
  const write = async (prefix, count) => {
    for (let at = 0; at < count; at += 1) await member.writeSurely(plan, `${prefix} ${at}`);
  };
  await write('Übung davor', 5);
  await drill.step(async () => {
    await command(drill, 'tools/backup.mjs', [], { env, folder });
    return 'the running database was copied (npm run backup)';
  });
  await write('Übung danach', 20);
  const noted = await figuresOf(member, plan);
  await pause(1_100);
  const instant = new Date().toISOString();
  await pause(1_100);
  await write('Übung verloren', 5);
  const changed = await figuresOf(member, plan);
  assert.notEqual(changed.revision, noted.revision);
  // What was written must be in the kept log: within a minute, or at once where its file is full.
  await drill.step(async () => {
    await product.kill();
    await until(
      'The database ends with its starter',
      () => findRunning({ dataDir: join(dataDir, 'postgres') }) === undefined,
    );
    return 'server and database ended with kill -9';
  });
  await drill.step(async () => {
    const said = await command(drill, 'tools/restore.mjs', ['--to', instant, '--into', restored], {
      env,
      folder,
    });
    return `restored to ${instant} (${/The last change[^.]*/.exec(said)?.[0] ?? 'no change'})`;
  });
  const restoredEnv = { ...base, DATA_DIR: restored, BACKUP_DIR: '' };
  await drill.step(async () => {
    const said = await command(drill, 'tools/verify.mjs', [], { env: restoredEnv, folder });
    return `npm run verify: ${saidOf(said)}`;
  });
  const again = run(drill, process.execPath, [join(ROOT, 'tools', 'start.mjs')], {
    env: restoredEnv,
    folder,
    name: 'again',
  });
  await ready(url, again);
  await drill.step(async () => {
    assert.deepEqual(await figuresOf(new Member(url), plan), noted);
    const databaseUrl = findRunning({ dataDir: join(restored, 'postgres') });
    const titles = await titlesIn(databaseUrl, 'Übung ');
    const named = (prefix) =>
      Object.keys(titles).filter((title) => title.startsWith(`Übung ${prefix}`)).length;
    assert.deepEqual([named('davor'), named('danach'), named('verloren')], [5, 20, 0]);
    return 'figures to the last digit as noted at that instant, 25 writes before it there, 5 after it not';
  });
  await drill.step(async () => {
    const back = await Member.signIn(url);
    await back.writeSurely(plan, 'Übung weiter');
    return 'the restored installation takes writes';
  });
  again.child.kill('SIGTERM');
  await again.ended;
}

export { drillRestore as run };
