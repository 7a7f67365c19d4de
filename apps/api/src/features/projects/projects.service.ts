import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, Project, ProjectInput, ProjectPatch, ProjectSummary } from '@wegmarke/domain/contracts';
import { projectCurve, projectQuality } from '@wegmarke/domain/course';
import { DEFAULT_WEIGHT } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { MilestonesService } from '../milestones/milestones.service';
import { OfficesService } from '../offices/offices.service';
import type { ProjectQuery } from './dto/project-query';
import { toProject, toSummary } from './project-view';
import type { ProjectRecord } from './project-record';
import { ProjectsRepository } from './projects.repository';

@Injectable()
export class ProjectsService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ProjectsRepository,
    private readonly ledgers: LedgerService,
    private readonly milestones: MilestonesService,
    private readonly offices: OfficesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('project', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const { id: municipalityId } = access.municipality;
        if (!(await this.ledgers.lockFor(query, municipalityId, 'project', id))) return null;
        const record = await this.#record(query, access, id);
        const { officeId, departmentId, version } = record;
        return { subject: { officeId, departmentId }, version, current: () => this.find(access, id) };
      }),
    );
  }

  /** All projects in today's scope. */
  async list(access: Access, asked: ProjectQuery): Promise<List<ProjectSummary>> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.readAtOnce(access.municipality.id, (query) =>
      this.#page(query, access, asked, { strategyId: asked.strategy ?? null, publishedOnly: false }),
    );
  }

  /** The published projects of a strategy that the reader may see. */
  async listPublic(access: Access, strategyId: string, asked: ProjectQuery): Promise<List<ProjectSummary>> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, async (query) => {
      const head = await this.ledgers.head(query, access.municipality.id, strategyId);
      if (!head) throw notFound();
      access.require('strategy.read', { published: head.published });
      const publishedOnly = access.actor.kind === 'public';
      return this.#page(query, access.standingAt(head.standsAt), asked, { strategyId, publishedOnly });
    });
  }

  async find(access: Access, id: string): Promise<Project> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, async (query) =>
      this.#view(query, access, await this.#record(query, access, id)),
    );
  }

  /** A published project of a published strategy; to everybody else it is not there. */
  async findPublic(access: Access, strategyId: string, id: string): Promise<Project> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, async (query) => {
      const head = await this.ledgers.head(query, access.municipality.id, strategyId);
      if (!head) throw notFound();
      const standing = access.standingAt(head.standsAt);
      const record = await this.#record(query, standing, id);
      if (record.strategyId !== strategyId) throw notFound();
      access.require('strategy.read', { published: record.strategyPublished && record.publishedOn !== null });
      return this.#view(query, standing, record);
    });
  }

  async create(access: Access, input: ProjectInput): Promise<Project> {
    const { municipality } = access;
    return this.database.write(municipality.id, async (query) => {
      await this.#checkReferences(query, access, input, input);
      const known = await this.repository.pillarsAmong(query, municipality.id, input.strategyId, [
        input.pillarId,
      ]);
      if (!known.has(input.pillarId)) {
        throw invalidFields([
          { pointer: '/pillarId', code: 'unknown', detail: 'pillarId must name a pillar of this strategy.' },
        ]);
      }
      const id = uuid();
      await this.ledgers.record(
        { municipalityId: municipality.id, strategyId: input.strategyId, timeZone: municipality.timeZone },
        {
          entries: [
            {
              id: uuid(),
              validOn: access.today,
              subjectId: id,
              value: {
                kind: 'project-added',
                pillarId: input.pillarId,
                weight: input.weight ?? DEFAULT_WEIGHT,
              },
            },
          ],
          created: [
            {
              type: 'project',
              id,
              title: input.title,
              benefit: input.benefit ?? null,
              description: input.description ?? null,
              phase: input.phase ?? 'idea',
              officeId: input.officeId,
              departmentId: input.departmentId ?? null,
              partners: input.partners ?? [],
              contributesTo: input.contributesTo ?? [],
              sample: false,
              source: null,
            },
          ],
          fieldOf: () => '/pillarId',
          personId: access.personId,
          officeId: actingOffice(access.actor),
          reason: null,
          paper: null,
        },
      );
      return this.#view(query, access, await this.#record(query, access, id));
    });
  }

  /**
   * What the office that answers for a project may change itself. Another office is the digital office's to name: whoever
   * thinks that it should be, suggests it.
   */
  async edit(access: Access, id: string, patch: ProjectPatch): Promise<Project> {
    return this.database.write(access.municipality.id, async (query) => {
      const { officeId } = await this.#record(query, access, id);
      if (patch.officeId !== undefined && patch.officeId !== officeId) access.require('plan.change');
      return this.update(access, id, patch);
    });
  }

  async update(access: Access, id: string, patch: ProjectPatch): Promise<Project> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#record(query, access, id);
      await this.#checkReferences(query, access, record, patch);
      const { judgement, ...described } = changesIn(patch, record);
      const judged = judgement && {
        ...judgement,
        on: access.today,
        officeId: actingOffice(access.actor, record.officeId),
      };
      const change = judgement === undefined ? described : { ...described, judgement: judged };
      if (Object.keys(change).length === 0) return this.#view(query, access, record);
      await this.repository.update(query, access.municipality.id, id, change, access.personId);
      return this.#view(query, access, await this.#record(query, access, id));
    });
  }

  /** Where a project goes in a reorganisation, which looks after the places themselves; also one that has left. */
  place(
    query: Query,
    access: Access,
    id: string,
    place: { readonly departmentId: string | null; readonly officeId: string },
  ): Promise<void> {
    return this.repository.update(query, access.municipality.id, id, place, access.personId);
  }

  async #page(
    query: Query,
    access: Access,
    asked: ProjectQuery,
    { strategyId, publishedOnly }: { readonly strategyId: string | null; readonly publishedOnly: boolean },
  ): Promise<List<ProjectSummary>> {
    const after = fromCursor(asked.cursor, ['text', 'text', 'id']);
    // One after the other on the same connection, without waiting in between.
    const listed = this.repository.list(query, access.municipality.id, {
      day: access.today,
      publishedOnly,
      strategyId,
      pillarId: asked.pillar ?? null,
      departmentId: asked.department ?? null,
      officeId: asked.office ?? null,
      phase: asked.phase ?? null,
      health: asked.health ?? null,
      words: asked.q ?? null,
      sort: asked.sort ?? 'pillar',
      limit: asked.limit + 1,
      after: after && [numberIn(after[0]), after[1] ?? '', idIn(after[2])],
    });
    const [{ items, total }, offices] = await Promise.all([listed, this.offices.officesById(access)]);
    const page = items.slice(0, asked.limit);
    const last = items.length > asked.limit ? page.at(-1) : undefined;
    return {
      items: page.map((record) => toSummary(record, offices, access.today)),
      nextCursor: last ? toCursor([last.sortNumber, last.sortText, last.id]) : null,
      total,
    };
  }

  async #checkReferences(
    query: Query,
    access: Access,
    { strategyId, pillarId }: Pick<ProjectInput, 'strategyId' | 'pillarId'>,
    input: ProjectPatch,
  ): Promise<void> {
    const { municipality } = access;
    // Open ones: nobody acts for an office that a reorganisation has closed.
    const offices = new Set((await this.offices.listOffices(access)).items.map((office) => office.id));
    const departments = new Set(
      (await this.offices.listDepartments(access)).items.map((department) => department.id),
    );
    const contributesTo = input.contributesTo ?? [];
    const pillars = await this.repository.pillarsAmong(query, municipality.id, strategyId, contributesTo);
    const unknown = [
      ...(input.officeId !== undefined && !offices.has(input.officeId) ? ['officeId'] : []),
      ...(input.departmentId != null && !departments.has(input.departmentId) ? ['departmentId'] : []),
      ...(contributesTo.some((id) => !pillars.has(id)) ? ['contributesTo'] : []),
    ];
    const faults = unknown.map((name) => ({
      pointer: `/${name}`,
      code: 'unknown',
      detail: `${name} must name what this municipality has.`,
    }));
    if (contributesTo.includes(pillarId)) {
      faults.push({
        pointer: '/contributesTo',
        code: 'leading-pillar',
        detail: 'contributesTo must not hold the leading pillar: the project is counted there.',
      });
    }
    if (faults.length > 0) throw invalidFields(faults);
  }

  async #view(query: Query, access: Access, record: ProjectRecord): Promise<Project> {
    const { municipality, today } = access;
    const place = { municipalityId: municipality.id, strategyId: record.strategyId };
    const ledger = await this.ledgers.current(query, place);
    const head = await this.ledgers.head(query, municipality.id, record.strategyId);
    const plan = ledger.planOn(today);
    const left = plan.projects.get(record.id)?.left;
    return toProject(record, await this.offices.officesById(access), today, {
      ...projectQuality(plan, record.id),
      milestoneItems: await this.milestones.ofProject(query, access, record.id),
      curve: projectCurve(ledger.entries, record.id, { today, to: head?.targetOn ?? today }),
      leftReason: left ? ledger.recording(left.revision).reason : null,
    });
  }

  async #record(query: Query, access: Access, id: string): Promise<ProjectRecord> {
    const record = await this.repository.find(query, access.municipality.id, id, access.today);
    if (!record) throw notFound();
    return record;
  }
}

/** What of a patch says something else than is stored: saving without a change changes nothing. */
function changesIn(patch: ProjectPatch, record: ProjectRecord): ProjectPatch {
  const stored: ProjectPatch = {
    ...record,
    phase: record.phase === 'stopped' ? undefined : record.phase,
    judgement: record.judgement && { health: record.judgement.health, reason: record.judgement.reason },
  };
  const names = (Object.keys(patch) as (keyof ProjectPatch)[]).filter(
    (name) => patch[name] !== undefined && !isDeepStrictEqual(plain(patch[name]), plain(stored[name])),
  );
  return Object.fromEntries(names.map((name) => [name, patch[name]]));
}

/** Without classes, which would make equal values differ. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function numberIn(text: string | null): string {
  if (text !== null && /^-?\d+(\.\d+)?$/.test(text)) return text;
  throw noCursor();
}

function idIn(text: string | null): string {
  if (text !== null) return text;
  throw noCursor();
}

function noCursor() {
  return invalidFields([{ pointer: '?cursor', code: 'cursor', detail: 'This is no cursor of this list.' }]);
}
