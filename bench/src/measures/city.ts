import { localDay } from '@wegmarke/domain/calendar';
import type { Client } from 'pg';
import { checkAnswers, checkTwins } from '../checks';
import { cityNumber, seed, settle } from '../city/cities';
import { asOwner, createDatabase } from '../databases';
import { type Contender, interleave, median, medianRatio, type Sample } from '../rounds';
import { processorSeconds, type Server, startBare, startProduct } from '../servers';
import type { Measured, Setting } from '../setting';
import { measureFirstLoad } from './first-load';
import { Asked, type Question, daysOf, promisesOf, toBareUpdate, toProductUpdate } from './asked';

/** The city of the product, and its twin into which the bare server writes: beside each other in one database. */
const CITY = cityNumber(1);
const TWIN = cityNumber(2);

/** Everything that is measured on one city: courses, list, update, page. */
export async function measureCity(setting: Setting): Promise<Measured> {
  const { clusterUrl, template, api, dataDir, extent, say } = setting;
  say('A city with its plan and history');
  const url = await createDatabase(clusterUrl, 'bench_city', template);
  return asOwner(url, async (owner) => {
    await seed(owner, { from: 1, to: 2, size: extent.city });
    await settle(owner);
    const product = await startProduct(api, url, dataDir);
    const bare = await startBare(url, dataDir);
    try {
      return await new CityMeasures(setting, owner, product, bare).all();
    } finally {
      await Promise.all([product.stop(), bare.stop()]);
    }
  });
}

class CityMeasures {
  readonly #today = localDay(new Date(), 'Europe/Berlin');
  readonly #asked: Asked;

  constructor(
    private readonly setting: Setting,
    private readonly owner: Client,
    private readonly product: Server,
    private readonly bare: Server,
  ) {
    this.#asked = new Asked(product, bare, CITY, this.#today);
  }

