import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  HelpRequestInput,
  List,
  Milestone,
  MilestonePatch,
  Office,
  OwnerSuggestionInput,
} from '@wegmarke/domain/contracts';
import type { Entry } from '@wegmarke/domain/plan';
import { actingOffice } from '@wegmarke/domain/permissions';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound, ProblemError, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { DocumentsService } from '../documents/documents.service';
import { type Ledger, LedgerService, type StrategyPlace } from '../ledger/ledger.service';
import { OfficesService } from '../offices/offices.service';
import type { MilestoneQuery } from './dto/milestone-query';
import { cursorAfter, placeAfter } from './milestone-cursor';
import { ownEntries, toMilestone } from './milestone-view';
import { type MilestoneRecord, MilestonesRepository } from './milestones.repository';
import { fieldOf, isTakenBack, promiseAgain, report, reportersOf, retractionsOf, type Said } from './reports';

/** Milestones as departments keep them true: done, a new date, unchanged, help needed, not ours. */
@Injectable()
export class MilestonesService implements OnModuleInit {
  /** What the check of right and version has found under the lock, for the write that follows in the same transaction. */
  readonly #locked = new WeakMap<Query, MilestoneRecord>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly repository: MilestonesRepository,
    private readonly offices: OfficesService,
    private readonly documents: DocumentsService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('milestone', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const { id: municipalityId } = access.municipality;
        // One after the other in the database, so that what is found is what the lock has waited for.
        const [, record] = await Promise.all([
          this.ledgers.lockFor(query, municipalityId, 'milestone', id),
          this.repository.find(query, municipalityId, id),
        ]);
        if (!record) return null;
        this.#locked.set(query, record);
        const { officeId, departmentId, version } = record;
        return { subject: { officeId, departmentId }, version, current: () => this.find(access, id) };
      }),
    );
  }

  async list(access: Access, asked: MilestoneQuery): Promise<List<Milestone>> {
    await this.ledgers.bringToToday(access.municipality);
    const after = placeAfter(asked.cursor);
    const officeIds =
      access.actor.kind === 'member' ? access.actor.offices.map((office) => office.officeId) : [];
    return this.database.read(access.municipality.id, async (query) => {
      const { items, total } = await this.repository.list(query, access.municipality.id, {
        day: access.today,
        officeIds: asked.mine ? officeIds : null,
        states: asked.state ?? null,
        projectId: asked.project ?? null,
        attestedOn: asked.attestedOn ?? null,
        limit: asked.limit + 1,
        after,
      });
      const page = items.slice(0, asked.limit);
      const last = items.length > asked.limit ? page.at(-1) : undefined;
      const nextCursor = last ? cursorAfter(last) : null;
      return { items: await this.views(query, access, page), nextCursor, total };
    });
  }

  async find(access: Access, id: string): Promise<Milestone> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, async (query) => this.#view(query, access, id));
  }

  /** Milestones of a project as they go on the wire, what left included. */
  async ofProject(query: Query, access: Access, projectId: string): Promise<Milestone[]> {
    return this.views(
      query,
      access,
      await this.repository.ofProject(query, access.municipality.id, projectId),
    );
  }

  async patch(access: Access, id: string, patch: MilestonePatch): Promise<Milestone> {
    if ('promisedOn' in patch) {
      return this.#write(access, id, patch.reason, (record) =>
        promiseAgain(record, patch.promisedOn, access.today),
      );
    }
    const { evidenceDocumentId, evidenceLink, reason = null } = patch;
    if (evidenceDocumentId != null) {
      await this.database.write(access.municipality.id, (query) =>
        this.documents.requireEvidence(query, access, id, evidenceDocumentId),
      );
    }
    return this.#write(
      access,
      id,
      reason,
      (record, own) => report(record, own, patch, access.today),
      evidenceLink,
    );
  }

  /** "Confirmed, unchanged": the promise stands. */
  async confirm(access: Access, id: string): Promise<Milestone> {
    return this.#write(access, id, null, () => [{ validOn: access.today, value: { kind: 'confirmed' } }]);
  }

  /** Another office confirms the evidence. */
  async verify(access: Access, id: string, note: string | null): Promise<Milestone> {
    return this.#write(access, id, note, (record, _, ledger) => {
      if (record.evidence === 'verified') return [];
      if (record.evidence !== 'evidenced')
        throw refused(
          'no-evidence',
          'There is no evidence to verify yet. Ask the office for a link or file.',
        );
      const reportedBy = reportersOf(id, ledger, access.today);
      if (!access.can('milestone.verify', { officeId: record.officeId, reportedBy })) {
        throw new ProblemError(403, 'own-evidence', {
          detail: 'You or your office reported this. Somebody of another office must verify it.',
        });
      }
      return [{ validOn: access.today, value: { kind: 'evidence-set', level: 'verified' } }];
    });
  }

  /** Takes back what the same person reported on the same day. */
  async undo(access: Access, id: string, entryId: string): Promise<Milestone> {
    const milestone = await this.find(access, id);
    if (milestone.undo?.entryId !== entryId) {
      throw refused(
        'too-late-to-undo',
        'Only your own last report can be taken back, on the day you made it.',
      );
    }
    return this.#write(access, id, null, (_, own) => retractionsOf(own, entryId, access.today));
  }

  async requestHelp(access: Access, id: string, input: HelpRequestInput): Promise<Milestone> {
    if (input.answerBy != null && input.answerBy < access.today) {
      throw invalidFields([
        { pointer: '/answerBy', code: 'past', detail: 'answerBy must not lie in the past.' },
      ]);
    }
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#find(query, access, id);
      await this.repository.addHelpRequest(query, access.municipality.id, {
        id: uuid(),
        milestoneId: id,
        text: input.text,
        answerBy: input.answerBy ?? null,
        personId: access.personId,
        officeId: record.officeId,
      });
      return this.#view(query, access, id);
    });
  }

  async withdrawHelpRequest(access: Access, id: string, requestId: string): Promise<Milestone> {
    return this.database.write(access.municipality.id, async (query) => {
      if (!(await this.repository.closeHelpRequest(query, access.municipality.id, id, requestId)))
        throw notFound();
      return this.#view(query, access, id);
    });
  }

  /** "Not ours": names another office; the digital office decides. */
  async suggestOwner(access: Access, id: string, input: OwnerSuggestionInput): Promise<Milestone> {
    return this.database.write(access.municipality.id, async (query) => {
      const record = await this.#find(query, access, id);
      const { items: open } = await this.offices.listOffices(access);
      if (!open.some((office) => office.id === input.officeId) || input.officeId === record.officeId) {
        throw invalidFields([
          {
            pointer: '/officeId',
            code: 'office',
            detail: 'officeId must name another open office of this municipality.',
          },
        ]);
      }
      await this.repository.addSuggestion(query, access.municipality.id, {
        id: uuid(),
        milestoneId: id,
        officeId: input.officeId,
        reason: input.reason,
        personId: access.personId,
      });
      return this.#view(query, access, id);
    });
  }

  /** What an office that ends answers for by name, another one answers for from now on. */
  handToOffice(query: Query, access: Access, officeId: string, successorId: string): Promise<void> {
    return this.repository.handToOffice(query, access.municipality.id, officeId, successorId);
  }

  async withdrawSuggestion(access: Access, id: string, suggestionId: string): Promise<Milestone> {
    return this.database.write(access.municipality.id, async (query) => {
      if (!(await this.repository.closeSuggestion(query, access.municipality.id, id, suggestionId)))
        throw notFound();
      return this.#view(query, access, id);
    });
  }

  /** Records what `propose` says of a milestone; where it says nothing, nothing is recorded and nothing refreshed. */
  async #write(
    access: Access,
    id: string,
    reason: string | null,
    propose: (record: MilestoneRecord, own: readonly Entry[], ledger: Ledger) => readonly Said[],
    evidenceLink: string | null = null,
  ): Promise<Milestone> {
    return this.database.write(access.municipality.id, async (query) => {
      const locked = this.#locked.get(query);
      const record = locked?.id === id ? locked : await this.#find(query, access, id);
      this.#locked.delete(query);
      const place = placeOf(access, record);
      const found = await this.ledgers.lockAndRead(query, place);
      const said = propose(record, ownEntries(id, found.ledger), found.ledger);
      if (said.length === 0) return this.#view(query, access, id);
      const { written } = this.ledgers.send(query, place, found, {
        entries: said.map((proposal) => ({ ...proposal, id: uuid(), subjectId: id })),
        fieldOf,
        personId: access.personId,
        officeId: actingOffice(access.actor, record.officeId),
        reason,
        paper: null,
      });
      const isNewLink = evidenceLink !== record.evidenceLink && (evidenceLink !== null || isTakenBack(said));
      // One after the other in the database, without waiting in between.
      const [, , milestone] = await Promise.all([
        written,
        isNewLink && this.repository.setEvidenceLink(query, access.municipality.id, id, evidenceLink),
        this.#view(query, access, id),
      ]);
      return milestone;
    });
  }

  async #view(query: Query, access: Access, id: string): Promise<Milestone> {
    const [record, offices] = await Promise.all([
      this.#find(query, access, id),
      this.offices.officesById(access),
    ]);
    return this.#toView(query, access, record, offices);
  }

  async views(query: Query, access: Access, records: readonly MilestoneRecord[]): Promise<Milestone[]> {
    const offices = await this.offices.officesById(access);
    const views: Milestone[] = [];
    for (const record of records) views.push(await this.#toView(query, access, record, offices));
    return views;
  }

  async #toView(
    query: Query,
    access: Access,
    record: MilestoneRecord,
    offices: ReadonlyMap<string, Office>,
  ): Promise<Milestone> {
    const { today, municipality, actor } = access;
    const ledger = await this.ledgers.current(query, placeOf(access, record));
    const personId = actor.kind === 'member' ? actor.personId : null;
    return toMilestone(record, { ledger, offices, today, timeZone: municipality.timeZone, personId });
  }

  async #find(query: Query, access: Access, id: string): Promise<MilestoneRecord> {
    const record = await this.repository.find(query, access.municipality.id, id);
    if (!record) throw notFound();
    return record;
  }
}

function placeOf(access: Access, record: MilestoneRecord): StrategyPlace {
  return {
    municipalityId: access.municipality.id,
    strategyId: record.strategyId,
    timeZone: access.municipality.timeZone,
  };
}
