import { addDays, localDay } from '@wegmarke/domain/calendar';
import { cityNumber, seed, settle } from '../city/cities';
import { asOwner, createDatabase, dropDatabase } from '../databases';
import { type Contender, interleave, median, medianRatio } from '../rounds';
import { type Server, startBare, startProduct } from '../servers';
import type { Measured, Setting } from '../setting';
import { Asked } from './asked';

/**
 * The same city alone in a database, and among all the others. It has more strategies than the product keeps in memory
 * and they are asked for in turn, so that every course is computed from what the database answers.
 */
export async function measureScale(setting: Setting): Promise<Measured> {
  const { clusterUrl, template, api, dataDir, extent, pace, load, say } = setting;
  const { strategies, municipalities, others, city } = extent;
  say(`One municipality, then ${municipalities}`);
  const one = await createDatabase(clusterUrl, 'bench_one', template);
  await asOwner(one, async (owner) => {
    await seed(owner, { from: 1, to: 1, strategies, size: city });
    await settle(owner);
  });
  const many = await createDatabase(clusterUrl, 'bench_many', 'bench_one');
  const rows = await asOwner(many, async (owner) => {
    await seed(owner, { from: 2, to: municipalities, size: others });
    await settle(owner);
    const { rows: counts } = await owner.query<{ milestones: string; entries: string }>(
      `select (select count(*) from milestone) as milestones, (select count(*) from ledger_entry) as entries`,
    );
    return counts[0];
  });

  say('Course computed anew in both');
  const servers = [
    await startProduct(api, one, dataDir),
    await startProduct(api, many, dataDir),
    await startBare(one, dataDir),
  ] as const;
  try {
    const [alone, among, bare] = servers;
    const asking = (server: Server, ask: (asked: Asked, day: string) => { wire: string }): Contender => ({
      port: server.port,
      repeat: false,
      requests: (round) => requestsOf(round, extent.coldPerRound, strategies, server, ask),
    });
    const samples = await interleave(load, pace, {
      alone: asking(alone, (asked, day) => asked.product.course(day)),
      among: asking(among, (asked, day) => asked.product.course(day)),
      bare: asking(bare, (asked, day) => asked.bare.course(day)),
    });
    const perSecond = (which: keyof typeof samples): string =>
      `${median(samples[which].map((sample) => sample.perSecond)).toPrecision(3)}/s`;
    return {
      ratios: { 'course-2000-municipalities': medianRatio(samples.alone, samples.among) },
      notes: [
        `Course anew from the database: ${perSecond('alone')} with one municipality, ${perSecond('among')} with ${municipalities} (${rows?.milestones} milestones, ${rows?.entries} ledger entries); bare ${perSecond('bare')}: ${medianRatio(samples.alone, samples.bare).toPrecision(3)}`,
      ],
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await dropDatabase(clusterUrl, 'bench_many');
    await dropDatabase(clusterUrl, 'bench_one');
  }
}

/** One strategy after the other, and another day each time all have had their turn. */
function requestsOf(
  round: number,
  count: number,
  strategies: number,
  server: Server,
  ask: (asked: Asked, day: string) => { wire: string },
): string[] {
  const today = localDay(new Date(), 'Europe/Berlin');
  return Array.from({ length: count }, (_, index) => {
    const turn = round * count + index;
    const city = cityNumber(1, (turn % strategies) + 1);
    return ask(new Asked(server, server, city, today), addDays(today, -1 - Math.floor(turn / strategies)))
      .wire;
  });
}