  async all(): Promise<Measured> {
    const { rounds } = this.setting.pace;
    this.setting.say('The same answers from both sides');
    await checkAnswers(this.#asked, daysOf(rounds + 1, rounds + 1, 3, this.#today));
    const { isWanted } = this.setting;
    const measured: Measured[] = [];
    if (isWanted('course-anew')) measured.push(await this.#courseAnew());
    if (isWanted('course-unchanged', 'course-304', 'cpu-course-unchanged'))
      measured.push(await this.#courseUnchanged());
    if (isWanted('portfolio-page', 'cpu-portfolio-page')) measured.push(await this.#portfolio());
    if (isWanted('course-page', 'first-load-kb')) measured.push(await this.#page());
    if (isWanted('milestone-update')) measured.push(await this.#update());
    return {
      ratios: Object.assign({}, ...measured.map(({ ratios }) => ratios)) as Measured['ratios'],
      notes: measured.flatMap(({ notes }) => notes),
    };
  }

  async #courseAnew(): Promise<Measured> {
    this.setting.say('Course computed anew');
    const { pace, extent, load } = this.setting;
    const asking = (course: (day: string) => { wire: string }) => (round: number) =>
      daysOf(round, pace.rounds, extent.daysPerRound, this.#today).map((day) => course(day).wire);
    const samples = await interleave(load, pace, {
      product: {
        port: this.product.port,
        requests: asking((day) => this.#asked.product.course(day)),
        repeat: false,
      },
      bare: { port: this.bare.port, requests: asking((day) => this.#asked.bare.course(day)), repeat: false },
      aggregate: this.#repeat(this.bare, this.#asked.bare.aggregate().wire),
    });
    const toAggregate = medianRatio(samples.product, samples.aggregate);
    return {
      ratios: { 'course-anew': medianRatio(samples.product, samples.bare) },
      notes: [
        `Course anew: ${rate(samples.product)}, bare ${rate(samples.bare)}; to one aggregate statement (${rate(samples.aggregate)}): ${toAggregate.toPrecision(3)}`,
      ],
    };
  }

  async #courseUnchanged(): Promise<Measured> {
    this.setting.say('Course unchanged');
    const question = this.#asked.product.course();
    const etag = (await fetch(question.url)).headers.get('etag') ?? '';
    const known = question.wire.replace('\r\n\r\n', `\r\nif-none-match: ${etag}\r\n\r\n`);
    const samples = await interleave(this.setting.load, this.setting.pace, {
      unchanged: this.#repeat(this.product, question.wire),
      notModified: { ...this.#repeat(this.product, known), expectedStatus: 304 },
      aggregate: this.#repeat(this.bare, this.#asked.bare.aggregate().wire),
    });
    return {
      ratios: {
        'course-unchanged': medianRatio(samples.unchanged, samples.aggregate),
        'course-304': medianRatio(samples.notModified, samples.aggregate),
        'cpu-course-unchanged': medianRatio(samples.unchanged, samples.aggregate, processor),
      },
      notes: [
        `Course unchanged: ${rate(samples.unchanged)}, as 304 ${rate(samples.notModified)}, bare aggregate ${rate(samples.aggregate)}`,
      ],
    };
  }

  async #portfolio(): Promise<Measured> {
    this.setting.say('List of projects');
    const samples = await interleave(this.setting.load, this.setting.pace, {
      product: this.#repeat(this.product, this.#asked.product.projects().wire),
      bare: this.#repeat(this.bare, this.#asked.bare.projects().wire),
    });
    return {
      ratios: {
        'portfolio-page': medianRatio(samples.product, samples.bare),
        'cpu-portfolio-page': medianRatio(samples.product, samples.bare, processor),
      },
      notes: [`List of projects: ${rate(samples.product)}, bare ${rate(samples.bare)}`],
    };
  }

  async #page(): Promise<Measured> {
    this.setting.say('Public course as a page');
    const samples = await interleave(this.setting.load, this.setting.pace, {
      page: this.#repeat(this.product, this.#asked.product.page().wire),
      json: this.#repeat(this.product, this.#asked.product.course().wire),
    });
    const { kilobytes, files } = await measureFirstLoad(this.product.port, CITY.slug);
    const [page, json] = await Promise.all(
      [this.#asked.product.page(), this.#asked.product.course()].map(sizeOf),
    );
    return {
      ratios: { 'course-page': medianRatio(samples.page, samples.json), 'first-load-kb': kilobytes },
      notes: [
        `Page: ${rate(samples.page)} of ${page} kB, its JSON ${rate(samples.json)} of ${json} kB; first load of ${files} files`,
      ],
    };
  }

  async #update(): Promise<Measured> {
    this.setting.say('Milestone update');
    const { pace, extent, load } = this.setting;
    const count = extent.updatesPerRound;
    const own = await this.#openMilestones(CITY.municipalityId);
    const twins = await this.#openMilestones(TWIN.municipalityId);
    const samples = await interleave(load, pace, {
      product: {
        port: this.product.port,
        repeat: false,
        requests: (round) =>
          promisesOf(own, round, count, this.#today).map((promised) => toProductUpdate(CITY, promised)),
      },
      bare: {
        port: this.bare.port,
        repeat: false,
        requests: (round) =>
          promisesOf(twins, round, count, this.#today).map((promised) =>
            toBareUpdate(TWIN, promised, this.#today),
          ),
      },
    });
    await checkTwins(this.owner, CITY, TWIN);
    return {
      ratios: { 'milestone-update': medianRatio(samples.product, samples.bare) },
      notes: [`Milestone update: ${rate(samples.product)}, bare ${rate(samples.bare)}`],
    };
  }

  async #openMilestones(municipalityId: string): Promise<string[]> {
    const { rows } = await this.owner.query<{ id: string }>(
      `select id from milestone where municipality_id = $1 and completed_on is null and left_on is null order by id`,
      [municipalityId],
    );
    return rows.map(({ id }) => id);
  }

  #repeat(server: Server, wire: string): Contender {
    return {
      port: server.port,
      requests: () => [wire],
      repeat: true,
      processorSeconds: () => processorSeconds(this.owner, server),
    };
  }
}

async function sizeOf({ url, headers }: Question): Promise<number> {
  const answer = await fetch(url, { headers });
  return Math.round((await answer.arrayBuffer()).byteLength / 1000);
}

const processor = ({ processorMs }: Sample): number => processorMs;

function rate(samples: readonly Sample[]): string {
  return `${median(samples.map(({ perSecond }) => perSecond)).toPrecision(3)}/s`;
}
