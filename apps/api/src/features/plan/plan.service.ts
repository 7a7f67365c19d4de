import { Injectable } from '@nestjs/common';
import { later } from '@wegmarke/domain/calendar';
import type { ScopeChangeEffect, ScopeChangeInput, ScopeChangeResult } from '@wegmarke/domain/contracts';
import { asRecorded, checkCommand, type Proposal } from '@wegmarke/domain/plan';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import {
  conflict,
  invalidFields,
  notFound,
  ProblemError,
  refused,
  stale,
} from '../../platform/errors/problem-error';
import { matches, versionTag } from '../../platform/http/etag';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import type { Ledger } from '../ledger/ledger-cache';
import { LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { refusalSentence } from '../ledger/refusal';
import { PlanRepository } from './plan.repository';
import { isAddition, type Proposed, refuseWrongSubject, toProposals } from './to-proposals';

/** Changes of scope, weights and baselines: what they would do to the figures, and doing it. */
@Injectable()
export class PlanService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly repository: PlanRepository,
  ) {}

  /** The effect of a change, recording nothing. */
  async preview(access: Access, strategyId: string, input: ScopeChangeInput): Promise<ScopeChangeEffect> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const { entries } = await this.#propose(query, place, ledger, input);
      refuseUnsound(ledger, entries, access.today);
      return this.#effect(query, access, place, ledger, entries, input);
    });
  }

  /**
   * Records a change. `ifMatch` names the version of its subject; where `baseRevision` is no longer current, the
   * change is applied only if its effect is still the one that the preview showed.
   */
  async apply(
    access: Access,
    strategyId: string,
    input: ScopeChangeInput,
    ifMatch: string | undefined,
  ): Promise<ScopeChangeResult> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const proposed = await this.#propose(
        query,
        place,
        ledger,
        input,
        isAddition(input) ? null : { ifMatch },
      );
      refuseUnsound(ledger, proposed.entries, access.today);
      const effect = await this.#effect(query, access, place, ledger, proposed.entries, input);
      await this.#refuseOtherEffect(query, access, place, ledger, proposed.entries, input, effect);
      const { revision } = await this.ledgers.record(place, {
        ...proposed,
        personId: access.personId,
        officeId: digitalOffice(access),
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

  async #propose(
    query: Query,
    place: StrategyPlace,
    ledger: Ledger,
    input: ScopeChangeInput,
    version: { readonly ifMatch: string | undefined } | null = null,
  ): Promise<Proposed> {
    const target =
      input.kind === 'retract' ? ledger.entries.find(({ id }) => id === input.subjectId) : undefined;
    const subjectId = target?.subjectId ?? input.subjectId;
    const subject = await this.repository.subject(query, place.municipalityId, place.strategyId, subjectId);
    if (!subject) throw notFound();
    refuseWrongSubject(input, subject.type);
    if (version) {
      if (version.ifMatch === undefined) {
        throw new ProblemError(428, 'version-missing', {
          detail: 'Name the version of the subject that you have seen in If-Match.',
        });
      }
      if (!matches(version.ifMatch, versionTag(subject.version))) throw stale(subject);
    }
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
    entries: readonly Proposal[],
    input: ScopeChangeInput,
  ): Promise<ScopeChangeEffect> {
    const on = later(access.today, input.effectiveOn);
    return {
      baseRevision: ledger.revision,
      on,
      before: ledger.revision === 0 ? null : await this.courses.hypothetical(query, place, ledger, on),
      after: await this.courses.hypothetical(query, place, afterwards(ledger, entries), on),
    };
  }

  async #refuseOtherEffect(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    entries: readonly Proposal[],
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
    const shown = await this.#effect(query, access, place, ledger.upTo(baseRevision), entries, input);
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

function afterwards(ledger: Ledger, proposals: readonly Proposal[]): Ledger {
  const entries = asRecorded(ledger.entries, proposals);
  const recordedAt = ledger.recordedAt ?? new Date(0);
  return ledger.with(entries, [
    { revision: ledger.revision + 1, recordedAt, personId: null, officeId: null, reason: null, paper: null },
  ]);
}

function refuseUnsound(ledger: Ledger, entries: readonly Proposal[], today: string): void {
  const refusal = checkCommand(ledger.entries, entries, today);
  if (refusal) throw refused(refusal.problem, refusalSentence(refusal));
}

function placeOf(access: Access, strategyId: string): StrategyPlace {
  return { municipalityId: access.municipality.id, strategyId, timeZone: access.municipality.timeZone };
}

function digitalOffice(access: Access): string | null {
  const offices = access.actor.kind === 'member' ? access.actor.offices : [];
  return offices.find((office) => office.officeKind === 'cdo')?.officeId ?? null;
}
