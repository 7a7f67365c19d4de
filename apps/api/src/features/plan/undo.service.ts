import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { ChangedSince, FieldText, UndoInput, UndoResult } from '@wegmarke/domain/contracts';
import { entriesInForce, type Entry, laterOn, type Proposal } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type Ledger, LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { placeOf, refuseWithoutReason } from './changes.service';
import { type Described, type TextChange, TextsRepository, titleIn } from './texts.repository';

const PLACES: readonly string[] = ['officeId', 'departmentId'];

/** Undo and redo: one revision takes back what another did, entries by retraction, texts by what stood there before. */
@Injectable()
export class UndoService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly texts: TextsRepository,
    private readonly offices: OfficesService,
  ) {}

  /**
   * @throws ProblemError 409 `changed-since` with what others recorded later about things that the revision added, unless
   *   that is to be taken back too; 409 `undone-already`; 422 `adopted-stays`
   */
  async undo(
    access: Access,
    strategyId: string,
    revision: number,
    input: UndoInput,
    reasonTexts: FieldText | null = null,
  ): Promise<UndoResult> {
    access.require('plan.change');
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      if (revision < 1 || revision > ledger.revision) throw notFound();
      await this.#refuseTwice(query, place, revision);
      const own = ledger.entries.filter((entry) => entry.revision === revision);
      const inForce = new Set(standing(ledger).map(({ id }) => id));
      const later = laterOn(own, standing(ledger));
      if (later.length > 0 && input.includeLater !== true)
        throw await this.#changedSince(query, access, place, ledger, later);
      const entries = [...own.filter(({ id }) => inForce.has(id)), ...later];
      const texts = await this.#textsBack(query, access, place, ledger, revision);
      if (entries.length > 0)
        refuseWithoutReason(ledger, { changes: [{ kind: 'adopt' }], reason: input.reason ?? null });
      const recorded = await this.ledgers.record(place, {
        entries: entries.map((entry) => retraction(entry, access.today)),
        personId: access.personId,
        officeId: actingOffice(access.actor),
        reason: input.reason ?? null,
        reasonTexts,
        paper: null,
      });
      const { personId } = access;
      await this.texts.write(query, place, { ...recorded, personId }, texts.back);
      await this.texts.addUndo(query, place.municipalityId, strategyId, recorded.revision, revision);
      return { revision: recorded.revision, createdIds: [], kept: texts.kept };
    });
  }

  async #refuseTwice(query: Query, place: StrategyPlace, revision: number): Promise<void> {
    const by = await this.texts.undoneBy(query, place.municipalityId, place.strategyId, revision);
    if (by === null) return;
    throw conflict('undone-already', 'This has been taken back already.', { undoneBy: by });
  }

  /** Texts that still read as the revision left them go back; what somebody wrote since stays. */
  async #textsBack(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    revision: number,
  ): Promise<{ readonly back: readonly TextChange[]; readonly kept: readonly ChangedSince[] }> {
    const changes = await this.texts.changesOf(query, place.municipalityId, place.strategyId, revision);
    if (changes.length === 0) return { back: [], kept: [] };
    const ids = [...new Set(changes.map(({ subjectId }) => subjectId))];
    const described = await this.#described(query, place, ids);
    const isOpen = await this.#openPlaces(access, changes);
    const back: TextChange[] = [];
    const kept: ChangedSince[] = [];
    for (const { subjectId, field, before, after } of changes) {
      const subject = described.get(subjectId);
      if (!subject) continue;
      // Who answered before may have been closed since: what answers now goes on answering.
      if (isDeepStrictEqual(subject.texts[field] ?? null, after) && isOpen(field, before))
        back.push({ subjectId, type: subject.type, field, before: after, after: before });
      else {
        const { recordedAt } = ledger.recording(ledger.revision);
        kept.push({
          subjectId,
          title: titleIn(subject.texts),
          what: field,
          revision: ledger.revision,
          recordedAt: recordedAt.toISOString(),
          office: null,
        });
      }
    }
    return { back, kept };
  }

  /** Whether an office or department that a text names is still there to take something over. */
  async #openPlaces(
    access: Access,
    changes: readonly Pick<TextChange, 'field'>[],
  ): Promise<(field: string, value: unknown) => boolean> {
    if (!changes.some(({ field }) => PLACES.includes(field))) return () => true;
    const { items: offices } = await this.offices.listOffices(access);
    const { items: departments } = await this.offices.listDepartments(access);
    const open = new Set<unknown>([...offices, ...departments].map(({ id }) => id));
    return (field, value) => !PLACES.includes(field) || value === null || open.has(value);
  }

  async #changedSince(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    later: readonly Entry[],
  ) {
    const described = await this.#described(
      query,
      place,
      later.map(({ subjectId }) => subjectId),
    );
    const offices = await this.offices.officesById(access);
    const since = later.flatMap((entry): ChangedSince[] => {
      const subject = described.get(entry.subjectId);
      const { recordedAt, officeId } = ledger.recording(entry.revision);
      if (!subject) return [];
      return [
        {
          subjectId: entry.subjectId,
          title: titleIn(subject.texts),
          what: entry.value.kind,
          revision: entry.revision,
          recordedAt: recordedAt.toISOString(),
          office: (officeId === null ? null : offices.get(officeId)?.title) ?? null,
        },
      ];
    });
    return conflict(
      'changed-since',
      'Others have worked on what this added. Take that back as well, or leave it as it is.',
      since,
    );
  }

  async #described(
    query: Query,
    place: StrategyPlace,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Described>> {
    const found = await this.texts.describedBy(query, place.municipalityId, ids);
    return new Map(found.map((subject) => [subject.id, subject]));
  }
}

/** Everything that no retraction in force names, retractions included: what can be taken back. */
function standing(ledger: Ledger): Entry[] {
  const inForce = new Set(entriesInForce(ledger.entries).map(({ id }) => id));
  return ledger.entries.filter((entry) =>
    entry.value.kind === 'retracted' ? !inForce.has(entry.value.entryId) : inForce.has(entry.id),
  );
}

function retraction({ id, subjectId }: Entry, today: string): Proposal {
  return { id: uuid(), validOn: today, subjectId, value: { kind: 'retracted', entryId: id } };
}
