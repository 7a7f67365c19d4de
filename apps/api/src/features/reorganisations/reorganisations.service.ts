import { Injectable } from '@nestjs/common';
import { addDays } from '@wegmarke/domain/calendar';
import type {
  HandedOver,
  Handover,
  HandoverInput,
  List,
  OfficeRecord,
  Reorganisation,
  ReorganisationInput,
} from '@wegmarke/domain/contracts';
import { type NewPlaces, placesAfter, type ReorganisationFault } from '@wegmarke/domain/offices';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AppointmentsService } from '../appointments/appointments.service';
import { InboxService } from '../inbox/inbox.service';
import { LedgerService } from '../ledger/ledger.service';
import { MilestonesService } from '../milestones/milestones.service';
import { OfficesService } from '../offices/offices.service';
import { ProjectsService } from '../projects/projects.service';
import { AsksService } from '../updates/asks.service';
import { ReorganisationsRepository } from './reorganisations.repository';

/** Holders hand over, and departments are renamed, merged, split: nothing is left without an accountable office. */
@Injectable()
export class ReorganisationsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ReorganisationsRepository,
    private readonly offices: OfficesService,
    private readonly appointments: AppointmentsService,
    private readonly projects: ProjectsService,
    private readonly milestones: MilestonesService,
    private readonly ledgers: LedgerService,
    private readonly asks: AsksService,
    private readonly inbox: InboxService,
  ) {}

  async list(access: Access): Promise<List<Reorganisation>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.list(query, access.municipality.id),
    );
    return { items, nextCursor: null, total: items.length };
  }

  /** What the holder of an office leaves behind. */
  async handover(access: Access, officeId: string): Promise<Handover> {
    const { id: municipalityId } = access.municipality;
    return this.database.read(municipalityId, async (query) => {
      const office = await this.offices.findOffice(access, officeId);
      return {
        officeId,
        appointment: await this.appointments.holderOn(query, access, officeId, access.today),
        projects: await this.repository.projectsOf(query, municipalityId, officeId),
        milestones: await this.repository.milestonesOf(query, municipalityId, officeId, access.today),
        fallbackActs: await this.#fallbackActs(access, office),
      };
    });
  }

  /** The holder's last day, and whoever follows from the next one; a vacancy needs an office that acts meanwhile. */
  async handOver(access: Access, officeId: string, input: HandoverInput): Promise<Handover> {
    return this.database.write(access.municipality.id, async (query) => {
      const office = await this.offices.lockOffice(query, access, officeId);
      const held = await this.appointments.holderOn(query, access, officeId, input.lastOn);
      if (!held) throw refused('no-holder', 'Nobody holds the office on that day.');
      if (input.successorId === null && !(await this.#fallbackActs(access, office))) {
        throw refused(
          'no-fallback',
          'Nobody would act for the office. Name a successor, or an office that acts.',
        );
      }
      const { reason = null } = input;
      await this.appointments.end(access, held.id, { untilOn: input.lastOn, reason });
      if (input.successorId !== null) {
        await this.appointments.appoint(access, {
          officeId,
          personId: input.successorId,
          kind: input.successorKind ?? 'regular',
          fromOn: addDays(input.lastOn, 1),
          reason,
        });
      }
      return this.handover(access, officeId);
    });
  }

  /** @throws ProblemError 422 naming every office and project that would be left without a place */
  async reorganise(access: Access, input: ReorganisationInput): Promise<Reorganisation> {
    if (input.effectiveOn > access.today) {
      const detail = 'effectiveOn must not lie in the future: a reorganisation is recorded once it holds.';
      throw invalidFields([{ pointer: '/effectiveOn', code: 'reorganisation-in-future', detail }]);
    }
    refuseUnexplained(access, input);
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      // Plans before departments before offices, as everybody takes these locks: whoever gives something to an office
      // that ends here has done so before it is looked at, or finds it ended. Two reorganisations follow one another.
      await this.ledgers.lockAll(query, municipalityId);
      const before = await this.offices.lockDepartments(query, access, input.departmentIds);
      await this.#lockEnding(query, access, input);
      const { items: offices } = await this.offices.listOffices(access);
      const { items: departments } = await this.offices.listDepartments(access);
      const places = placesAfter(input, {
        departmentIds: departments.map(({ id }) => id),
        offices,
        projects: await this.repository.projects(query, municipalityId),
      });
      refuseFaults(places.faults, input);
      await this.#refuseUnheldSuccessors(access, places.offices, offices);
      await this.offices.becomeDepartments(query, access, input.becomes);
      for (const { id, departmentId, officeId } of places.projects)
        await this.projects.place(query, access, id, { departmentId, officeId });
      const handed = await this.#placeOffices(query, access, places.offices, input);
      await this.offices.closeDepartments(query, access, places.closed, input.effectiveOn);
      const act = {
        id: uuid(),
        kind: input.kind,
        effectiveOn: input.effectiveOn,
        reason: input.reason ?? null,
      };
      const account = {
        departments: [
          ...before.map(({ id, title }) => ({
            id,
            before: title,
            after: input.becomes.find((one) => one.id === id)?.title ?? null,
          })),
          ...input.becomes
            .filter(({ id }) => !input.departmentIds.includes(id))
            .map(({ id, title }) => ({ id, before: null, after: title })),
        ],
        offices: places.offices,
        projects: places.projects.map(({ id, departmentId, officeId }) => ({
          id,
          departmentId: departmentId ?? '',
          officeId,
        })),
        handed,
      };
      await this.repository.add(query, municipalityId, act, account, access.personId);
      const [recorded] = await this.repository.list(query, municipalityId, act.id);
      if (!recorded) throw notFound();
      return recorded;
    });
  }

  /** Offices that end, in one order, so that two who end them do not wait for each other. */
  async #lockEnding(query: Query, access: Access, { offices = [] }: ReorganisationInput): Promise<void> {
    const ending = offices.filter(({ successorId }) => successorId !== undefined);
    for (const { officeId } of ending.toSorted((a, b) => (a.officeId < b.officeId ? -1 : 1)))
      await this.offices.lockOffice(query, access, officeId);
  }

  /** @returns what waited for those that end, and is handed to their successors */
  async #placeOffices(
    query: Query,
    access: Access,
    places: NewPlaces['offices'],
    { effectiveOn, reason = null }: ReorganisationInput,
  ): Promise<HandedOver> {
    const handed = { helpRequests: 0, suggestions: 0, asks: 0 };
    for (const { id, departmentId, successorId } of places) {
      if (successorId === null) {
        await this.offices.move(query, access, id, departmentId);
        continue;
      }
      await this.milestones.handToOffice(query, access, id, successorId);
      const { helpRequests, suggestions } = await this.inbox.handOver(query, access, id, successorId);
      handed.helpRequests += helpRequests;
      handed.suggestions += suggestions;
      handed.asks += await this.asks.handOver(query, access, id, successorId);
      await this.appointments.endAll(query, access, id, addDays(effectiveOn, -1), reason);
      await this.offices.close(query, access, id, successorId, effectiveOn);
    }
    return handed;
  }

  /** An office that takes over must have somebody who acts for it. */
  async #refuseUnheldSuccessors(
    access: Access,
    places: readonly { readonly successorId: string | null }[],
    offices: readonly OfficeRecord[],
  ): Promise<void> {
    for (const { successorId } of places) {
      const successor = offices.find(({ id, holder }) => id === successorId && holder === null);
      if (!successor || (await this.#fallbackActs(access, successor))) continue;
      throw refused('no-fallback', `Nobody acts for the office that would take over: ${successor.id}.`, [
        { pointer: '/offices', code: 'no-fallback', detail: `Nobody acts for ${successor.id}.` },
      ]);
    }
  }

  /** Whether somebody is appointed to an office along the fallbacks. */
  async #fallbackActs(access: Access, office: OfficeRecord): Promise<boolean> {
    const { items } = await this.offices.listOffices(access);
    const seen = new Set<string>([office.id]);
    for (let at = office.fallbackId; at !== null && !seen.has(at);) {
      seen.add(at);
      const next = items.find(({ id }) => id === at);
      if (next?.holder) return true;
      at = next?.fallbackId ?? null;
    }
    return false;
  }
}

/** What is said about days that have passed is said with a reason. */
function refuseUnexplained(access: Access, { effectiveOn, reason }: ReorganisationInput): void {
  if (effectiveOn >= access.today || reason?.trim()) return;
  const detail = 'effectiveOn has passed: say why it is recorded only now.';
  throw invalidFields([{ pointer: '/reason', code: 'past-reason-missing', detail }]);
}

function refuseFaults(faults: readonly ReorganisationFault[], input: ReorganisationInput): void {
  if (faults.length === 0) return;
  const errors = faults.map(({ pointer, code, subjectId }) => ({
    pointer,
    code,
    detail: subjectId === null ? `A ${input.kind} needs other departments.` : `${code}: ${subjectId}`,
  }));
  throw refused(
    'reorganisation-incomplete',
    'Not everything would have a place. Nothing was changed.',
    errors,
  );
}
