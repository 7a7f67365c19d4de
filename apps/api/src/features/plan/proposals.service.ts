import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Day, later } from '@wegmarke/domain/calendar';
import type { FieldText, PlanEffect } from '@wegmarke/domain/contracts';
import { effectsOf } from '@wegmarke/domain/course';
import { asRecorded, entriesInForce, type Proposal } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { conflict, invalidFields, ProblemError, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { LedgerAheadService } from '../ledger/ahead.service';
import {
  type FieldOf,
  type Ledger,
  LedgerService,
  type NewSubject,
  type StrategyPlace,
} from '../ledger/ledger.service';
import { type TextChange, TextsRepository } from './texts.repository';

/** What would become one revision: entries, the rows of what they create, and texts. */
export interface Proposed {
  readonly entries: readonly Proposal[];
  readonly created: readonly NewSubject[];
  readonly texts: readonly TextChange[];
  /** The day from which it holds. */
  readonly effectiveOn: Day;
  /** Names the field that a refusal is about. */
  readonly fieldOf: FieldOf;
}

/** Says what is proposed over a ledger: the current one, and, where somebody was faster, the one that was seen. */
export type Propose = (query: Query, ledger: Ledger) => Promise<Proposed>;

/** Why and on whose paper something is recorded, and at which revision its effect was seen. */
export interface Grounds {
  readonly reason?: string | null;
  /** The reason in several languages, where the product gives it. */
  readonly reasonTexts?: FieldText | null;
  readonly paper?: string | null;
  readonly baseRevision?: number;
}

/** What a proposal was made over without locking its plan, and, asked under the lock, whether all else is as it was. */
export interface SeenGround {
  readonly seen: Ledger;
  readonly isSame: () => Promise<boolean>;
  /** What else is written once the rows of what is new are there, and before the plan is locked. */
  readonly meanwhile: () => Promise<void>;
}

export interface RecordedProposal {
  readonly revision: number;
  readonly proposed: Proposed;
}

/** The one way from a proposal to its effect and to its recording, whoever words it. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly ahead: LedgerAheadService,
    private readonly courses: CourseService,
    private readonly texts: TextsRepository,
  ) {}

  /**
   * The effect on the figures; records nothing.
   *
   * @param seen the ledger to compare with, without locking its plan; null: the current one, under its lock
   */
  async preview(
    access: Access,
    strategyId: string,
    propose: Propose,
    seen: Ledger | null = null,
  ): Promise<PlanEffect> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const ledger = seen ?? (await this.ledgers.lockAndRead(query, place)).ledger;
      const proposed = await propose(query, ledger);
      this.ledgers.refuseUnsound(ledger, proposed.entries, access.today, proposed.fieldOf);
      return this.#effect(query, access, place, ledger, proposed);
    });
  }

  /**
   * Records as one revision, in the transaction under way where there is one. What changes nothing leaves the revision
   * as it is.
   *
   * @throws ProblemError 422 where it makes no sense or the reason is missing; 409 where the effect is no longer the one
   *   of `baseRevision`
   */
  async record(
    access: Access,
    strategyId: string,
    propose: Propose,
    grounds: Grounds,
  ): Promise<RecordedProposal> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const proposed = await propose(query, ledger);
      const { entries, created, texts, fieldOf } = proposed;
      refuseWithoutReason(ledger, entries, grounds.reason);
      this.ledgers.refuseUnsound(ledger, entries, access.today, fieldOf);
      await this.#refuseOtherEffect(query, access, place, ledger, proposed, propose, grounds.baseRevision);
      if (entries.length === 0 && texts.length === 0) return { revision: ledger.revision, proposed };
      const { personId } = access;
      const { revision, recordedAt } = await this.ledgers.record(place, {
        entries,
        created,
        fieldOf,
        personId,
        officeId: actingOffice(access.actor),
        reason: grounds.reason ?? null,
        reasonTexts: grounds.reasonTexts ?? null,
        paper: grounds.paper ?? null,
      });
      await this.texts.write(query, place, { revision, recordedAt, personId }, texts);
      return { revision, proposed };
    });
  }

  /**
   * The same for what is large: all that takes long is done before the plan is locked, over the ledger that was seen.
   * Null where others have changed meanwhile what it rests on: then whoever asked goes back and begins anew.
   */
  async recordAhead(
    access: Access,
    strategyId: string,
    { seen, isSame, meanwhile }: SeenGround,
    propose: Propose,
    grounds: Grounds,
  ): Promise<RecordedProposal | null> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const proposed = await propose(query, seen);
      const { entries, created, texts, fieldOf } = proposed;
      refuseWithoutReason(seen, entries, grounds.reason);
      await this.#refuseOtherEffect(query, access, place, seen, proposed, propose, grounds.baseRevision);
      const { personId } = access;
      const { reason = null, reasonTexts = null, paper = null } = grounds;
      const recording = { personId, officeId: actingOffice(access.actor), reason, reasonTexts, paper };
      const command = { ...recording, entries, created, fieldOf };
      const ahead = await this.ahead.bring(query, place, seen, command);
      await meanwhile();
      const locked = await this.ledgers.lockAndRead(query, place);
      const { ledger } = locked;
      if (!isStillMeant(seen, ledger, proposed)) return null;
      if ((await this.#areRewritten(query, place, seen, texts)) || !(await isSame())) return null;
      if (ledger.revision !== seen.revision)
        await this.#refuseOtherEffect(query, access, place, ledger, proposed, propose, grounds.baseRevision);
      if (entries.length === 0 && texts.length === 0) return { revision: ledger.revision, proposed };
      const { revision, recordedAt, written } = this.ledgers.send(query, place, locked, {
        ...command,
        ahead,
      });
      await written;
      await this.texts.write(query, place, { revision, recordedAt, personId }, texts);
      return { revision, proposed };
    });
  }

  /** Whether a text reads otherwise by now than the proposal saw it, or a revision has rewritten any. */
  async #areRewritten(
    query: Query,
    { municipalityId, strategyId }: StrategyPlace,
    { revision }: Ledger,
    texts: readonly TextChange[],
  ): Promise<boolean> {
    if (await this.texts.areRewrittenAfter(query, municipalityId, strategyId, revision)) return true;
    const ids = [...new Set(texts.map(({ subjectId }) => subjectId))];
    if (ids.length === 0) return false;
    const described = await this.texts.describedBy(query, municipalityId, ids);
    const current = new Map(described.map((subject) => [subject.id, subject.texts]));
    return texts.some(
      ({ subjectId, field, before }) =>
        !isDeepStrictEqual(current.get(subjectId)?.[field] ?? null, before ?? null),
    );
  }

  /** Before and after, today, or on the day from which the change holds where that comes later. */
  async #effect(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    { entries, created, effectiveOn }: Proposed,
  ): Promise<PlanEffect> {
    const on = later(access.today, effectiveOn);
    const recorded = asRecorded(ledger.entries, entries);
    const after = await this.courses.hypothetical(query, place, afterwards(ledger, recorded), on, created);
    const titles = new Map(after.pillars.map((pillar) => [pillar.id, pillar.title]));
    const pillarIds = after.pillars.map(({ id }) => id);
    const effects = effectsOf(ledger.entries, recorded, on, pillarIds);
    return {
      baseRevision: ledger.revision,
      on,
      before: ledger.revision === 0 ? null : await this.courses.hypothetical(query, place, ledger, on),
      after,
      moves: [null, ...pillarIds].map((pillarId) => ({
        pillarId,
        title: pillarId === null ? null : (titles.get(pillarId) ?? null),
        figures: effects
          .filter((effect) => effect.pillarId === pillarId)
          .map(({ scope, figure, from, to, parts }) => ({ scope, figure, from, to, parts })),
      })),
    };
  }

  /** Where somebody was faster than whoever saw the preview, only the same effect is still what was meant. */
  async #refuseOtherEffect(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    proposed: Proposed,
    propose: Propose,
    baseRevision: number | undefined,
  ): Promise<void> {
    if (baseRevision === undefined || baseRevision === ledger.revision) return;
    if (baseRevision > ledger.revision) {
      throw invalidFields([
        { pointer: '/baseRevision', code: 'future', detail: 'There is no such revision yet.' },
      ]);
    }
    const effect = await this.#effect(query, access, place, ledger, proposed);
    const seen = await this.#effectAt(query, access, place, ledger.upTo(baseRevision), propose);
    if (seen !== figuresIn(effect, proposed)) {
      throw conflict(
        'effect-changed',
        'The plan has changed since the preview, and so has the effect. Nothing was recorded.',
        effect,
      );
    }
  }

  /** What was shown at an earlier revision; null where the change made no sense then. */
  async #effectAt(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    propose: Propose,
  ): Promise<string | null> {
    try {
      const proposed = await propose(query, ledger);
      return figuresIn(await this.#effect(query, access, place, ledger, proposed), proposed);
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

export function placeOf(access: Access, strategyId: string): StrategyPlace {
  return { municipalityId: access.municipality.id, strategyId, timeZone: access.municipality.timeZone };
}

/** @throws ProblemError 422 where what was adopted is changed without saying why; names and texts need no reason */
export function refuseWithoutReason(
  ledger: Ledger,
  entries: readonly unknown[],
  reason: string | null | undefined,
): void {
  const isAdopted = entriesInForce(ledger.entries).some((entry) => entry.value.kind === 'adopted');
  if (!isAdopted || entries.length === 0 || reason?.trim()) return;
  const detail = 'The plan is adopted: say why it is changed.';
  throw refused('reason-missing', detail, [{ pointer: '/reason', code: 'reason-missing', detail }]);
}

/** What says of a milestone how it stands, and nothing of the plan itself. */
const REPORTS: ReadonlySet<string> = new Set(['completed', 'promise-set', 'evidence-set', 'confirmed']);

/** Whether all that was recorded since is reports on what the proposal does not speak of: in any order they come to the same. */
function isStillMeant(seen: Ledger, ledger: Ledger, { entries, texts }: Proposed): boolean {
  const later = ledger.entries.filter(({ revision }) => revision > seen.revision);
  const reported = new Set(later.map(({ revision }) => revision));
  if (reported.size < ledger.revision - seen.revision) return false;
  const spoken = new Set([...entries, ...texts].map(({ subjectId }) => subjectId));
  return later.every(({ subjectId, value }) => REPORTS.has(value.kind) && !spoken.has(subjectId));
}

function afterwards(ledger: Ledger, recorded: ReturnType<typeof asRecorded>): Ledger {
  const recordedAt = ledger.recordedAt ?? new Date(0);
  const by = { personId: null, officeId: null, reason: null, paper: null };
  return ledger.with(recorded, [{ revision: ledger.revision + 1, recordedAt, ...by }]);
}

/** The figures of an effect, and what it would take from the plan, without instants and revisions. */
function figuresIn({ on, before, after }: PlanEffect, { entries }: Proposed): string {
  const taken = entries.map(({ subjectId, value }) => [subjectId, value.kind]);
  return JSON.stringify([on, before, after, taken], (key, value: unknown) =>
    key === 'revision' || key === 'knownAt' ? undefined : value,
  );
}
