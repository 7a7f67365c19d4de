import { Injectable } from '@nestjs/common';
import { type Day, later } from '@wegmarke/domain/calendar';
import type {
  FieldText,
  PlanChange,
  PlanChangesInput,
  PlanChangesResult,
  PlanEffect,
} from '@wegmarke/domain/contracts';
import { effectsOf } from '@wegmarke/domain/course';
import { asRecorded, entriesInForce, foldInForce } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { conflict, invalidFields, ProblemError, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { type Ledger, LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { fieldOfBatch, refuseForeignFields } from './change-fields';
import { type Drafted, draftChanges } from './draft-changes';
import { PlanRepository } from './plan.repository';
import { TextsRepository } from './texts.repository';

const END_OF_TIME: Day = '9999-12-31';
/** What only says how something is called and who answers for it needs no reason. */
const DESCRIPTIONS: readonly PlanChange['kind'][] = [
  'describe-pillar',
  'describe-project',
  'describe-milestone',
];

/** Edits of a plan: whatever is changed together becomes one revision, or nothing does. */
@Injectable()
export class PlanChangesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly repository: PlanRepository,
    private readonly texts: TextsRepository,
    private readonly offices: OfficesService,
  ) {}

  /** The effect of changes on the figures; records nothing. */
  async preview(access: Access, strategyId: string, input: PlanChangesInput): Promise<PlanEffect> {
    access.require('plan.change');
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const drafted = await this.#draft(query, access, place, ledger, input);
      this.#refuseUnsound(access, ledger, drafted, input);
      return this.#effect(query, place, ledger, drafted, this.#dayOf(access, drafted.effectiveOn));
    });
  }

  /**
   * Records changes as one revision, in the transaction under way where there is one.
   *
   * @param reasonTexts the reason in several languages, where the product gives it
   * @throws ProblemError 422 where a change makes no sense (with its place in the batch) or the reason is missing; 409
   *   where the effect is no longer the one of `baseRevision`, or a text was changed meanwhile
   */
  async apply(
    access: Access,
    strategyId: string,
    input: PlanChangesInput,
    reasonTexts: FieldText | null = null,
  ): Promise<PlanChangesResult> {
    access.require('plan.change');
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const drafted = await this.#draft(query, access, place, ledger, input);
      refuseWithoutReason(ledger, input);
      this.#refuseUnsound(access, ledger, drafted, input);
      await this.#refuseOtherEffect(query, access, place, ledger, drafted, input);
      if (drafted.entries.length === 0 && drafted.texts.length === 0)
        return { revision: ledger.revision, createdIds: [] };
      const { revision, recordedAt } = await this.ledgers.record(place, {
        entries: drafted.entries,
        created: drafted.created,
        fieldOf: fieldOfBatch(input.changes, drafted.indexOf),
        personId: access.personId,
        officeId: actingOffice(access.actor),
        reason: input.reason ?? null,
        reasonTexts,
        paper: input.paper ?? null,
      });
      await this.texts.write(
        query,
        place,
        { revision, recordedAt, personId: access.personId },
        drafted.texts,
      );
      return { revision, createdIds: drafted.created.map(({ id }) => id) };
    });
  }

  async #draft(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    { changes, effectiveOn }: PlanChangesInput,
  ): Promise<Drafted & { readonly effectiveOn: Day }> {
    refuseForeignFields(changes);
    const ids = [...new Set(changes.flatMap(idsIn))];
    const described = await this.texts.describedBy(query, place.municipalityId, ids);
    const { startsOn } = await this.repository.period(query, place.municipalityId, place.strategyId);
    const inForce = entriesInForce(ledger.entries);
    const isDraft = !inForce.some((entry) => entry.value.kind === 'adopted');
    const from = effectiveOn ?? (isDraft && startsOn < access.today ? startsOn : access.today);
    const drafted = draftChanges(changes, {
      strategyId: place.strategyId,
      effectiveOn: from,
      today: access.today,
      inForce,
      plan: foldInForce(inForce, END_OF_TIME),
      described: new Map(described.map((subject) => [subject.id, subject])),
      nextPillarNumber: await this.repository.nextPillarNumber(query, place.municipalityId, place.strategyId),
    });
    await this.#refuseUnknownReferences(access, changes);
    return { ...drafted, indexOf: drafted.indexOf, effectiveOn: from };
  }

  async #refuseUnknownReferences(access: Access, changes: readonly PlanChange[]): Promise<void> {
    // Open ones: nobody acts for an office that a reorganisation has closed.
    const offices = new Set((await this.offices.listOffices(access)).items.map((office) => office.id));
    const departments = new Set(
      (await this.offices.listDepartments(access)).items.map((department) => department.id),
    );
    const faults = changes.flatMap((change, index) => {
      const fault = (name: string) => ({
        pointer: `/changes/${String(index)}/${name}`,
        code: 'unknown',
        detail: `${name} must name what this municipality has.`,
      });
      return [
        ...('officeId' in change && change.officeId != null && !offices.has(change.officeId)
          ? [fault('officeId')]
          : []),
        ...('departmentId' in change && change.departmentId != null && !departments.has(change.departmentId)
          ? [fault('departmentId')]
          : []),
      ];
    });
    if (faults.length > 0) throw invalidFields(faults);
  }

  #refuseUnsound(access: Access, ledger: Ledger, drafted: Drafted, { changes }: PlanChangesInput): void {
    this.ledgers.refuseUnsound(ledger, drafted.entries, access.today, fieldOfBatch(changes, drafted.indexOf));
  }

  #dayOf(access: Access, effectiveOn: Day): Day {
    return later(access.today, effectiveOn);
  }

  /** Before and after, today, or on the day from which the change holds where that comes later. */
  async #effect(
    query: Query,
    place: StrategyPlace,
    ledger: Ledger,
    { entries, created }: Drafted,
    on: Day,
  ): Promise<PlanEffect> {
    const recorded = asRecorded(ledger.entries, entries);
    const recordedAt = ledger.recordedAt ?? new Date(0);
    const next = ledger.with(recorded, [
      {
        revision: ledger.revision + 1,
        recordedAt,
        personId: null,
        officeId: null,
        reason: null,
        paper: null,
      },
    ]);
    const after = await this.courses.hypothetical(query, place, next, on, created);
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
    drafted: Drafted & { readonly effectiveOn: Day },
    input: PlanChangesInput,
  ): Promise<void> {
    const { baseRevision } = input;
    if (baseRevision === undefined || baseRevision === ledger.revision) return;
    if (baseRevision > ledger.revision) {
      throw invalidFields([
        { pointer: '/baseRevision', code: 'future', detail: 'There is no such revision yet.' },
      ]);
    }
    const on = this.#dayOf(access, drafted.effectiveOn);
    const effect = await this.#effect(query, place, ledger, drafted, on);
    const seen = await this.#effectAt(query, access, place, ledger.upTo(baseRevision), input, on);
    if (seen !== figuresIn(effect, drafted)) {
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
    input: PlanChangesInput,
    on: Day,
  ): Promise<string | null> {
    try {
      const drafted = await this.#draft(query, access, place, ledger, input);
      return figuresIn(await this.#effect(query, place, ledger, drafted, on), drafted);
    } catch (error) {
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

export function placeOf(access: Access, strategyId: string): StrategyPlace {
  return { municipalityId: access.municipality.id, strategyId, timeZone: access.municipality.timeZone };
}

/** @throws ProblemError 422 where what was adopted is changed without saying why */
export function refuseWithoutReason(
  ledger: Ledger,
  { changes, reason }: Pick<PlanChangesInput, 'changes' | 'reason'>,
): void {
  const isAdopted = entriesInForce(ledger.entries).some((entry) => entry.value.kind === 'adopted');
  const isDescribed = changes.every(({ kind }) => DESCRIPTIONS.includes(kind));
  if (!isAdopted || isDescribed || reason?.trim()) return;
  const detail = 'The plan is adopted: say why it is changed.';
  throw refused('reason-missing', detail, [{ pointer: '/reason', code: 'reason-missing', detail }]);
}

function idsIn(change: PlanChange): string[] {
  return [
    'id' in change ? change.id : undefined,
    'subjectId' in change ? change.subjectId : undefined,
    'pillarId' in change ? change.pillarId : undefined,
    'projectId' in change ? change.projectId : undefined,
    'intoId' in change ? change.intoId : undefined,
    ...(change.kind === 'split' ? change.parts.map(({ id }) => id) : []),
    ...('contributesTo' in change ? (change.contributesTo ?? []) : []),
  ].filter((id) => id !== undefined);
}

/** The figures of an effect, and what it would take from the plan, without instants and revisions. */
function figuresIn({ on, before, after }: PlanEffect, { entries }: Drafted): string {
  const taken = entries.map(({ subjectId, value }) => [subjectId, value.kind]);
  return JSON.stringify([on, before, after, taken], (key, value: unknown) =>
    key === 'revision' || key === 'knownAt' ? undefined : value,
  );
}
