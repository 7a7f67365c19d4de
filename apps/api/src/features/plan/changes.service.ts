import { Injectable } from '@nestjs/common';
import type { Day } from '@wegmarke/domain/calendar';
import type {
  FieldText,
  PlanChange,
  PlanChangesInput,
  PlanChangesResult,
  PlanEffect,
} from '@wegmarke/domain/contracts';
import { entriesInForce, foldInForce } from '@wegmarke/domain/plan';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { invalidFields } from '../../platform/errors/problem-error';
import type { Ledger } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { fieldOfBatch, refuseForeignFields } from './change-fields';
import { draftChanges } from './draft-changes';
import { PlanRepository } from './plan.repository';
import { placeOf, type Propose, type Proposed, ProposalsService, type SeenGround } from './proposals.service';
import { TextsRepository } from './texts.repository';

const END_OF_TIME: Day = '9999-12-31';

/** Edits of a plan: whatever is changed together becomes one revision, or nothing does. */
@Injectable()
export class PlanChangesService {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly repository: PlanRepository,
    private readonly texts: TextsRepository,
    private readonly offices: OfficesService,
  ) {}

  /** The effect of changes on the figures; records nothing. */
  async preview(
    access: Access,
    strategyId: string,
    input: PlanChangesInput,
    seen: Ledger | null = null,
  ): Promise<PlanEffect> {
    access.require('plan.change');
    return this.proposals.preview(access, strategyId, this.#proposing(access, strategyId, input), seen);
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
    const propose = this.#proposing(access, strategyId, input);
    const grounds = { ...input, reasonTexts };
    const { revision, proposed } = await this.proposals.record(access, strategyId, propose, grounds);
    return { revision, createdIds: proposed.created.map(({ id }) => id) };
  }

  /**
   * The same for thousands of changes over the ledger that they were made for: the plan is locked only once they are in the
   * tables. Null where it has changed meanwhile in what they rest on: nothing was recorded, and the transaction is to go
   * back to where it stood.
   */
  async applyAhead(
    access: Access,
    strategyId: string,
    ground: SeenGround,
    input: PlanChangesInput,
    reasonTexts: FieldText | null,
  ): Promise<Pick<PlanChangesResult, 'revision'> | null> {
    access.require('plan.change');
    const propose = this.#proposing(access, strategyId, input);
    return this.proposals.recordAhead(access, strategyId, ground, propose, { ...input, reasonTexts });
  }

  /** What a batch would record: drafted anew over whatever ledger it is asked of. */
  #proposing(access: Access, strategyId: string, input: PlanChangesInput): Propose {
    return (query, ledger) => this.#draft(query, access, strategyId, ledger, input);
  }

  async #draft(
    query: Query,
    access: Access,
    strategyId: string,
    ledger: Ledger,
    { changes, effectiveOn }: PlanChangesInput,
  ): Promise<Proposed> {
    refuseForeignFields(changes);
    const { municipalityId } = placeOf(access, strategyId);
    const ids = [...new Set(changes.flatMap(idsIn))];
    const described = await this.texts.describedBy(query, municipalityId, ids);
    const { startsOn } = await this.repository.period(query, municipalityId, strategyId);
    const inForce = entriesInForce(ledger.entries);
    const isDraft = !inForce.some((entry) => entry.value.kind === 'adopted');
    const from = effectiveOn ?? (isDraft && startsOn < access.today ? startsOn : access.today);
    const { entries, created, texts, indexOf } = draftChanges(changes, {
      strategyId,
      effectiveOn: from,
      today: access.today,
      inForce,
      plan: foldInForce(inForce, END_OF_TIME),
      described: new Map(described.map((subject) => [subject.id, subject])),
      nextPillarNumber: await this.repository.nextPillarNumber(query, municipalityId, strategyId),
    });
    await this.#refuseUnknownReferences(access, changes);
    return { entries, created, texts, effectiveOn: from, fieldOf: fieldOfBatch(changes, indexOf) };
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
