import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  List,
  Resolution,
  ResolutionBody,
  ResolutionDetails,
  ResolutionInput,
  ResolutionPatch,
} from '@wegmarke/domain/contracts';
import { referenceKey } from '@wegmarke/domain/resolutions';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import {
  conflict,
  invalidFields,
  notFound,
  refused,
  unauthenticated,
} from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import type { ResolutionQuery } from './dto/resolution-query';
import { type ReportedMoment, RegisterService } from './register.service';
import { matches, pageOf } from './resolution-page';
import { ResolutionsRepository } from './resolutions.repository';

const taken = () =>
  conflict(
    'resolution-exists',
    'This paper is there already for this body and day. Open that resolution instead.',
  );

/** Papers of the council and what was decided on them: the register, and what the digital office enters and ties. */
@Injectable()
export class ResolutionsService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ResolutionsRepository,
    private readonly register: RegisterService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('resolution', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const found = await this.repository.lock(query, access.municipality.id, id);
        if (!found) return null;
        return { subject: {}, version: found.version, current: () => this.find(access, id) };
      }),
    );
  }

  async list(access: Access, asked: ResolutionQuery): Promise<List<Resolution>> {
    // Nobody but a member follows anything.
    if (asked.mine === 'true' && access.actor.kind === 'public') throw unauthenticated();
    const found = (await this.register.read(access))
      .map((told) => told.toResolution())
      .filter((resolution) => matches(resolution, asked));
    return { ...pageOf(found, asked), total: found.length };
  }

  /** The bodies that decided something, the busiest first. */
  async bodies(access: Access): Promise<List<ResolutionBody>> {
    const counts = new Map<string, number>();
    for (const { record } of await this.register.read(access))
      counts.set(record.body, (counts.get(record.body) ?? 0) + 1);
    const items = [...counts]
      .map(([body, count]) => ({ body, count }))
      .sort((a, b) => b.count - a.count || a.body.localeCompare(b.body, 'de'));
    return { items, nextCursor: null, total: items.length };
  }

  async find(access: Access, id: string): Promise<ResolutionDetails> {
    const found = (await this.register.read(access)).find(({ record }) => record.id === id);
    if (!found) throw notFound();
    return found.toDetails();
  }

  /** What a report tells of resolutions: those that anyone could read at a moment of one strategy. */
  publicAt(municipality: MunicipalityRef, moment: ReportedMoment): Promise<Resolution[]> {
    return this.register.publicAt(municipality, moment);
  }

  async add(access: Access, input: ResolutionInput): Promise<ResolutionDetails> {
    const resolution = complete(input);
    const id = uuid();
    return this.database.write(access.municipality.id, async (query) => {
      const isNew = await this.repository.add(query, access.municipality.id, {
        ...resolution,
        id,
        source: 'entered',
        sample: false,
      });
      if (!isNew) throw taken();
      return this.find(access, id);
    });
  }

  async change(access: Access, id: string, patch: ResolutionPatch): Promise<ResolutionDetails> {
    return this.database.write(access.municipality.id, async (query) => {
      const { reference, title, body, decidedOn, item, role, result, link, ...before } = await this.find(
        access,
        id,
      );
      if (before.source !== 'entered')
        throw refused(
          'from-council-system',
          'What was read from the council information system is changed there; it would be overwritten here.',
        );
      const known = { reference, title, body, decidedOn, item, role, result, link, public: before.public };
      const now = complete({ ...known, ...given(patch) });
      if (!(await this.repository.update(query, access.municipality.id, id, now))) throw taken();
      return this.find(access, id);
    });
  }

  /** The keys of all papers that the plan names. */
  papersOfPlan(municipalityId: string): Promise<ReadonlySet<string>> {
    return this.register.papersOfPlan(municipalityId);
  }

  /**
   * What the council information system says of a paper in one body. `known`: the resolution that stood for it; what
   * people entered themselves stays as they wrote it. Resolves to the resolution that stands for it now.
   */
  async bring(municipalityId: string, input: ResolutionInput, known: string | null): Promise<string> {
    const resolution = complete(input);
    return this.database.write(municipalityId, async (query) => {
      const id = uuid();
      const added = { ...resolution, id, source: 'council-system' as const, sample: false };
      const stood = known ?? (await this.repository.same(query, municipalityId, resolution));
      const stored = stood === null ? null : await this.repository.lock(query, municipalityId, stood);
      if (stood === null || !stored) {
        await this.repository.add(query, municipalityId, added);
        return id;
      }
      if (stored.source === 'council-system') {
        await this.repository.update(query, municipalityId, stood, resolution);
        await this.repository.setRemoved(query, municipalityId, stood, false);
      }
      return stood;
    });
  }

  /** The council information system took it out: it stays, and says so. */
  async takeOut(municipalityId: string, id: string): Promise<void> {
    await this.database.write(municipalityId, (query) =>
      this.repository.setRemoved(query, municipalityId, id, true),
    );
  }

  /** One that was entered and decided nothing; every other one stays, with what it decided. */
  async remove(access: Access, id: string): Promise<void> {
    await this.database.write(access.municipality.id, async (query) => {
      const { source, revisions } = await this.find(access, id);
      if (source !== 'entered')
        throw refused(
          'from-council-system',
          'What was read from the council information system stays. It leaves with the system.',
        );
      if (revisions.length > 0 || (await this.#isTied(access, id)))
        throw refused(
          'resolution-tied',
          'This resolution decided something in the plan. Untie it first; a revision that names its paper keeps it.',
        );
      await this.repository.remove(query, access.municipality.id, id);
    });
  }

  async #isTied(access: Access, id: string): Promise<boolean> {
    const { id: municipalityId } = access.municipality;
    const ties = await this.database.read(municipalityId, (query) =>
      this.repository.ties(query, municipalityId),
    );
    return ties.some(({ resolutionId }) => resolutionId === id);
  }

  async tie(access: Access, id: string, strategyId: string, revision: number): Promise<ResolutionDetails> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      if (!(await this.repository.hasRevision(query, municipalityId, strategyId, revision))) throw notFound();
      const tie = { resolutionId: id, strategyId, revision };
      await this.repository.tie(query, municipalityId, tie, access.personId);
      return this.find(access, id);
    });
  }

  async untie(access: Access, id: string, strategyId: string, revision: number): Promise<ResolutionDetails> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const tie = { resolutionId: id, strategyId, revision };
      if (!(await this.repository.untie(query, municipalityId, tie))) {
        const { revisions } = await this.find(access, id);
        if (revisions.some((each) => each.strategyId === strategyId && each.revision === revision))
          throw refused('tied-by-paper', 'The revision itself names this paper. Nobody can untie it.');
        throw notFound();
      }
      return this.find(access, id);
    });
  }

  /** A member keeps an eye on it, or no longer. */
  async follow(access: Access, id: string, follows: boolean): Promise<ResolutionDetails> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      await this.find(access, id);
      if (follows) await this.repository.follow(query, municipalityId, access.personId, id);
      else await this.repository.unfollow(query, municipalityId, access.personId, id);
      return this.find(access, id);
    });
  }
}

/** @throws ProblemError 422 where nothing names a paper, or a result has no day */
function complete(input: ResolutionInput): Required<ResolutionInput> & { readonly key: string } {
  const key = referenceKey(input.reference);
  if (key === null)
    throw invalidFields([
      {
        pointer: '/reference',
        code: 'reference',
        detail: 'reference must name a paper, such as 2026/0065/1.',
      },
    ]);
  const { decidedOn = null, item = null, result = null, link = null } = input;
  if (result !== null && decidedOn === null)
    throw invalidFields([
      {
        pointer: '/decidedOn',
        code: 'day-missing',
        detail: 'What has a result was decided on a day: add it.',
      },
    ]);
  return {
    ...input,
    key,
    reference: input.reference.trim().replace(/\s+/g, ' '),
    body: input.body.trim().replace(/\s+/g, ' '),
    decidedOn,
    item: item?.trim() ?? null,
    result,
    link,
  };
}

/** What a patch holds, without what it leaves open. */
function given(patch: ResolutionPatch): ResolutionPatch {
  return Object.fromEntries(
    Object.entries(patch as Record<string, unknown>).filter(([, value]) => value !== undefined),
  );
}
