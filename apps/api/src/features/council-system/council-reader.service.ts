import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OparlFault } from '@wegmarke/domain/contracts';
import { isObject, readEntrance, readPage } from '@wegmarke/domain/oparl';
import { v7 as uuid } from 'uuid';
import { Jobs } from '../../platform/jobs/jobs';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ResolutionsService } from '../resolutions/resolutions.service';
import { type CouncilAnswer, CouncilClient } from './council-client';
import { CouncilSystemRepository, type OpenRun, type SystemRow } from './council-system.repository';
import { CouncilTellerService } from './council-teller.service';
import { identityOf, isAskedFor, papersOf } from './page-reader';

const LOOK_ROUND = 'council-systems';
const READ = 'council-system-read';
/** At night, when nobody else asks the council's server. */
const EVERY_NIGHT = '23 1 * * *';
/** A council has some ten thousand papers, a hundred a page. */
const MOST_PAGES = 2_000;
const MOST_BYTES = 1_000_000_000;
/** One after the other, without a page in between. */
const MOST_PAUSES = 6;
/** A job ends long before it is given up, and goes on as the next one. */
const PAGES_A_JOB = 40;
const BETWEEN_QUESTIONS_MILLISECONDS = 100;

interface ReadJob {
  readonly municipalityId: string;
  readonly runId: string;
}

/** Whether a run goes on at once, later, or not at all. */
type Step = 'on' | 'over' | { readonly laterSeconds: number };

