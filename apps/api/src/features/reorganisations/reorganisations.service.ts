import { Injectable } from '@nestjs/common';
import { addDays } from '@wegmarke/domain/calendar';
import type {
  Handover,
  HandoverInput,
  List,
  OfficeRecord,
  Reorganisation,
  ReorganisationInput,
} from '@wegmarke/domain/contracts';
import { placesAfter, type ReorganisationFault } from '@wegmarke/domain/offices';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AppointmentsService } from '../appointments/appointments.service';
import { MilestonesService } from '../milestones/milestones.service';
import { OfficesService } from '../offices/offices.service';
import { ProjectsService } from '../projects/projects.service';
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
      await this.appointments.end(access, held.id, { untilOn: input.lastOn });
      if (input.successorId !== null) {
        await this.appointments.appoint(access, {
          officeId,
          personId: input.successorId,
          kind: input.successorKind ?? 'regular',
          fromOn: addDays(input.lastOn, 1),
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
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      // One after the other: two that meet would both give the same offices a place.
      const before = await this.offices.lockDepartments(query, access, input.departmentIds);
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
      for (const { id, departmentId, successorId } of places.offices)
        await this.#place(query, access, id, departmentId, successorId, input.effectiveOn);
      for (const { id, departmentId, officeId } of places.projects)
        await this.projects.update(access, id, { departmentId, officeId });
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
        projects: places.projects.map(({ id, departmentId }) => ({ id, departmentId: departmentId ?? '' })),
      };
      await this.repository.add(query, municipalityId, act, account, access.personId);
      const [recorded] = await this.repository.list(query, municipalityId, act.id);
      if (!recorded) throw notFound();
      return recorded;
    });
  }

  async #place(
    query: Query,
    access: Access,
    id: string,
    departmentId: string | null,
    successorId: string | null,
    day: string,
  ): Promise<void> {
    if (successorId === null) {
      await this.offices.move(query, access, id, departmentId);
      return;
    }
    await this.milestones.handToOffice(query, access, id, successorId);
    await this.appointments.endAll(query, access, id, addDays(day, -1));
    await this.offices.close(query, access, id, successorId, day);
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
