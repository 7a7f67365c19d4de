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
    private readonly courses: CourseService,
    private readonly texts: TextsRepository,
  ) {}

  /** The effect on the figures; records nothing. */
  async preview(access: Access, strategyId: string, propose: Propose): Promise<PlanEffect> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
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
