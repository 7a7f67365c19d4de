import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  Absence,
  AbsenceInput,
  AbsencePatch,
  Appointment,
  AppointmentInput,
  AppointmentPatch,
  FieldProblem,
  List,
} from '@wegmarke/domain/contracts';
import { correctsPast } from '@wegmarke/domain/offices';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { databaseCode } from '../../platform/errors/database-errors';
import {
  conflict,
  invalidFields,
  notFound,
  type ProblemError,
  refused,
} from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { OfficesService } from '../offices/offices.service';
import { PeopleService } from '../people/people.service';
import { AppointmentsRepository, type Change, type Said } from './appointments.repository';
import { refuseOthersPast, refuseUnexplained } from './past';

/** SQLSTATE: an exclusion constraint says that the days are taken. */
const OVERLAPS = '23P01';

/** Who holds which office from when to when, and who is away. Every change is felt by the next request. */
@Injectable()
export class AppointmentsService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: AppointmentsRepository,
    private readonly offices: OfficesService,
    private readonly people: PeopleService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('appointment', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const found = await this.repository.lock(query, access.municipality.id, id);
        return found && { subject: found, version: found.version, current: () => Promise.resolve(found) };
      }),
    );
    this.subjects.register('absence', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const found = await this.repository.lockAbsence(query, access.municipality.id, id);
        return found && { subject: found, version: found.version, current: () => Promise.resolve(found) };
      }),
    );
  }

  /** All that ever were, the latest first. */
  async list(access: Access): Promise<List<Appointment>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.list(query, access.municipality.id),
    );
    return { items, nextCursor: null, total: items.length };
  }

  /** Of today and later. */
  async listAbsences(access: Access): Promise<List<Absence>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.listAbsences(query, access.municipality.id, access.today),
    );
    return { items, nextCursor: null, total: items.length };
  }

  /** @throws ProblemError 409 where somebody else holds the office on one of the days, with their appointment */
  async appoint(access: Access, input: AppointmentInput): Promise<Appointment> {
    const { id: municipalityId } = access.municipality;
    const { officeId, personId, kind, fromOn, untilOn = null, reason = null } = input;
    refuseBackwards(fromOn, untilOn);
    const isCorrection = refuseUnexplained(access, null, { fromOn, untilOn }, reason);
    return this.database.write(municipalityId, async (query) => {
      await this.#checkReferences(query, access, { officeId, personId });
      const appointment = { id: uuid(), officeId, personId, kind, fromOn, untilOn };
      if (kind !== 'stand-in') await this.#refuseHeld(query, municipalityId, appointment);
      await taken(() => this.repository.add(query, municipalityId, appointment));
      await this.#keep(query, access, 'appointment', null, appointment, reason, isCorrection);
      await this.offices.touch(query, access, officeId);
      return this.#find(query, municipalityId, appointment.id);
    });
  }

  async end(access: Access, id: string, { untilOn, reason = null }: AppointmentPatch): Promise<Appointment> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const before = await this.#find(query, municipalityId, id);
      refuseBackwards(before.fromOn, untilOn);
      const after = { ...before, untilOn };
      const isCorrection = refuseUnexplained(access, before, after, reason);
      await this.#lockOpen(query, access, before.officeId);
      if (before.kind !== 'stand-in') await this.#refuseHeld(query, municipalityId, after);
      await taken(() => this.repository.end(query, municipalityId, id, untilOn));
      await this.#keep(query, access, 'appointment', before, after, reason, isCorrection);
      await this.offices.touch(query, access, before.officeId);
      return this.#find(query, municipalityId, id);
    });
  }

  /** Only what has not begun, or began today by mistake: everything else is a fact, and ends by its last day. */
  async withdraw(access: Access, id: string): Promise<void> {
    const { id: municipalityId } = access.municipality;
    await this.database.write(municipalityId, async (query) => {
      const appointment = await this.#find(query, municipalityId, id);
      refuseBegun(access, appointment.fromOn);
      await this.repository.remove(query, municipalityId, 'appointment', id);
      await this.#keep(query, access, 'appointment', appointment, null);
      await this.offices.touch(query, access, appointment.officeId);
    });
  }

  /** The holder of an office is away, and whoever is named acts from that day on. */
  async reportAbsence(access: Access, officeId: string, input: AbsenceInput): Promise<Absence> {
    const { id: municipalityId } = access.municipality;
    const { fromOn, untilOn, standInId = null, reason = null } = input;
    refuseBackwards(fromOn, untilOn);
    if (untilOn < access.today)
      throw invalidFields([
        { pointer: '/untilOn', code: 'past', detail: 'untilOn must not lie in the past.' },
      ]);
    refuseOthersPast(access, null, input, '/fromOn');
    const isCorrection = refuseUnexplained(access, null, input, reason);
    return this.database.write(municipalityId, async (query) => {
      const holder = await this.repository.holderOn(query, municipalityId, officeId, fromOn);
      if (!holder) throw refused('no-holder', 'Nobody holds the office on that day, so nobody can be away.');
      if (standInId !== null) await this.#checkStandIn(query, access, standInId, holder.personId);
      const absence = { id: uuid(), officeId, personId: holder.personId, standInId, fromOn, untilOn };
      await taken(() => this.repository.addAbsence(query, municipalityId, absence), 'absent-already');
      await this.#keep(query, access, 'absence', null, absence, reason, isCorrection);
      await this.offices.touch(query, access, officeId);
      return this.#findAbsence(query, municipalityId, absence.id);
    });
  }

  async endAbsence(access: Access, id: string, { untilOn, reason = null }: AbsencePatch): Promise<Absence> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const before = await this.#findAbsence(query, municipalityId, id);
      refuseBackwards(before.fromOn, untilOn);
      const after = { ...before, untilOn };
      refuseOthersPast(access, before, after, '/untilOn');
      const isCorrection = refuseUnexplained(access, before, after, reason);
      await taken(() => this.repository.endAbsence(query, municipalityId, id, untilOn), 'absent-already');
      await this.#keep(query, access, 'absence', before, after, reason, isCorrection);
      await this.offices.touch(query, access, before.officeId);
      return this.#findAbsence(query, municipalityId, id);
    });
  }

  async withdrawAbsence(access: Access, id: string): Promise<void> {
    const { id: municipalityId } = access.municipality;
    await this.database.write(municipalityId, async (query) => {
      const absence = await this.#findAbsence(query, municipalityId, id);
      refuseBegun(access, absence.fromOn);
      await this.repository.remove(query, municipalityId, 'absence', id);
      await this.#keep(query, access, 'absence', absence, null);
      await this.offices.touch(query, access, absence.officeId);
    });
  }

  /** The regular or interim holder of an office on a day. */
  holderOn(query: Query, access: Access, officeId: string, day: string): Promise<Appointment | null> {
    return this.repository.holderOn(query, access.municipality.id, officeId, day);
  }

  /** Nobody is appointed to the office, which ends, beyond the day. */
  async endAll(
    query: Query,
    access: Access,
    officeId: string,
    lastOn: string,
    reason: string | null,
  ): Promise<void> {
    const { id: municipalityId } = access.municipality;
    for (const before of await this.repository.reachingBeyond(query, municipalityId, officeId, lastOn)) {
      const after = before.fromOn > lastOn ? null : { ...before, untilOn: lastOn };
      const isCorrection = correctsPast(before, after, access.today);
      await this.#keep(query, access, 'appointment', before, after, reason, isCorrection);
    }
    await this.repository.endAll(query, municipalityId, officeId, lastOn);
  }

  async #keep(
    query: Query,
    access: Access,
    kind: Change['kind'],
    before: (Said & Named) | null,
    after: (Said & Named) | null,
    reason: string | null = null,
    isCorrection = false,
  ): Promise<void> {
    const subject = after ?? before;
    if (!subject) return;
    const said = (one: Said | null): Said | null =>
      one && { personId: one.personId, fromOn: one.fromOn, untilOn: one.untilOn };
    const { id: subjectId, officeId } = subject;
    const kept = { before: said(before), after: said(after), reason, correctsPast: isCorrection };
    const change = { kind, subjectId, officeId, ...kept };
    await this.repository.keep(query, access.municipality.id, change, access.personId);
  }

  /** Locks the office, so that two who appoint, or end it, at the same moment see each other. */
  async #lockOpen(query: Query, access: Access, officeId: string): Promise<void> {
    const { closedOn } = await this.offices.lockOffice(query, access, officeId);
    if (closedOn !== null)
      throw refused('place-ended', 'The office has ended; nobody is appointed to it any more.');
  }

  async #checkReferences(
    query: Query,
    access: Access,
    { officeId, personId }: Pick<AppointmentInput, 'officeId' | 'personId'>,
  ): Promise<void> {
    const faults: FieldProblem[] = [];
    const { items } = await this.offices.listOffices(access);
    if (!items.some(({ id }) => id === officeId)) faults.push(unknown('officeId', 'an open office'));
    const known = await this.people.among(query, access, [personId]);
    if (!known.has(personId)) faults.push(unknown('personId', 'a person'));
    if (faults.length > 0) throw invalidFields(faults);
    await this.#lockOpen(query, access, officeId);
  }

  async #checkStandIn(query: Query, access: Access, standInId: string, holderId: string): Promise<void> {
    if (standInId === holderId)
      throw invalidFields([
        { pointer: '/standInId', code: 'own-stand-in', detail: 'Whoever is away cannot stand in.' },
      ]);
    const known = await this.people.among(query, access, [standInId]);
    if (!known.has(standInId)) throw invalidFields([unknown('standInId', 'a person')]);
  }

  async #refuseHeld(
    query: Query,
    municipalityId: string,
    appointment: Pick<Appointment, 'id' | 'officeId' | 'fromOn' | 'untilOn'>,
  ): Promise<void> {
    const held = await this.repository.holderWithin(query, municipalityId, appointment);
    if (held) throw officeHeld(held);
  }

  async #find(query: Query, municipalityId: string, id: string): Promise<Appointment> {
    const found = await this.repository.find(query, municipalityId, id);
    if (!found) throw notFound();
    return found;
  }

  async #findAbsence(query: Query, municipalityId: string, id: string): Promise<Absence> {
    const found = await this.repository.findAbsence(query, municipalityId, id);
    if (!found) throw notFound();
    return found;
  }
}

interface Named {
  readonly id: string;
  readonly officeId: string;
}

const officeHeld = (current?: Appointment): ProblemError =>
  conflict('office-held', 'Somebody else holds the office on one of these days. End that first.', current);

/** The database has the last word on who holds an office on a day. */
async function taken(work: () => Promise<void>, code: 'office-held' | 'absent-already' = 'office-held') {
  try {
    await work();
  } catch (error) {
    if (databaseCode(error) !== OVERLAPS) throw error;
    throw code === 'office-held'
      ? officeHeld()
      : conflict(code, 'An absence is reported for one of these days already.');
  }
}

function refuseBackwards(fromOn: string, untilOn: string | null): void {
  if (untilOn === null || untilOn >= fromOn) return;
  throw invalidFields([
    { pointer: '/untilOn', code: 'before-start', detail: 'untilOn must not be earlier than fromOn.' },
  ]);
}

function refuseBegun(access: Access, fromOn: string): void {
  if (fromOn >= access.today) return;
  throw refused('begun', 'It has begun, and is a fact. Give it a last day instead.');
}

const unknown = (name: string, what: string): FieldProblem => ({
  pointer: `/${name}`,
  code: 'unknown',
  detail: `${name} must name ${what} of this municipality.`,
});
