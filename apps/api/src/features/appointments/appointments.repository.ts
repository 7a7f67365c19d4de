import { Injectable } from '@nestjs/common';
import type { Absence, Appointment } from '@wegmarke/domain/contracts';
import type { Query } from '../../platform/database/database';

const CORRECTION = `(
  select json_build_object('reason', c.reason, 'by', p.name,
    'recordedAt', to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from appointment_change c join person p on p.municipality_id = c.municipality_id and p.id = c.person_id
  where c.municipality_id = $1 and c.subject_id = a.id and c.corrects_past
  order by c.recorded_at desc, c.id desc limit 1) as correction`;
const APPOINTMENT = `select a.id, a.office_id as "officeId", a.person_id as "personId", a.kind, a.from_on as "fromOn",
  a.until_on as "untilOn", ${CORRECTION}, a.version from appointment a where a.municipality_id = $1`;
const ABSENCE = `select a.id, a.office_id as "officeId", a.person_id as "personId", a.stand_in_id as "standInId",
  a.from_on as "fromOn", a.until_on as "untilOn", ${CORRECTION}, a.version from absence a where a.municipality_id = $1`;

export type NewAppointment = Omit<Appointment, 'version' | 'correction'>;
export type NewAbsence = Omit<Absence, 'version' | 'correction'>;

/** What is kept of a change: what was said before and after; null where nothing was, or is. */
export interface Said {
  readonly personId: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
}

export interface Change {
  readonly kind: 'appointment' | 'absence';
  readonly subjectId: string;
  readonly officeId: string;
  readonly before: Said | null;
  readonly after: Said | null;
  readonly reason: string | null;
  readonly correctsPast: boolean;
}

/** Who was, is and will be appointed to which office, and who is away. */
@Injectable()
export class AppointmentsRepository {
  list(query: Query, municipalityId: string): Promise<Appointment[]> {
    return query<Appointment>(`${APPOINTMENT} order by a.from_on desc, a.id`, [municipalityId]);
  }

  async find(query: Query, municipalityId: string, id: string): Promise<Appointment | null> {
    const [found] = await query<Appointment>(`${APPOINTMENT} and a.id = $2`, [municipalityId, id]);
    return found ?? null;
  }

  async lock(query: Query, municipalityId: string, id: string): Promise<Appointment | null> {
    const [found] = await query<Appointment>(`${APPOINTMENT} and a.id = $2 for update of a`, [
      municipalityId,
      id,
    ]);
    return found ?? null;
  }

  /** A regular or interim holder of the office on any of the days, other than by the appointment that is left out. */
  async holderWithin(
    query: Query,
    municipalityId: string,
    { id, officeId, fromOn, untilOn }: Pick<NewAppointment, 'id' | 'officeId' | 'fromOn' | 'untilOn'>,
  ): Promise<Appointment | null> {
    const [found] = await query<Appointment>(
      `${APPOINTMENT} and a.office_id = $2 and a.id <> $3 and a.kind <> 'stand-in'
         and daterange(a.from_on, a.until_on, '[]') && daterange($4::date, $5::date, '[]')
       order by a.from_on limit 1`,
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

  /** Those to the office that reach beyond a day, locked. */
  reachingBeyond(
    query: Query,
    municipalityId: string,
    officeId: string,
    lastOn: string,
  ): Promise<Appointment[]> {
    return query<Appointment>(
      `${APPOINTMENT} and a.office_id = $2 and (a.until_on is null or a.until_on > $3::date)
       order by a.id for update of a`,
      [municipalityId, officeId, lastOn],
    );
  }

  /** Only ever added to: what was said about who held an office, by whom and when. */
  async keep(query: Query, municipalityId: string, change: Change, personId: string): Promise<void> {
    const { kind, subjectId, officeId, before, after, reason, correctsPast } = change;
    await query(
      `insert into appointment_change (municipality_id, id, office_id, kind, subject_id, before, after, reason,
         corrects_past, person_id)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9)`,
      [municipalityId, officeId, kind, subjectId, before, after, reason, correctsPast, personId],
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
    return query<Absence>(`${ABSENCE} and a.until_on >= $2::date order by a.from_on, a.id`, [
      municipalityId,
      from,
    ]);
  }

  async lockAbsence(query: Query, municipalityId: string, id: string): Promise<Absence | null> {
    const [found] = await query<Absence>(`${ABSENCE} and a.id = $2 for update of a`, [municipalityId, id]);
    return found ?? null;
  }

  async findAbsence(query: Query, municipalityId: string, id: string): Promise<Absence | null> {
    const [found] = await query<Absence>(`${ABSENCE} and a.id = $2`, [municipalityId, id]);
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
