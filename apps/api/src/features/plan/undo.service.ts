import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { ChangedSince, FieldText, UndoInput, UndoResult } from '@wegmarke/domain/contracts';
import { entriesInForce, type Entry, laterOn, type Proposal } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import { takenBack } from '@wegmarke/domain/texts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type Ledger, LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { placeOf, refuseWithoutReason } from './proposals.service';
import {
  type Described,
  type LaterTextChange,
  type TextChange,
  TextsRepository,
  titleIn,
  type Writing,
} from './texts.repository';

/** When something was recorded, and by whom. */
type Recorded = Pick<Writing, 'revision' | 'recordedAt' | 'personId' | 'officeId'>;

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
   *   that is to be taken back too; 409 `undone-already`; 409 `adoption-published`; 422 `adopted-stays`
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
      await this.#refusePublicAdoption(query, place, entries);
      const texts = await this.#textsBack(query, access, place, ledger, revision);
      refuseWithoutReason(ledger, entries, input.reason);
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

  /** What council decided and the public has read stays the measure: without it, everything would count as added since. */
  async #refusePublicAdoption(query: Query, place: StrategyPlace, entries: readonly Entry[]): Promise<void> {
    if (!entries.some(({ value }) => value.kind === 'adopted')) return;
    if (!(await this.texts.isPublished(query, place.municipalityId, place.strategyId))) return;
    throw conflict(
      'adoption-published',
      'The adoption has been published and stays. Record what has changed since.',
    );
  }

  /** Texts go back, language by language, where nobody has written since; what somebody wrote since stays. */
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
    const later = await this.#laterOn(query, place, revision, ids);
    const back: TextChange[] = [];
    const others: TextChange[] = [];
    for (const { subjectId, field, ...change } of changes) {
      const subject = described.get(subjectId);
      if (!subject) continue;
      const now = subject.texts[field] ?? null;
      const { value, isContested } = takenBack(change, later.get(`${subjectId} ${field}`) ?? [], now);
      // Who answered before may have been closed since: what answers now goes on answering.
      const after = isOpen(field, value) ? value : now;
      const text = { subjectId, type: subject.type, field };
      if (!isDeepStrictEqual(after, now)) back.push({ ...text, before: now, after });
      if (isContested || after !== value) others.push({ ...text, before: change.after, after });
    }
    return { back, kept: await this.#keptOf(query, access, place, ledger, others, described) };
  }

  /** By subject and field: what later revisions wrote there. */
  async #laterOn(
    query: Query,
    { municipalityId, strategyId }: StrategyPlace,
    revision: number,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly LaterTextChange[]>> {
    const later = await this.texts.changesAfter(query, municipalityId, strategyId, revision, ids);
    const byField = new Map<string, LaterTextChange[]>();
    for (const change of later) {
      const key = `${change.subjectId} ${change.field}`;
      byField.set(key, [...(byField.get(key) ?? []), change]);
    }
    return byField;
  }

  /** What stays, and who wrote it: whoever wrote last what stands there now. */
  async #keptOf(
    query: Query,
    access: Access,
    place: StrategyPlace,
    ledger: Ledger,
    others: readonly TextChange[],
    described: ReadonlyMap<string, Described>,
  ): Promise<ChangedSince[]> {
    if (others.length === 0) return [];
    const ids = [...new Set(others.map(({ subjectId }) => subjectId))];
    const writings = await this.texts.writings(query, place.municipalityId, ids);
    const tell = await this.#teller(query, access, place, writings);
    return others.flatMap(({ subjectId, field, after }) => {
      const subject = described.get(subjectId);
      if (!subject) return [];
      const own = writings.filter((writing) => writing.subjectId === subjectId && writing.field === field);
      const last =
        own.find(({ revision, value }) => revision !== null && isDeepStrictEqual(value, after)) ?? own[0];
      return [tell(subject, field, last ?? ledger.recording(ledger.revision))];
    });
  }

  /** Says of a change what it was about, when it came and by whom. */
  async #teller(query: Query, access: Access, place: StrategyPlace, known: readonly Recorded[]) {
    const personIds = known.flatMap(({ personId }) => personId ?? []);
    const names = await this.texts.personNames(query, place.municipalityId, personIds);
    const offices = await this.offices.officesById(access);
    return ({ id, texts }: Described, what: string, recorded: Recorded): ChangedSince => ({
      subjectId: id,
      title: titleIn(texts),
      what,
      revision: recorded.revision,
      recordedAt: recorded.recordedAt.toISOString(),
      office: (recorded.officeId === null ? null : offices.get(recorded.officeId)?.title) ?? null,
      person: (recorded.personId === null ? null : names.get(recorded.personId)) ?? null,
    });
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
    const recordings = later.map(({ revision }) => ledger.recording(revision));
    const tell = await this.#teller(query, access, place, recordings);
    const since = later.flatMap(({ subjectId, value, revision }): ChangedSince[] => {
      const subject = described.get(subjectId);
      return subject ? [tell(subject, value.kind, ledger.recording(revision))] : [];
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
