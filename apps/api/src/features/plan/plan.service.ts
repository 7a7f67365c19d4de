import { Injectable, type OnModuleInit } from '@nestjs/common';
import { later } from '@wegmarke/domain/calendar';
import type { ScopeChangeEffect, ScopeChangeInput, ScopeChangeResult } from '@wegmarke/domain/contracts';
import { asRecorded, type Entry, type Proposal } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import type { Access } from '../../platform/access/access';
import { type LoadedSubject, SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { conflict, invalidFields, notFound, ProblemError } from '../../platform/errors/problem-error';
import { isId } from '../../platform/http/id-param';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { type Ledger, LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { MilestonesService } from '../milestones/milestones.service';
import { ProjectsService } from '../projects/projects.service';
import { StrategiesService } from '../strategies/strategies.service';
import { PlanRepository, type VersionedSubject } from './plan.repository';
import { fieldOf, refuseForeignFields } from './scope-change-fields';
import { type Proposed, refuseWrongSubject, toProposals } from './to-proposals';

/** Changes of scope, weights and baselines: what they would do to the figures, and doing it. */
@Injectable()
export class PlanService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly repository: PlanRepository,
    private readonly strategies: StrategiesService,
    private readonly projects: ProjectsService,
    private readonly milestones: MilestonesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('scope-change', (access, strategyId, { query, body }) =>
      this.#load(access, strategyId, isPreview(query) ? null : body),
    );
  }

  /** The effect of a change, recording nothing. */
  async preview(access: Access, strategyId: string, input: ScopeChangeInput): Promise<ScopeChangeEffect> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const proposed = await this.#propose(query, place, ledger, input);
      this.ledgers.refuseUnsound(ledger, proposed.entries, access.today, fieldOf);
      return this.#effect(query, access, place, ledger, proposed, input);
    });
  }

  /**
   * Records a change. Where `baseRevision` is no longer current, it is applied only if its effect is still the one
   * that the preview showed.
   */
  async apply(access: Access, strategyId: string, input: ScopeChangeInput): Promise<ScopeChangeResult> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const proposed = await this.#propose(query, place, ledger, input);
      this.ledgers.refuseUnsound(ledger, proposed.entries, access.today, fieldOf);
      const effect = await this.#effect(query, access, place, ledger, proposed, input);
      await this.#refuseOtherEffect(query, access, place, ledger, proposed, input, effect);
      const { revision } = await this.ledgers.record(place, {
        ...proposed,
        fieldOf,
        personId: access.personId,
        officeId: actingOffice(access.actor),
        reason: input.reason,
        paper: input.paper ?? null,
      });
      return {
        revision,
        entryIds: proposed.entries.map(({ id }) => id),
        createdIds: proposed.created.map(({ id }) => id),
        effect,
      };
    });
  }

  /** What a change is about, with the version that `If-Match` must name; a preview and an addition need none. */
  async #load(access: Access, strategyId: string, body: unknown): Promise<LoadedSubject | null> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const named = subjectNamed(body);
      if (named === null) return { subject: {}, version: null, current: () => Promise.resolve(null) };
      const id = entryNamed(ledger, named)?.subjectId ?? named;
      const found = await this.repository.subject(query, place.municipalityId, strategyId, id);
      if (!found) return null;
      const { version } = found;
      return { subject: {}, version, current: () => this.#current(access, strategyId, { ...found, id }) };
    });
  }

  /** A subject as its own address answers it; a pillar as its strategy does. Out of the plan: its version alone. */
  async #current(
    access: Access,
    strategyId: string,
    { type, version, id }: VersionedSubject & { readonly id: string },
  ): Promise<unknown> {
    const state = async (): Promise<unknown> => {
      switch (type) {
        case 'milestone':
          return this.milestones.find(access, id);
        case 'project':
          return this.projects.find(access, id);
        case 'strategy':
          return this.strategies.find(access, strategyId);
        case 'pillar':
          return (await this.strategies.find(access, strategyId)).pillars.find((pillar) => pillar.id === id);
      }
    };
    try {
      return (await state()) ?? { id, version };
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return { id, version };
      throw error;
    }
  }

  async #propose(
    query: Query,
    place: StrategyPlace,
    ledger: Ledger,
    input: ScopeChangeInput,
  ): Promise<Proposed> {
    refuseForeignFields(input);
    const target = input.kind === 'retract' ? entryNamed(ledger, input.subjectId) : undefined;
    const subjectId = target?.subjectId ?? input.subjectId;
    const subject = await this.repository.subject(query, place.municipalityId, place.strategyId, subjectId);
    if (!subject) throw notFound();
    refuseWrongSubject(input, subject.type);
    const pillarNumber = await this.repository.nextPillarNumber(
      query,
      place.municipalityId,
      place.strategyId,
    );
    return toProposals(input, { pillarNumber, targetSubjectId: target?.subjectId ?? null });
  }

  /** Before and after, today, or on the day from which the change holds where that comes later. */
  async #effect(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    { entries, created }: Proposed,
    input: ScopeChangeInput,
  ): Promise<ScopeChangeEffect> {
    const on = later(access.today, input.effectiveOn);
    return {
      baseRevision: ledger.revision,
      on,
      before: ledger.revision === 0 ? null : await this.courses.hypothetical(query, place, ledger, on),
      after: await this.courses.hypothetical(query, place, afterwards(ledger, entries), on, created),
    };
  }

  async #refuseOtherEffect(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    proposed: Proposed,
    input: ScopeChangeInput,
    effect: ScopeChangeEffect,
  ): Promise<void> {
    const { baseRevision } = input;
    if (baseRevision === undefined || baseRevision === ledger.revision) return;
    if (baseRevision > ledger.revision) {
      throw invalidFields([
        { pointer: '/baseRevision', code: 'future', detail: 'There is no such revision yet.' },
      ]);
    }
    const shown = await this.#effect(query, access, place, ledger.upTo(baseRevision), proposed, input);
    if (figuresIn(shown) !== figuresIn(effect)) {
      throw conflict(
        'effect-changed',
        'The plan has changed since the preview, and so has the effect. Nothing was recorded.',
        effect,
      );
    }
  }
}

/** The figures of an effect without the instants and revisions at which they were computed. */
function figuresIn({ on, before, after }: ScopeChangeEffect): string {
  return JSON.stringify([on, before, after], (key, value: unknown) =>
    key === 'revision' || key === 'knownAt' ? undefined : value,
  );
}

/** Not validated yet: whatever names no subject to have a version of is left to the check of the input. */
function subjectNamed(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('kind' in body) || !('subjectId' in body)) return null;
  const { kind, subjectId } = body;
  if (kind === 'add-pillar' || kind === 'add-milestone') return null;
  return isId(subjectId) ? subjectId.toLowerCase() : null;
}

function isPreview(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'preview' in query && query.preview === 'true';
}

function entryNamed(ledger: Ledger, id: string): Entry | undefined {
  return ledger.entries.find((entry) => entry.id === id);
}

function afterwards(ledger: Ledger, proposals: readonly Proposal[]): Ledger {
  const entries = asRecorded(ledger.entries, proposals);
  const recordedAt = ledger.recordedAt ?? new Date(0);
  return ledger.with(entries, [
    { revision: ledger.revision + 1, recordedAt, personId: null, officeId: null, reason: null, paper: null },
  ]);
}

function placeOf(access: Access, strategyId: string): StrategyPlace {
  return { municipalityId: access.municipality.id, strategyId, timeZone: access.municipality.timeZone };
}