/** Reads council information systems page by page. Whatever stops it, the next job goes on at the same page. */
@Injectable()
export class CouncilReaderService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: CouncilSystemRepository,
    private readonly client: CouncilClient,
    private readonly teller: CouncilTellerService,
    private readonly resolutions: ResolutionsService,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(LOOK_ROUND, () => this.lookRound());
    this.jobs.handle<ReadJob>(READ, (job) => this.read(job));
    this.jobs.schedule(LOOK_ROUND, EVERY_NIGHT);
  }

  /** A run for every municipality that reads a system. */
  async lookRound(): Promise<void> {
    const cities = await this.repository.cities((text, values) => this.database.global(text, values));
    for (const municipalityId of cities) {
      const system = await this.database.read(municipalityId, (query) =>
        this.repository.find(query, municipalityId),
      );
      if (system?.enabled === true) await this.begin(municipalityId);
    }
  }

  /** Null where one is under way. */
  async begin(municipalityId: string): Promise<string | null> {
    return this.database.write(municipalityId, async (query) => {
      const runId = uuid();
      if (!(await this.repository.begin(query, municipalityId, runId))) return null;
      await this.jobs.send(READ, { municipalityId, runId }, { key: runId });
      return runId;
    });
  }

  /** Goes on with a run for a while. */
  async read({ municipalityId, runId }: ReadJob): Promise<void> {
    const named = await this.resolutions.papersOfPlan(municipalityId);
    let step: Step = 'on';
    for (let page = 0; page < PAGES_A_JOB && step === 'on'; page += 1) {
      if (page > 0) await pause(BETWEEN_QUESTIONS_MILLISECONDS);
      step = await this.#step(municipalityId, runId, named);
    }
    if (step === 'over') return;
    const startAfter = step === 'on' ? {} : { startAfter: new Date(Date.now() + step.laterSeconds * 1_000) };
    await this.database.write(municipalityId, () =>
      this.jobs.send(READ, { municipalityId, runId }, startAfter),
    );
  }

  async #step(municipalityId: string, runId: string, named: ReadonlySet<string>): Promise<Step> {
    const { run, system } = await this.database.read(municipalityId, async (query) => ({
      run: await this.repository.open(query, municipalityId, runId),
      system: await this.repository.find(query, municipalityId),
    }));
    if (!run) return 'over';
    if (!system || !system.enabled || system.address !== run.address)
      return this.#fail(municipalityId, runId, 'stopped');
    if (run.hasBegun && run.nextPage === null) return this.#tell(municipalityId, run, system, named);
    if (run.pages >= MOST_PAGES || run.bytes >= MOST_BYTES)
      return this.#fail(municipalityId, runId, 'too-much');
    const first = run.nextPage ?? (await this.#entrance(run));
    if (typeof first !== 'string') return this.#trouble(municipalityId, run, first);
    const answer = await this.client.ask(first, run.address);
    if (answer.kind !== 'read') return this.#trouble(municipalityId, run, answer);
    return this.#takeIn(municipalityId, run, system, named, first, answer);
  }

  /** The first page of the papers that changed; or what stood in the way. */
  async #entrance(run: OpenRun): Promise<string | Exclude<CouncilAnswer, { kind: 'read' }>> {
    let address = run.address;
    // A system, its list of bodies, a body.
    for (let level = 0; level < 3; level += 1) {
      const answer = await this.client.ask(address, run.address);
      if (answer.kind !== 'read') return answer;
      const entrance = readEntrance(answer.json) ?? onlyBody(answer.json);
      if (entrance === 'several') return { kind: 'trouble', trouble: 'several-bodies' };
      if (entrance === null) return { kind: 'trouble', trouble: 'not-oparl' };
      if (entrance.kind === 'body') {
        const url = URL.parse(entrance.papers);
        if (!url) return { kind: 'trouble', trouble: 'not-oparl' };
        if (run.since) url.searchParams.set('modified_since', run.since.toISOString());
        return url.href;
      }
      address = entrance.bodies;
    }
    return { kind: 'trouble', trouble: 'not-oparl' };
  }

  async #takeIn(
    municipalityId: string,
    run: OpenRun,
    system: SystemRow,
    named: ReadonlySet<string>,
    address: string,
    { json, bytes }: { readonly json: unknown; readonly bytes: number },
  ): Promise<Step> {
    const page = readPage(json);
    if (!page) return this.#fail(municipalityId, run.id, 'not-oparl');
    const { papers, unusable, faults: found } = papersOf(page.data);
    const faults: OparlFault[] = [...found];
    const seen = hashOf(
      papers.length === 0 ? [address] : papers.map(({ id, modified }) => `${id} ${modified ?? ''}`),
    );
    const isAgain = run.seen.includes(seen) || page.next === address;
    if (isAgain) faults.push({ code: 'page-again', address, field: null });
    const asked = papers.filter((paper) => paper.isDeleted || isAskedFor(paper, named, system));
    const isLeading = page.next !== null && !isAgain;
    return this.database.write(municipalityId, async (query) => {
      // Somebody else may have gone on meanwhile, or stopped it.
      const now = await this.repository.open(query, municipalityId, run.id, true);
      if (now?.pages !== run.pages) return 'over';
      const known = await this.repository.known(
        query,
        municipalityId,
        asked.map(({ id }) => id),
        asked.map(({ key }) => key),
      );
      const inPage = new Set(papers.map(({ id }) => id));
      const counts = { kept: 0, deleted: 0, unusable };
      for (const paper of asked) {
        if (paper.isDeleted) {
          await this.repository.takeOut(query, municipalityId, paper.id);
          counts.deleted += 1;
          continue;
        }
        const identity = identityOf(paper, known, inPage);
        if (identity.kind === 'twice') {
          faults.push({ code: 'reference-twice', address: paper.id, field: 'reference' });
          counts.unusable += 1;
          continue;
        }
        if (identity.kind === 'renamed') faults.push({ code: 'id-changed', address: paper.id, field: 'id' });
        const id = identity.kind === 'new' ? uuid() : identity.id;
        await this.repository.keep(query, municipalityId, id, paper);
        if (identity.kind === 'new') known.push({ id, oparlId: paper.id, key: paper.key, on: paper.on });
        counts.kept += 1;
      }
      await this.repository.advance(query, municipalityId, run.id, {
        nextPage: isLeading ? page.next : null,
        seen,
        bytes,
        read: page.data.length,
        ...counts,
        leftOut: papers.length - asked.length,
        faults,
      });
      return 'on';
    });
  }

  /** All pages are read: what the plan names or somebody picked goes into the register. */
  async #tell(
    municipalityId: string,
    run: OpenRun,
    system: SystemRow,
    named: ReadonlySet<string>,
  ): Promise<Step> {
    const told = await this.teller.tell(municipalityId, run, system, named);
    if (typeof told !== 'number') return this.#trouble(municipalityId, run, told);
    await this.database.write(municipalityId, (query) =>
      this.repository.finish(query, municipalityId, run.id, told),
    );
    return 'over';
  }

  async #trouble(
    municipalityId: string,
    run: OpenRun,
    answer: Exclude<CouncilAnswer, { kind: 'read' }>,
  ): Promise<Step> {
    if (answer.kind === 'later') {
      if (run.pauses >= MOST_PAUSES) return this.#fail(municipalityId, run.id, answer.why);
      await this.database.write(municipalityId, (query) =>
        this.repository.pause(query, municipalityId, run.id, answer.why),
      );
      return { laterSeconds: answer.seconds };
    }
    if (answer.kind === 'elsewhere') {
      const fault = { code: 'other-server', address: run.nextPage ?? run.address, field: null } as const;
      await this.database.write(municipalityId, (query) =>
        this.repository.note(query, municipalityId, run.id, [fault]),
      );
    }
    return this.#fail(municipalityId, run.id, answer.kind === 'elsewhere' ? 'other-server' : answer.trouble);
  }

  async #fail(municipalityId: string, runId: string, trouble: string): Promise<Step> {
    await this.database.write(municipalityId, (query) =>
      this.repository.fail(query, municipalityId, runId, trouble),
    );
    return 'over';
  }
}

/** A list of bodies with one in it. */
function onlyBody(json: unknown): ReturnType<typeof readEntrance> | 'several' {
  const page = readPage(json);
  if (!page) return null;
  const bodies = page.data.filter((each) => isObject(each) && each['deleted'] !== true);
  if (bodies.length > 1) return 'several';
  return readEntrance(bodies[0]);
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);
}
