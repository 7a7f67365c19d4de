import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FieldText, List, Office, OpenAsk, ProjectUpdate } from '@wegmarke/domain/contracts';
import { actingOffice } from '@wegmarke/domain/permissions';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { type AskRecord, AsksRepository, type OpenAskRecord } from './asks.repository';
import { UpdatesService } from './updates.service';

const decidedAlready = () =>
  conflict('decided-already', 'Somebody has decided this meanwhile. Nothing was stored.');

/** What updates ask of offices, and the answers. */
@Injectable()
export class AsksService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: AsksRepository,
    private readonly ledgers: LedgerService,
    private readonly offices: OfficesService,
    private readonly updates: UpdatesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('ask', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const ask = await this.#locked(query, access, id);
        if (!ask) return null;
        const current = (): Promise<ProjectUpdate> => this.updates.find(access, id);
        return { subject: { officeId: ask.officeId }, version: null, current };
      }),
    );
  }

  /** What is asked of the offices that the reader holds, the most urgent first. */
  async mine(access: Access): Promise<List<OpenAsk>> {
    const { actor, municipality, today } = access;
    const held = actor.kind === 'member' ? actor.offices.map(({ officeId }) => officeId) : [];
    return this.database.read(municipality.id, async (query) => {
      const records = await this.repository.openOf(query, municipality.id, held, municipality.timeZone);
      const offices = await this.offices.officesById(access);
      const items = records.flatMap((record) => toAsk(record, offices, today) ?? []);
      return { items, nextCursor: null, total: items.length };
    });
  }

  /** Closes what is asked with words that whoever asked reads at the update. */
  async answer(access: Access, id: string, answer: FieldText): Promise<ProjectUpdate> {
    return this.database.write(access.municipality.id, async (query) => {
      const ask = await this.#locked(query, access, id);
      if (!ask) throw notFound();
      if (ask.isAnswered) throw decidedAlready();
      await this.repository.answer(query, access.municipality.id, ask, {
        answer,
        personId: access.personId,
        officeId: actingOffice(access.actor, ask.officeId),
      });
      return this.updates.find(access, id);
    });
  }

  /** Opens it again. */
  async takeBack(access: Access, id: string): Promise<ProjectUpdate> {
    return this.database.write(access.municipality.id, async (query) => {
      const ask = await this.#locked(query, access, id);
      if (!ask) throw notFound();
      if (!ask.isAnswered) throw decidedAlready();
      await this.repository.takeBack(query, access.municipality.id, id);
      // Nothing waits for an office that has ended since it answered.
      const openId = await this.offices.openSuccessor(access, ask.officeId);
      if (openId !== ask.officeId) await this.handOver(query, access, ask.officeId, openId);
      return this.updates.find(access, id);
    });
  }

  /** What waits for an office that ends waits for its successor. @returns how much */
  handOver(query: Query, access: Access, officeId: string, successorId: string): Promise<number> {
    return this.repository.handOver(query, access.municipality.id, officeId, successorId);
  }

  /** Of two who answer at once, or answer while it is corrected, the second finds what the first one did. */
  async #locked(query: Query, access: Access, id: string): Promise<AskRecord | null> {
    const { id: municipalityId } = access.municipality;
    const seen = await this.repository.find(query, municipalityId, id);
    if (!seen) return null;
    await this.ledgers.lockFor(query, municipalityId, 'project', seen.projectId);
    return this.repository.find(query, municipalityId, id);
  }
}

function toAsk(record: OpenAskRecord, offices: ReadonlyMap<string, Office>, today: string): OpenAsk | null {
  const office = offices.get(record.officeId);
  if (!office) return null;
  return {
    id: record.id,
    project: { id: record.projectId, title: record.projectTitle },
    office,
    text: record.text,
    by: record.by,
    from: offices.get(record.fromOfficeId ?? '') ?? null,
    askedOn: record.askedOn,
    answerBy: record.answerBy,
    isOverdue: record.answerBy !== null && record.answerBy < today,
  };
}
