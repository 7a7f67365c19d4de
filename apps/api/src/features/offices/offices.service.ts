import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  DepartmentInput,
  DepartmentRecord,
  FieldProblem,
  FieldText,
  List,
  Office,
  OfficeInput,
  OfficePatch,
  OfficeRecord,
} from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { databaseCode } from '../../platform/errors/database-errors';
import { conflict, invalidFields, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { OfficesRepository } from './offices.repository';

/** SQLSTATE: something still refers to it. */
const IN_USE = '23503';

@Injectable()
export class OfficesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: OfficesRepository,
    private readonly subjects: SubjectRegistry,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subjects.register('office', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const version = await this.repository.lock(query, access.municipality.id, 'office', id);
        if (version === null) return null;
        const { departmentId } = await this.#office(query, access, id);
        return {
          subject: { officeId: id, departmentId },
          version,
          current: () => this.findOffice(access, id),
        };
      }),
    );
    this.subjects.register('department', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const version = await this.repository.lock(query, access.municipality.id, 'department', id);
        if (version === null) return null;
        return { subject: {}, version, current: () => this.findDepartment(access, id) };
      }),
    );
  }

  /** Those that are not closed, all of them: a city has dozens, and every picker needs them at once. */
  async listOffices(access: Access): Promise<List<OfficeRecord>> {
    const all = await this.repository.listOffices(access.municipality.id, access.today);
    const items = all.filter(({ closedOn }) => closedOn === null || closedOn > access.today);
    return { items, nextCursor: null, total: items.length };
  }

  async findOffice(access: Access, id: string): Promise<OfficeRecord> {
    return this.database.read(access.municipality.id, (query) => this.#office(query, access, id));
  }

  async listDepartments(access: Access): Promise<List<DepartmentRecord>> {
    const items = await this.repository.listDepartments(access.municipality.id);
    return { items, nextCursor: null, total: items.length };
  }

  async findDepartment(access: Access, id: string): Promise<DepartmentRecord> {
    return this.database.read(access.municipality.id, async (query) => {
      const department = await this.repository.findDepartment(query, access.municipality.id, id);
      if (!department) throw notFound();
      return department;
    });
  }

  /** Offices by id, as the caller may see them, closed ones too: for features that show who answers for something. */
  async officesById(access: Access): Promise<ReadonlyMap<string, Office>> {
    const all = await this.repository.listOffices(access.municipality.id, access.today);
    return new Map(all.map((office) => [office.id, asSeenBy(access, office)]));
  }

  /** What an office is called, closed or not: for work that nobody asks for at the moment. */
  async titleOf({ id, timeZone }: MunicipalityRef, officeId: string): Promise<FieldText> {
    const all = await this.repository.listOffices(id, this.clock.today(timeZone));
    const office = all.find((one) => one.id === officeId);
    if (!office) throw new Error(`The office ${officeId} is missing.`);
    return office.title;
  }

  async createDepartment(access: Access, { title }: DepartmentInput): Promise<DepartmentRecord> {
    return this.database.write(access.municipality.id, async (query) => {
      const id = uuid();
      await this.repository.addDepartment(query, access.municipality.id, id, title);
      return this.findDepartment(access, id);
    });
  }

  async createOffice(access: Access, input: OfficeInput): Promise<OfficeRecord> {
    return this.database.write(access.municipality.id, async (query) => {
      const id = uuid();
      await this.#checkReferences(access, id, input);
      await this.repository.addOffice(query, access.municipality.id, id, input);
      return this.#office(query, access, id);
    });
  }

  async updateOffice(access: Access, id: string, patch: OfficePatch): Promise<OfficeRecord> {
    return this.database.write(access.municipality.id, async (query) => {
      await this.#checkReferences(access, id, patch);
      await this.repository.updateOffice(query, access.municipality.id, id, patch);
      return this.#office(query, access, id);
    });
  }

  /** Only what was made by mistake: nothing may refer to it. @throws ProblemError 409 */
  async remove(access: Access, table: 'office' | 'department', id: string): Promise<void> {
    try {
      await this.database.write(access.municipality.id, (query) =>
        this.repository.remove(query, access.municipality.id, table, id),
      );
    } catch (error) {
      if (databaseCode(error) !== IN_USE) throw error;
      throw conflict('in-use', `The ${table} has a history. Reorganise, so that something takes its place.`);
    }
  }

  /** Until the transaction ends, nobody else changes who acts for it. @throws ProblemError 404 */
  async lockOffice(query: Query, access: Access, id: string): Promise<OfficeRecord> {
    if ((await this.repository.lock(query, access.municipality.id, 'office', id)) === null) throw notFound();
    return this.#office(query, access, id);
  }

  /** Whether something may be given to it or asked of it; if so, it goes on until the transaction ends at least. */
  keepOpen(query: Query, access: Access, id: string): Promise<boolean> {
    return this.repository.keepOpen(query, access.municipality.id, id);
  }

  /** The office that takes care of what was an ended one's; itself while it goes on. */
  async openSuccessor(access: Access, id: string): Promise<string> {
    const all = await this.repository.listOffices(access.municipality.id, access.today);
    const next = new Map(all.map(({ id, successorId }) => [id, successorId]));
    let at = id;
    for (let to = next.get(at); to != null; to = next.get(at)) at = to;
    return at;
  }

  /** Who acts for it has changed: readers of the office read a new version. */
  touch(query: Query, access: Access, id: string): Promise<void> {
    return this.repository.touch(query, access.municipality.id, id);
  }

  /** The departments as they are, locked until the transaction ends; those that there are not are left out. */
  async lockDepartments(query: Query, access: Access, ids: readonly string[]): Promise<DepartmentRecord[]> {
    const found: DepartmentRecord[] = [];
    for (const id of [...ids].sort()) {
      if ((await this.repository.lock(query, access.municipality.id, 'department', id)) === null) continue;
      found.push(await this.findDepartment(access, id));
    }
    return found;
  }

  /** Known departments get their new titles, new ones are made. */
  async becomeDepartments(
    query: Query,
    access: Access,
    becomes: readonly Pick<DepartmentRecord, 'id' | 'title'>[],
  ): Promise<void> {
    const { id: municipalityId } = access.municipality;
    for (const { id, title } of becomes) {
      if (await this.repository.findDepartment(query, municipalityId, id))
        await this.repository.renameDepartment(query, municipalityId, id, title);
      else await this.repository.addDepartment(query, municipalityId, id, title);
    }
  }

  async closeDepartments(query: Query, access: Access, ids: readonly string[], day: string): Promise<void> {
    for (const id of ids) await this.repository.closeDepartment(query, access.municipality.id, id, day);
  }

  move(query: Query, access: Access, id: string, departmentId: string | null): Promise<void> {
    return this.repository.updateOffice(query, access.municipality.id, id, { departmentId });
  }

  close(query: Query, access: Access, id: string, successorId: string, day: string): Promise<void> {
    return this.repository.closeOffice(query, access.municipality.id, id, successorId, day);
  }

  async #checkReferences(
    access: Access,
    id: string,
    { departmentId, fallbackId }: OfficePatch,
  ): Promise<void> {
    const faults: FieldProblem[] = [];
    const departments = departmentId == null ? [] : (await this.listDepartments(access)).items;
    if (departmentId != null && !departments.some((department) => department.id === departmentId))
      faults.push(unknown('departmentId', 'department'));
    const offices = fallbackId == null ? [] : (await this.listOffices(access)).items;
    if (fallbackId != null && (fallbackId === id || !offices.some((office) => office.id === fallbackId)))
      faults.push(unknown('fallbackId', 'other office'));
    if (faults.length > 0) throw invalidFields(faults);
  }

  async #office(query: Query, access: Access, id: string): Promise<OfficeRecord> {
    const office = await this.repository.findOffice(query, access.municipality.id, access.today, id);
    if (!office) throw notFound();
    return office;
  }
}

const unknown = (name: string, what: string): FieldProblem => ({
  pointer: `/${name}`,
  code: 'unknown',
  detail: `${name} must name an ${what} of this municipality.`.replace(/\ban (?=d)/, 'a '),
});

/** The public reads a holder's name only where the office's name is public, and never which person it is elsewhere. */
function asSeenBy(access: Access, office: OfficeRecord): Office {
  const { id, kind, title, departmentId, vacant, holder, holderPublic } = office;
  const seen = { id, kind, title, departmentId, vacant, holder };
  if (access.actor.kind === 'member' || holder === null) return seen;
  return { ...seen, holder: { ...holder, personId: null, name: holderPublic ? holder.name : null } };
}
