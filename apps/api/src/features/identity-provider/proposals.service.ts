import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppointmentProposal, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AppointmentsService } from '../appointments/appointments.service';
import { OfficesService } from '../offices/offices.service';
import { PeopleService } from '../people/people.service';
import { IdentitiesRepository } from './identities.repository';
import { ProposalsRepository } from './proposals.repository';

/** Appointments that follow from groups, and what whoever may appoint makes of them. */
@Injectable()
export class ProposalsService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly proposals: ProposalsRepository,
    private readonly identities: IdentitiesRepository,
    private readonly appointments: AppointmentsService,
    private readonly offices: OfficesService,
    private readonly people: PeopleService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('appointment-proposal', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const found = await this.proposals.lock(query, access.municipality.id, id);
        return found && { subject: {}, version: found.version, current: () => Promise.resolve(found) };
      }),
    );
  }

  /** Those that wait, the oldest first. */
  async list(access: Access): Promise<List<AppointmentProposal>> {
    const rows = await this.database.read(access.municipality.id, (query) =>
      this.proposals.list(query, access.municipality.id),
    );
    if (rows.length === 0) return { items: [], nextCursor: null, total: 0 };
    const [people, offices] = await Promise.all([this.people.list(access), this.offices.listOffices(access)]);
    const items = rows.flatMap(({ accountId: _, ...row }) => {
      const person = people.items.find(({ id }) => id === row.personId);
      const office = offices.items.find(({ id }) => id === row.officeId);
      return person && office ? [{ ...row, personName: person.name, officeTitle: office.title }] : [];
    });
    return { items, nextCursor: null, total: items.length };
  }

  /** Appoints from today on, until the group is gone; or does not. @throws ProblemError 409 where the office is held */
  async decide(access: Access, id: string, accepted: boolean): Promise<void> {
    const { id: municipalityId } = access.municipality;
    await this.database.write(municipalityId, async (query) => {
      const proposal = await this.proposals.lock(query, municipalityId, id);
      if (!proposal) throw notFound();
      const { officeId, personId, kind, accountId } = proposal;
      if (!accepted) {
        await this.proposals.decline(query, municipalityId, id, access.personId);
        return;
      }
      const input = { officeId, personId, kind, fromOn: access.today };
      const appointment = await this.appointments.appoint(access, input);
      const right = { kind: 'appointment', value: appointment.id } as const;
      await this.identities.addRight(query, municipalityId, accountId, right);
      await this.proposals.remove(query, municipalityId, id);
    });
  }
}
