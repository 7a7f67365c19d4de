import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPostgres } from './cluster';
import { createTemplate } from './databases';
import { Load } from './load/load';
import { measureCity } from './measures/city';
import { measurePortfolio } from './measures/portfolio';
import { measureScale } from './measures/scale';
import { measureStart } from './measures/start';
import { type Options, readOptions } from './options';
import { RESULT_IDS, toResult, toTable } from './results';
import type { Pace } from './rounds';
import { ROOT } from './servers';
import { FULL, type Measured, type Setting, SMALL } from './setting';

const FULL_PACE: Pace = { rounds: 5, secondsPerRound: 1, connections: 16 };
const SMALL_PACE: Pace = { rounds: 1, secondsPerRound: 0.05, connections: 4 };

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Runs the whole suite and prints its table. Whether the goals are met is for whoever reads it: the times of a machine
 * that does other things as well fail nothing.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const ranAt = new Date().toISOString();
  const measured = await measureAll(options);
  const ratios = Object.assign({}, ...measured.map((one) => one.ratios)) as Measured['ratios'];
  const results = RESULT_IDS.filter((id) => options.only.has(id)).map((id) => {
    const ratio = ratios[id];
    if (ratio === undefined || !Number.isFinite(ratio)) throw new Error(`${id} was not measured.`);
    return toResult(id, ratio);
  });
  say(`\n${toTable(results)}\n`);
  for (const note of measured.flatMap(({ notes }) => notes)) say(note);
  const load = loadavg()[0] ?? 0;
  say(
    `${availableParallelism()} processors, load of the last minute ${load.toFixed(1)}, ${options.small ? 1 : FULL_PACE.rounds} rounds`,
  );
  if (options.json !== null)
    await writeFile(options.json, `${JSON.stringify({ ranAt, results }, null, 2)}\n`);
}

async function measureAll({ small, api, only }: Options): Promise<Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wegmarke-bench-'));
  const cluster = await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: !small });
  const load = new Load();
  try {
    const server = api === null ? join(ROOT, 'dist', 'api', 'main.js') : resolve(api);
    const setting: Setting = {
      clusterUrl: cluster.url,
      template: await createTemplate(cluster.url, server, dataDir),
      api: server,
      dataDir,
      load,
      pace: small ? SMALL_PACE : FULL_PACE,
      extent: small ? SMALL : FULL,
      say,
      isWanted: (...ids) => ids.some((id) => only.has(id)),
    };
    const measured = [await measureCity(setting)];
    if (setting.isWanted('course-2000-municipalities')) measured.push(await measureScale(setting));
    if (setting.isWanted('start-again')) measured.push(await measureStart(setting));
    if (setting.isWanted('portfolio-2000')) measured.push(await measurePortfolio(setting));
    return measured;
  } finally {
    load.stop();
    await cluster.stop();
    await rm(cluster.home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  }
}
