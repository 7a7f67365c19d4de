import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  List,
  ProjectUpdate,
  ProjectUpdateInput,
  ProjectUpdateVersion,
} from '@wegmarke/domain/contracts';
import { actingOffice, readableBy } from '@wegmarke/domain/permissions';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound } from '../../platform/errors/problem-error';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import type { UpdateQuery } from './dto/update-input';
import { toUpdate, toVersion } from './update-view';
import {
  type UpdatePlace,
  type UpdateRecord,
  UpdatesRepository,
  type UpdateText,
} from './updates.repository';

/** Short narratives of projects, each for the readers it was written for. */
@Injectable()
export class UpdatesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: UpdatesRepository,
    private readonly ledgers: LedgerService,
    private readonly offices: OfficesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('update', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const { id: municipalityId } = access.municipality;
        const seen = await this.repository.find(query, municipalityId, id);
        // What somebody may not read is not there for them.
        if (!seen || seen.withdrawn || !readableBy(access.actor).includes(seen.readers)) return null;
        // Two who correct at once: the second one finds what the first one wrote.
        await this.ledgers.lockFor(query, municipalityId, 'project', seen.projectId);
        const record = await this.repository.find(query, municipalityId, id);
        const place = await this.repository.placeOf(query, municipalityId, seen.projectId);
        if (!record || record.withdrawn || !place) return null;
        const { officeId, departmentId } = place;
        const current = async (): Promise<ProjectUpdate> => this.#view(query, access, id);
        return { subject: { officeId, departmentId }, version: record.version, current };
      }),
    );
  }

  /** What the reader may read of a project's updates, the newest first. */
  async list(access: Access, projectId: string, asked: UpdateQuery): Promise<List<ProjectUpdate>> {
    return this.database.read(access.municipality.id, async (query) => {
      const { id: municipalityId } = access.municipality;
      const { published } = await this.#place(query, access, projectId);
      access.require('strategy.read', { published });
      const { items, total } = await this.repository.list(
        query,
        municipalityId,
        projectId,
        readableBy(access.actor),
        { limit: asked.limit + 1, after: fromCursor(asked.cursor, ['id'])?.[0] ?? null },
      );
      const offices = await this.offices.officesById(access);
      const page = items.slice(0, asked.limit);
      const last = items.length > asked.limit ? page.at(-1) : undefined;
      return {
        items: page.map((record) => toUpdate(record, offices, access)),
        nextCursor: last ? toCursor([last.id]) : null,
        total,
      };
    });
  }

  /** Every version, for the administration; the others read what stands. */
  async history(access: Access, id: string): Promise<List<ProjectUpdateVersion>> {
    return this.database.read(access.municipality.id, async (query) => {
      const records = await this.repository.versions(query, access.municipality.id, id);
      if (records.length === 0 || !readableBy(access.actor).includes('office')) throw notFound();
      const offices = await this.offices.officesById(access);
      const items = records.map((record) => toVersion(record, offices, access));
      return { items, nextCursor: null, total: items.length };
    });
  }

  async write(access: Access, projectId: string, input: ProjectUpdateInput): Promise<ProjectUpdate> {
    return this.database.write(access.municipality.id, async (query) => {
      const place = await this.#place(query, access, projectId);
      await this.#checkAsk(access, input);
      const id = uuid();
      await this.#add(query, access, place, { id, version: 1, text: textOf(input), withdrawn: false });
      return this.#view(query, access, id);
    });
  }

  /** A new version, which takes the place of the one before; that one stays on record. */
  async correct(access: Access, id: string, input: ProjectUpdateInput): Promise<ProjectUpdate> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#record(query, access, id);
      const place = await this.#place(query, access, record.projectId);
      await this.#checkAsk(access, input, record);
      const text = textOf(input);
      if (isSame(text, record)) return this.#view(query, access, id);
      await this.#add(
        query,
        access,
        place,
        { id, version: record.version + 1, text, withdrawn: false },
        record,
      );
      return this.#view(query, access, id);
    });
  }

  /** As the reader reads it now. */
  async find(access: Access, id: string): Promise<ProjectUpdate> {
    return this.database.read(access.municipality.id, (query) => this.#view(query, access, id));
  }

  async withdraw(access: Access, id: string): Promise<void> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#record(query, access, id);
      const place = await this.#place(query, access, record.projectId);
      const next = { id, version: record.version + 1, text: record, withdrawn: true };
      await this.#add(query, access, place, next, record);
    });
  }

  async #add(
    query: Query,
    access: Access,
    place: UpdatePlace,
    version: {
      readonly id: string;
      readonly version: number;
      readonly text: UpdateText;
      readonly withdrawn: boolean;
    },
    before: UpdateRecord | null = null,
  ): Promise<void> {
    const { id: municipalityId } = access.municipality;
    await this.repository.add(query, municipalityId, {
      ...version,
      projectId: place.projectId,
      personId: access.personId,
      officeId: actingOffice(access.actor, place.officeId),
    });
    if (version.text.readers === 'public' || before?.readers === 'public')
      await this.repository.touchStrategy(query, municipalityId, place.strategyId);
  }

  /** A day that has passed since it was asked may stay. */
  async #checkAsk(
    access: Access,
    { ask }: ProjectUpdateInput,
    before: Pick<UpdateText, 'askBy' | 'askOfficeId'> | null = null,
  ): Promise<void> {
    if (!ask) return;
    const { items: open } = await this.offices.listOffices(access);
    const faults = [
      // One that has ended since may stay: what it answered, it answered.
      ...(ask.officeId === before?.askOfficeId || open.some(({ id }) => id === ask.officeId)
        ? []
        : [
            {
              pointer: '/ask/officeId',
              code: 'unknown',
              detail: 'officeId must name an open office of this municipality.',
            },
          ]),
      ...(ask.answerBy != null && ask.answerBy < access.today && ask.answerBy !== before?.askBy
        ? [{ pointer: '/ask/answerBy', code: 'past', detail: 'answerBy must not lie in the past.' }]
        : []),
    ];
    if (faults.length > 0) throw invalidFields(faults);
  }

  async #place(query: Query, access: Access, projectId: string): Promise<UpdatePlace> {
    const place = await this.repository.placeOf(query, access.municipality.id, projectId);
    if (!place) throw notFound();
    return place;
  }

  async #record(query: Query, access: Access, id: string): Promise<UpdateRecord> {
    const record = await this.repository.find(query, access.municipality.id, id);
    if (!record || record.withdrawn) throw notFound();
    return record;
  }

  async #view(query: Query, access: Access, id: string): Promise<ProjectUpdate> {
    return toUpdate(await this.#record(query, access, id), await this.offices.officesById(access), access);
  }
}

function textOf({ readers = 'office', happened, next = null, ask }: ProjectUpdateInput): UpdateText {
  return {
    readers,
    happened,
    next,
    askOfficeId: ask?.officeId ?? null,
    askText: ask?.text ?? null,
    askBy: ask?.answerBy ?? null,
  };
}

const MEMBERS = ['readers', 'happened', 'next', 'askOfficeId', 'askText', 'askBy'] as const;

function isSame(one: UpdateText, other: UpdateText): boolean {
  const plain = (text: UpdateText): string =>
    JSON.stringify(
      MEMBERS.map((name) => text[name]),
      (_, value: unknown) => sorted(value),
    );
  return plain(one) === plain(other);
}

/** Members in one order, however they came. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
