import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  Import,
  ImportAccount,
  ImportApplyInput,
  ImportEffect,
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
import { conflict, notFound, ProblemError } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ImportedDependenciesService } from '../dependencies/imported-dependencies.service';
import { type Ledger, LedgerService } from '../ledger/ledger.service';
import { VacantOfficesService } from '../offices/vacant-offices.service';
import { PlanChangesService } from '../plan/changes.service';
import { UndoService } from '../plan/undo.service';
import { IMPORT_TAKEN_BACK, IMPORTED, sourceText } from './own-reasons';
import { effectiveDay } from './effective-day';
import { ImportsReader } from './imports-reader.service';
import { type ImportRecord, ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import type { ReadList } from './reading/list-reader';
import type { Applicable } from './understanding/desk-task';

const LONGEST_NAME = 200;
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

  /** What it would do to the figures; records nothing. */
  async effect(access: Access, id: string): Promise<ImportEffect> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#locked(query, access, id);
      if (record.state !== 'ready')
        return { effect: null, newPillars: [], newOffices: [], newDepartments: [] };
      const found = await this.reader.ask(access, record, { kind: 'changes' });
      const newPillars = found.newPillars.map(({ title }) => title);
      const newOffices = found.offices.map(({ title }) => title);
      const newDepartments = found.newDepartments.map(({ title }) => title);
      const news = { newPillars, newOffices, newDepartments };
      await this.repository.prepareForMany(query);
      if (found.changes.length === 0) return { effect: null, ...news };
      return { effect: await this.#preview(query, access, record, found), ...news };
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

  /** Makes it part of the plan: one revision, or nothing. Compared anew with the plan as it is now. */
  async apply(access: Access, id: string, input: ImportApplyInput): Promise<Import> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#locked(query, access, id);
      refuseUnlessReady(record);
      await this.repository.prepareForMany(query);
      // Before the plan is locked: under the lock the same is known already, unless somebody was faster.
      await this.reader.ask(access, record, { kind: 'view' });
      // Whoever imports at the same moment waits here; what follows sees what they added.
      const ledger = await this.#lockPlan(query, access, record);
      const found = await this.reader.ask(access, record, { kind: 'changes' });
      await this.offices.add(access, found.offices, found.newDepartments);
      const revision =
        found.changes.length === 0 ? null : await this.#record(access, record, ledger, found, input);
      await this.repository.addLinks(query, access.municipality.id, record.strategyId, id, found.links);
      await this.repository.addJudgements(query, access.municipality.id, id, found.judgements);
      await this.dependencies.addImported(access, record.strategyId, id, found.dependencies);
      const { account, outcome } = found;
      await this.repository.markApplied(query, access.municipality.id, id, { account, outcome, revision });
      if (Object.keys(record.mappingInput).length > 0)
        await this.repository.remember(query, access.municipality.id, found.signature, found.mapping);
      return this.imports.find(access, id);
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

  async #lockPlan(query: Query, { municipality }: Access, { strategyId }: ImportRecord): Promise<Ledger> {
    const place = { municipalityId: municipality.id, strategyId, timeZone: municipality.timeZone };
    return (await this.ledgers.lockAndRead(query, place)).ledger;
  }

  /** Offices that the changes name must be there while the effect is computed; nothing of it stays. */
  async #preview(query: Query, access: Access, record: ImportRecord, found: Applicable) {
    const ledger = await this.#lockPlan(query, access, record);
    await query('savepoint import_preview');
    try {
      await this.offices.add(access, found.offices, found.newDepartments);
      return await this.changes.preview(access, record.strategyId, {
        effectiveOn: effectiveDay(ledger, found.changes),
        changes: found.changes,
      });
    } catch (error) {
      throw atLine(error, found.changeLines);
    } finally {
      await query('rollback to savepoint import_preview');
    }
  }

  async #record(
    access: Access,
    record: ImportRecord,
    ledger: Ledger,
    { changes, changeLines }: Applicable,
    input: ImportApplyInput,
  ): Promise<number> {
    try {
      const own = input.reason?.trim() ? null : IMPORTED;
      const reason = own ? sourceText(own) : input.reason;
      return (
        await this.changes.apply(
          access,
          record.strategyId,
          { effectiveOn: effectiveDay(ledger, changes), ...input, reason, changes },
          own,
        )
      ).revision;
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

/** A refusal of the plan names the line of the file instead of a place in a batch that nobody has seen. */
function atLine(error: unknown, lines: readonly (number | null)[]): unknown {
  if (!(error instanceof ProblemError) || !error.extras.errors) return error;
  const errors = error.extras.errors.map((fault) => {
    const at = /^\/changes\/(\d+)/u.exec(fault.pointer)?.[1];
    const line = at === undefined ? null : (lines[Number(at)] ?? null);
    return line === null
      ? fault
      : { ...fault, pointer: `/rows/${line}`, detail: `Line ${line}: ${fault.detail}` };
  });
  return new ProblemError(error.status, error.code, { ...error.extras, errors });
}

/** As the file is called, without what cannot be seen in a name, such as marks that turn its ending around. */
const nameOf = (given: string): string =>
  cleanText(given, false)
    .text.slice(-LONGEST_NAME)
    .replace(/^\p{Cs}/u, '') || 'list';
