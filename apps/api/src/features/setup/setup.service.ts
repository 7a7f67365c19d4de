import { Injectable } from '@nestjs/common';
import type {
  DepartmentListInput,
  DepartmentListResult,
  FieldText,
  Newcomer,
  NewcomerInput,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AppointmentsService } from '../appointments/appointments.service';
import { OfficesService } from '../offices/offices.service';
import { PeopleService } from '../people/people.service';

@Injectable()
export class SetupService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly people: PeopleService,
    private readonly offices: OfficesService,
    private readonly appointments: AppointmentsService,
  ) {}

  /** Those that are not there yet; what is there stays as it is. */
  async addDepartments(access: Access, { titles }: DepartmentListInput): Promise<DepartmentListResult> {
    return this.database.write(access.municipality.id, async () => {
      const there = await this.offices.listDepartments(access);
      const names = new Set(
        there.items.filter(({ closedOn }) => closedOn === null).map(({ title }) => nameOf(title)),
      );
      let made = 0;
      for (const title of titles) {
        if (names.has(nameOf(title))) continue;
        names.add(nameOf(title));
        await this.offices.createDepartment(access, { title });
        made += 1;
      }
      return { made, known: titles.length - made };
    });
  }

  /** The person, the office that they hold from today, and the way in: all of it or nothing. */
  async welcome(
    access: Access,
    { name, email, roles, officeTitle, departmentId }: NewcomerInput,
  ): Promise<Newcomer> {
    return this.database.write(access.municipality.id, async () => {
      const { id: personId } = await this.people.create(access, { name });
      const office = officeTitle
        ? await this.offices.createOffice(access, {
            kind: 'head',
            title: officeTitle,
            departmentId: departmentId ?? null,
          })
        : null;
      if (office)
        await this.appointments.appoint(access, {
          officeId: office.id,
          personId,
          kind: 'regular',
          fromOn: access.today,
        });
      const invitation =
        email === undefined
          ? null
          : await this.people.invite(access, personId, { email, roles: roles ?? [] });
      const [person, held] = [
        await this.people.find(access, personId),
        office ? await this.offices.findOffice(access, office.id) : null,
      ];
      return { person, office: held, invitation };
    });
  }
}

/** Two names that read the same are one. */
const nameOf = ({ source, texts }: FieldText): string =>
  (texts[source] ?? '').normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
