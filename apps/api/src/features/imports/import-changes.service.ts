import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  Import,
  ImportAccount,
  ImportApplyInput,
  ImportMappingInput,
  ImportPatch,
  ImportUndoInput,
  ImportUndoResult,
} from '@wegmarke/domain/contracts';
import { cleanText } from '@wegmarke/domain/tables';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ImportedDependenciesService } from '../dependencies/imported-dependencies.service';
import { type Ledger, LedgerService } from '../ledger/ledger.service';
import { VacantOfficesService } from '../offices/vacant-offices.service';
import { PlanChangesService } from '../plan/changes.service';
import { UndoService } from '../plan/undo.service';
import { atLine } from './at-line';
import { IMPORT_TAKEN_BACK, IMPORTED, sourceText } from './own-reasons';
import { placeOf } from './import-effects.service';
import { effectiveDay } from './effective-day';
import { toImport } from './import-view';
import { ImportsReader } from './imports-reader.service';
import { type ImportRecord, ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import type { ReadList } from './reading/list-reader';
import type { Applicable } from './understanding/desk-task';

const LONGEST_NAME = 200;
/** How often a list is compared without keeping others waiting; then once more while they wait. */
const MOST_ATTEMPTS = 2;
/** Of a file without a sheet. */
const EMPTY_ACCOUNT: ImportAccount = {
  rows: 0,
  imported: 0,
  rejected: 0,
  ignored: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  projects: 0,
  milestones: 0,
  dependencies: 0,
};

/** What a list was compared with, and what came of it. */
interface Attempt {
  readonly seen: Ledger;
  readonly isSame: () => Promise<boolean>;
  readonly meanwhile: () => Promise<void>;
  readonly found: Applicable;
  readonly input: ImportApplyInput;
}

/** Lists become part of the plan: kept, corrected, shown with their effect, applied as one revision, taken back as one. */
@Injectable()
export class ImportChangesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ImportsRepository,
    private readonly reader: ImportsReader,
    private readonly imports: ImportsService,
    private readonly ledgers: LedgerService,
    private readonly changes: PlanChangesService,
    private readonly undos: UndoService,
    private readonly offices: VacantOfficesService,
    private readonly dependencies: ImportedDependenciesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('import', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const record = await this.repository.lock(query, access.municipality.id, id);
        return (
          record && { subject: {}, version: record.version, current: () => this.imports.find(access, id) }
        );
      }),
    );
  }

  async create(
    access: Access,
    strategyId: string,
    fileName: string,
    { format, packed }: ReadList,
    mappingInput: ImportMappingInput,
  ): Promise<Import> {
    access.require('plan.change');
    const known = { id: uuid(), strategyId, state: 'ready', mappingInput, corrections: {} } as const;
    return this.database.write(access.municipality.id, async (query) => {
      const { account } = await this.reader.ask(access, known, { kind: 'view' }, packed);
      await this.repository.add(query, access.municipality.id, {
        ...known,
        fileName: nameOf(fileName),
        format,
        account: account ?? EMPTY_ACCOUNT,
        table: packed,
        personId: access.personId,
      });
      return this.imports.find(access, known.id);
    });
  }

  /**
   * Cells and columns as a person corrects them. What is left out stays as it was.
   * @throws ProblemError 409 once the import is applied
   */
  async change(access: Access, id: string, patch: ImportPatch): Promise<Import> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#locked(query, access, id);
      refuseUnlessReady(record);
      const isOtherSheet = patch.mapping?.sheet !== undefined || patch.mapping?.headerLine !== undefined;
      const mappingInput = {
        ...(isOtherSheet ? { ...record.mappingInput, columns: undefined } : record.mappingInput),
        ...patch.mapping,
      };
      const corrections = { ...(isOtherSheet ? {} : record.corrections) };
      for (const { line, cells } of patch.corrections ?? []) {
        if (cells === null) Reflect.deleteProperty(corrections, String(line));
        else corrections[String(line)] = cells;
      }
      const changed = { ...record, mappingInput, corrections };
      const { account } = await this.reader.ask(access, changed, { kind: 'view' });
      await this.repository.change(query, access.municipality.id, id, {
        ...changed,
        account: account ?? record.account,
      });
      return this.imports.find(access, id);
    });
  }

  /**
   * Makes it part of the plan: one revision, or nothing. What takes long of a large list is done before the plan is locked;
   * where others have changed meanwhile what the list was compared with, it is compared anew, the last time under the lock.
   */
  async apply(access: Access, id: string, input: ImportApplyInput): Promise<Import> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#locked(query, access, id);
      refuseUnlessReady(record);
      await this.repository.prepareForMany(query);
      await this.repository.markAttempt(query);
      for (let left = MOST_ATTEMPTS; ; left -= 1) {
        if (left === 0) await this.#lockPlan(query, access, record);
        const applied = await this.#applied(query, access, record, input);
        if (applied) return applied;
        if (left === 0) throw changedMeanwhile();
        await this.repository.backToAttempt(query);
        this.ledgers.unlock(query, record.strategyId);
      }
    });
  }

  /**
   * Forgets a list that has not become part of the plan, its file included. That it was there is in the log.
   *
   * @throws ProblemError 409 once the import is applied
   */
  async discard(access: Access, id: string): Promise<void> {
    await this.database.write(access.municipality.id, async (query) => {
      refuseUnlessReady(await this.#locked(query, access, id));
      await this.repository.remove(query, access.municipality.id, id);
    });
  }

  /** Takes back what it added and changed; texts that somebody changed since stay, and are named. */
  async undo(access: Access, id: string, input: ImportUndoInput): Promise<ImportUndoResult> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#locked(query, access, id);
      await this.repository.prepareForMany(query);
      if (record.state !== 'applied')
        throw conflict('import-not-applied', 'Only an import that is applied can be taken back.');
      const own = input.reason?.trim() ? null : IMPORT_TAKEN_BACK;
      const reason = own ? sourceText(own) : input.reason;
      const { kept } =
        record.revision === null
          ? { kept: [] }
          : await this.undos.undo(access, record.strategyId, record.revision, { ...input, reason }, own);
      await this.dependencies.removeImported(access, record.strategyId, id);
      await this.repository.markUndone(query, access.municipality.id, id);
      return { ...(await this.imports.find(access, id)), kept };
    });
  }

  async #locked(query: Query, access: Access, id: string): Promise<ImportRecord> {
    const record = await this.repository.lock(query, access.municipality.id, id);
    if (!record) throw notFound();
    return record;
  }

  /** Null where it could not be recorded as it was understood. */
  async #applied(
    query: Query,
    access: Access,
    record: ImportRecord,
    input: ImportApplyInput,
  ): Promise<Import | null> {
    const { id: municipalityId } = access.municipality;
    const { id, strategyId } = record;
    const seen = await this.ledgers.current(query, placeOf(access, record));
    const before = await this.repository.surroundings(query, municipalityId, strategyId, []);
    const found = await this.reader.ask(access, record, { kind: 'changes' });
    // As it will be seen: nothing is asked any more once others wait.
    const view = await this.reader.ask(access, record, { kind: 'view' });
    await this.offices.add(access, found.offices, found.newDepartments);
    const own = [...found.offices, ...found.newDepartments].map(({ id: made }) => made);
    const isSame = async (): Promise<boolean> =>
      (await this.repository.surroundings(query, municipalityId, strategyId, own)) === before;
    const meanwhile = () => this.repository.addJudgements(query, municipalityId, id, found.judgements);
    const recorded = await this.#record(query, access, record, { seen, isSame, meanwhile, found, input });
    if (!recorded) return null;
    await this.repository.addLinks(query, municipalityId, strategyId, id, found.links);
    await this.dependencies.addImported(access, strategyId, id, found.dependencies);
    const { account, outcome } = found;
    await this.repository.markApplied(query, municipalityId, id, { account, outcome, ...recorded });
    if (Object.keys(record.mappingInput).length > 0)
      await this.repository.remember(query, municipalityId, found.signature, found.mapping);
    const after = await this.#locked(query, access, id);
    return toImport(after, { ...view, account: null });
  }

  async #lockPlan(query: Query, access: Access, record: ImportRecord): Promise<Ledger> {
    return (await this.ledgers.lockAndRead(query, placeOf(access, record))).ledger;
  }

  /** Under the plan's lock from here on. Null where others were faster with something that it rests on. */
  async #record(
    query: Query,
    access: Access,
    record: ImportRecord,
    { found: { changes, changeLines }, input, ...ground }: Attempt,
  ): Promise<{ readonly revision: number | null } | null> {
    const { strategyId } = record;
    if (changes.length === 0) {
      await ground.meanwhile();
      await this.#lockPlan(query, access, record);
      return (await ground.isSame()) ? { revision: null } : null;
    }
    try {
      const own = input.reason?.trim() ? null : IMPORTED;
      const reason = own ? sourceText(own) : input.reason;
      const whole = { effectiveOn: effectiveDay(ground.seen, changes), ...input, reason, changes };
      return await this.changes.applyAhead(access, strategyId, ground, whole, own);
    } catch (error) {
      throw atLine(error, changeLines);
    }
  }
}

function refuseUnlessReady({ state }: ImportRecord): void {
  if (state !== 'ready')
    throw conflict(
      'import-applied',
      'This import is applied already. Import the file again to bring something new.',
    );
}

const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Somebody has changed these texts meanwhile. Nothing was stored; try again.');

/** As the file is called, without what cannot be seen in a name, such as marks that turn its ending around. */
const nameOf = (given: string): string =>
  cleanText(given, false)
    .text.slice(-LONGEST_NAME)
    .replace(/^\p{Cs}/u, '') || 'list';
