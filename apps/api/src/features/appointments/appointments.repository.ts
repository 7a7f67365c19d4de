import { Injectable } from '@nestjs/common';
import type { Absence, Appointment } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

const APPOINTMENT = `select id, office_id as "officeId", person_id as "personId", kind, from_on as "fromOn",
  until_on as "untilOn", version from appointment where municipality_id = $1`;
const ABSENCE = `select id, office_id as "officeId", person_id as "personId", stand_in_id as "standInId",
  from_on as "fromOn", until_on as "untilOn", version from absence where municipality_id = $1`;

export type NewAppointment = Omit<Appointment, 'version'>;
export type NewAbsence = Omit<Absence, 'version'>;

/** Who was, is and will be appointed to which office, and who is away. */
@Injectable()
export class AppointmentsRepository {
  list(query: Query, municipalityId: string): Promise<Appointment[]> {
    return query<Appointment>(`${APPOINTMENT} order by from_on desc, id`, [municipalityId]);
  }

  async find(query: Query, municipalityId: string, id: string): Promise<Appointment | null> {
    const [found] = await query<Appointment>(`${APPOINTMENT} and id = $2`, [municipalityId, id]);
    return found ?? null;
  }

  async lock(query: Query, municipalityId: string, id: string): Promise<Appointment | null> {
    const [found] = await query<Appointment>(`${APPOINTMENT} and id = $2 for update`, [municipalityId, id]);
    return found ?? null;
  }

  /** A regular or interim holder of the office on any of the days, other than by the appointment that is left out. */
  async holderWithin(
    query: Query,
    municipalityId: string,
    { id, officeId, fromOn, untilOn }: Pick<NewAppointment, 'id' | 'officeId' | 'fromOn' | 'untilOn'>,
  ): Promise<Appointment | null> {
    const [found] = await query<Appointment>(
      `${APPOINTMENT} and office_id = $2 and id <> $3 and kind <> 'stand-in'
         and daterange(from_on, until_on, '[]') && daterange($4::date, $5::date, '[]')
       order by from_on limit 1`,
      [municipalityId, officeId, id, fromOn, untilOn],
    );
    return found ?? null;
  }

  /** The regular or interim holder on a day. */
  async holderOn(
    query: Query,
    municipalityId: string,
    officeId: string,
    day: string,
  ): Promise<Appointment | null> {
    return this.holderWithin(query, municipalityId, {
      id: '00000000-0000-0000-0000-000000000000',
      officeId,
      fromOn: day,
      untilOn: day,
    });
  }

  async add(query: Query, municipalityId: string, appointment: NewAppointment): Promise<void> {
    const { id, officeId, personId, kind, fromOn, untilOn } = appointment;
    await query(
      `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on, until_on)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, id, officeId, personId, kind, fromOn, untilOn],
    );
  }

  async end(query: Query, municipalityId: string, id: string, untilOn: string | null): Promise<void> {
    await query(
      `update appointment set until_on = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, untilOn],
    );
  }

  /** No appointment to the office reaches beyond the day; those that would begin later are no more. */
  async endAll(query: Query, municipalityId: string, officeId: string, lastOn: string): Promise<void> {
    await query(
      `delete from appointment where municipality_id = $1 and office_id = $2 and from_on > $3::date`,
      [municipalityId, officeId, lastOn],
    );
    await query(
      `update appointment set until_on = $3, version = version + 1
       where municipality_id = $1 and office_id = $2 and (until_on is null or until_on > $3::date)`,
      [municipalityId, officeId, lastOn],
    );
  }

  async remove(
    query: Query,
    municipalityId: string,
    table: 'appointment' | 'absence',
    id: string,
  ): Promise<void> {
    await query(`delete from ${table} where municipality_id = $1 and id = $2`, [municipalityId, id]);
  }

  listAbsences(query: Query, municipalityId: string, from: string): Promise<Absence[]> {
    return query<Absence>(`${ABSENCE} and until_on >= $2::date order by from_on, id`, [municipalityId, from]);
  }

  async lockAbsence(query: Query, municipalityId: string, id: string): Promise<Absence | null> {
    const [found] = await query<Absence>(`${ABSENCE} and id = $2 for update`, [municipalityId, id]);
    return found ?? null;
  }

  async findAbsence(query: Query, municipalityId: string, id: string): Promise<Absence | null> {
    const [found] = await query<Absence>(`${ABSENCE} and id = $2`, [municipalityId, id]);
    return found ?? null;
  }

  async addAbsence(query: Query, municipalityId: string, absence: NewAbsence): Promise<void> {
    const { id, officeId, personId, standInId, fromOn, untilOn } = absence;
    await query(
      `insert into absence (municipality_id, id, office_id, person_id, stand_in_id, from_on, until_on)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [municipalityId, id, officeId, personId, standInId, fromOn, untilOn],
    );
  }

  async endAbsence(query: Query, municipalityId: string, id: string, untilOn: string): Promise<void> {
    await query(
      `update absence set until_on = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, untilOn],
    );
  }
}
