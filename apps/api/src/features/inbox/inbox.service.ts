import { Injectable } from '@nestjs/common';
import type {
  DeferralInput,
  InboxAnswer,
  InboxCount,
  InboxItem,
  InboxKind,
  Office,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { conflict, invalidFields, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import { type InboxMoment, type InboxRecord, InboxRepository } from './inbox.repository';

/** An office that attested nothing for so long is asked about. */
const SILENT_WEEKS = 4;

const decidedAlready = () =>
  conflict('decided-already', 'Somebody has decided this meanwhile. Nothing was stored.');

/** What waits for the digital office, and its answers. */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: InboxRepository,
    private readonly ledgers: LedgerService,
    private readonly offices: OfficesService,
  ) {}

  async list(access: Access): Promise<InboxAnswer> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, (query) => this.#list(query, access));
  }

  async count(access: Access): Promise<InboxCount> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, (query) =>
      this.repository.count(query, access.municipality.id, momentOf(access)),
    );
  }

  /** Closes a request for help with words that whoever asked reads. */
  async answerHelp(access: Access, id: string, answer: string): Promise<InboxAnswer> {
    return this.database.write(access.municipality.id, async (query) => {
      const request = await this.repository.lockHelpRequest(query, access.municipality.id, id);
      if (!request) throw notFound();
      if (!request.isOpen) throw decidedAlready();
      await this.repository.answer(query, access.municipality.id, id, answer, access.personId);
      return this.#list(query, access);
    });
  }

  /** Opens an answered request again. */
  async takeAnswerBack(access: Access, id: string): Promise<InboxAnswer> {
    return this.database.write(access.municipality.id, async (query) => {
      const request = await this.repository.lockHelpRequest(query, access.municipality.id, id);
      if (!request) throw notFound();
      if (request.answer === null) throw decidedAlready();
      await this.repository.answer(query, access.municipality.id, id, null, access.personId);
      // Nothing waits for an office that has ended since.
      const openId = request.holderId && (await this.offices.openSuccessor(access, request.holderId));
      if (openId !== request.holderId && request.holderId !== null && openId !== null)
        await this.handOver(query, access, request.holderId, openId);
      return this.#list(query, access);
    });
  }

  async hold(access: Access, id: string, officeId: string | null): Promise<InboxAnswer> {
    return this.database.write(access.municipality.id, async (query) => {
      // The office before the request: whoever closes the office takes its lock first, too.
      const isOpen = officeId === null || (await this.offices.keepOpen(query, access, officeId));
      const request = await this.repository.lockHelpRequest(query, access.municipality.id, id);
      if (!request) throw notFound();
      if (!request.isOpen) throw decidedAlready();
      if (!isOpen) {
        throw invalidFields([
          {
            pointer: '/officeId',
            code: 'unknown',
            detail: 'officeId must name an open office of this municipality.',
          },
        ]);
      }
      await this.repository.setHolder(query, access.municipality.id, id, officeId);
      return this.#list(query, access);
    });
  }

  /** What waits for an office that ends waits for its successor. @returns how many of each */
  handOver(
    query: Query,
    access: Access,
    officeId: string,
    successorId: string,
  ): Promise<{ readonly helpRequests: number; readonly suggestions: number }> {
    return this.repository.handOver(query, access.municipality.id, officeId, successorId);
  }

  async defer(access: Access, { kind, subjectId, untilOn }: DeferralInput): Promise<InboxAnswer> {
    if (untilOn <= access.today) {
      throw invalidFields([{ pointer: '/untilOn', code: 'past', detail: 'untilOn must lie ahead.' }]);
    }
    return this.database.write(access.municipality.id, async (query) => {
      const { items } = await this.#list(query, access);
      if (!items.some((item) => item.kind === kind && item.id === subjectId)) throw notFound();
      const deferral = { kind, subjectId, untilOn, personId: access.personId };
      await this.repository.defer(query, access.municipality.id, deferral);
      return this.#list(query, access);
    });
  }

  async undefer(access: Access, kind: InboxKind, subjectId: string): Promise<InboxAnswer> {
    return this.database.write(access.municipality.id, async (query) => {
      await this.repository.undefer(query, access.municipality.id, kind, subjectId);
      return this.#list(query, access);
    });
  }

  async #list(query: Query, access: Access): Promise<InboxAnswer> {
    const [{ items, deferred }, offices] = await Promise.all([
      this.repository.list(query, access.municipality.id, momentOf(access)),
      this.offices.officesById(access),
    ]);
    return {
      items: items.map((record) => toItem(record, offices, access.today)),
      deferred,
      silentWeeks: SILENT_WEEKS,
    };
  }
}

function momentOf({ today, municipality }: Access): InboxMoment {
  return { day: today, silentWeeks: SILENT_WEEKS, timeZone: municipality.timeZone };
}

function toItem(record: InboxRecord, offices: ReadonlyMap<string, Office>, today: string): InboxItem {
  const office = offices.get(record.officeId ?? '');
  const named = (id: string | null) => {
    const found = offices.get(id ?? '');
    return found ? { id: found.id, title: found.title } : null;
  };
  const title = record.title ?? office?.title;
  if (!title) throw new Error(`The office ${String(record.officeId)} is missing.`);
  return {
    kind: record.kind,
    id: record.id,
    title,
    project:
      record.projectId === null || record.projectTitle === null
        ? null
        : { id: record.projectId, title: record.projectTitle },
    milestoneId: record.milestoneId,
    strategyId: record.strategyId,
    office: office ? { id: office.id, title: office.title, holder: office.holder?.name ?? null } : null,
    suggestedOffice: named(record.suggestedOfficeId),
    text: record.text,
    textLanguage: record.textLanguage,
    by: record.by,
    holder: named(record.holderId),
    handedFrom: named(record.handedFromId),
    answerBy: record.answerBy,
    isOverdue: record.answerBy !== null && record.answerBy < today,
    since: record.since,
    count: record.count,
  };
}
