import { Injectable } from '@nestjs/common';
import { addDays } from '@wegmarke/domain/calendar';
import type { Appointment, Role } from '@wegmarke/domain/contracts';
import { type GroupOffice, type GroupRights, rolesAfter } from '@wegmarke/domain/groups';
import { Access } from '../../platform/access/access';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { ProblemError } from '../../platform/errors/problem-error';
import { AppointmentsService } from '../appointments/appointments.service';
import { PeopleService } from '../people/people.service';
import { IdentitiesRepository, type Known, type RightRow } from './identities.repository';
import type { ProviderRow } from './identity-provider.repository';
import { ProposalsRepository } from './proposals.repository';

const MEMBER: RightRow = { kind: 'member', value: '' };

/** What groups are worth here, made so at every sign-in: what they give is given, what they gave and give no more ends. */
@Injectable()
export class GroupRightsService {
  constructor(
    private readonly identities: IdentitiesRepository,
    private readonly proposals: ProposalsRepository,
    private readonly people: PeopleService,
    private readonly appointments: AppointmentsService,
    private readonly clock: Clock,
  ) {}

  /** Remembers that somebody came in by a group alone. */
  async cameInByGroup(query: Query, municipalityId: string, { accountId }: Known): Promise<void> {
    await this.identities.addRight(query, municipalityId, accountId, MEMBER);
    await this.identities.setEndedByGroups(query, municipalityId, accountId, false);
  }

  /**
   * In the transaction of the sign-in.
   * @returns whether they are still a member afterwards
   */
  async apply(
    query: Query,
    municipality: MunicipalityRef,
    provider: ProviderRow,
    known: Known & { readonly roles: readonly Role[] },
    wanted: GroupRights,
  ): Promise<boolean> {
    const { id: municipalityId } = municipality;
    const given = await this.identities.rights(query, municipalityId, known.accountId);
    const access = this.#inNameOf(municipality, provider.setBy);
    await this.#setRoles(query, access, known, given, wanted.roles);
    await this.#setOffices(query, access, provider, known, given, wanted.offices);
    if (wanted.known || !given.some(({ kind }) => kind === 'member')) return true;
    return !(await this.#endMembership(query, access, known));
  }

  /** What follows from a rule is done in the name of whoever made it. */
  #inNameOf(municipality: MunicipalityRef, personId: string): Access {
    const actor = { kind: 'member', accountId: '', personId, roles: ['admin'], offices: [] } as const;
    return new Access(municipality, actor, this.clock.today(municipality.timeZone));
  }

  async #setRoles(
    query: Query,
    access: Access,
    { accountId, personId, roles }: Known & { readonly roles: readonly Role[] },
    given: readonly RightRow[],
    wanted: readonly Role[],
  ): Promise<void> {
    const fromGroups = roles.filter((role) => holds(given, { kind: 'role', value: role }));
    let after = rolesAfter({ roles, fromGroups }, wanted);
    if (after.roles.join() !== roles.join() && !(await this.#tookRoles(access, personId, after.roles))) {
      // They are the last one who administers the municipality, and stay it until somebody else does.
      after = rolesAfter({ roles, fromGroups }, ['admin', ...wanted]);
      await this.#tookRoles(access, personId, after.roles);
    }
    for (const value of after.fromGroups)
      await this.identities.addRight(query, access.municipality.id, accountId, { kind: 'role', value });
    for (const right of given)
      if (right.kind === 'role' && !after.fromGroups.some((role) => role === right.value))
        await this.identities.removeRight(query, access.municipality.id, accountId, right);
  }

  async #tookRoles(access: Access, personId: string, roles: readonly Role[]): Promise<boolean> {
    return unlessLastAdmin(() => this.people.update(access, personId, { roles }));
  }

  async #setOffices(
    query: Query,
    access: Access,
    provider: ProviderRow,
    known: Known,
    given: readonly RightRow[],
    wanted: readonly GroupOffice[],
  ): Promise<void> {
    const { id: municipalityId } = access.municipality;
    const { items } = await this.appointments.list(access);
    const current = items.filter((one) => one.personId === known.personId && isInForce(one, access.today));
    for (const right of given.filter(({ kind }) => kind === 'appointment')) {
      const appointment = current.find(({ id }) => id === right.value);
      if (appointment && wanted.some((office) => isSame(appointment, office))) continue;
      if (appointment) await this.#end(access, appointment);
      await this.identities.removeRight(query, municipalityId, known.accountId, right);
    }
    const missing = wanted.filter((office) => !current.some((appointment) => isSame(appointment, office)));
    await this.proposals.keepOnly(query, municipalityId, known.accountId, missing);
    for (const office of missing) {
      const appointed =
        provider.appointments === 'at-once' ? await this.#appoint(access, known.personId, office) : null;
      if (appointed === null) await this.proposals.add(query, municipalityId, known.accountId, office);
      else {
        const right = { kind: 'appointment', value: appointed } as const;
        await this.identities.addRight(query, municipalityId, known.accountId, right);
      }
    }
  }

  /** Null where it cannot be: somebody else holds the office, or it has ended. Then somebody has to look at it. */
  async #appoint(access: Access, personId: string, office: GroupOffice): Promise<string | null> {
    const { officeId, appointment: kind } = office;
    try {
      const input = { officeId, personId, kind, fromOn: access.today };
      return (await this.appointments.appoint(access, input)).id;
    } catch (error) {
      // Asked before anything is written, so that the transaction goes on.
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }

  /** From this moment on, not from tomorrow. */
  async #end(access: Access, { id, fromOn }: Appointment): Promise<void> {
    if (fromOn >= access.today) await this.appointments.withdraw(access, id);
    else await this.appointments.end(access, id, { untilOn: addDays(access.today, -1) });
  }

  /** False where they are the last one who administers the municipality. */
  async #endMembership(query: Query, access: Access, { accountId, personId }: Known): Promise<boolean> {
    if (!(await unlessLastAdmin(() => this.people.removeAccess(access, personId)))) return false;
    await this.identities.setEndedByGroups(query, access.municipality.id, accountId, true);
    return true;
  }
}

const holds = (given: readonly RightRow[], { kind, value }: RightRow): boolean =>
  given.some((right) => right.kind === kind && right.value === value);

const isSame = ({ officeId, kind }: Appointment, office: GroupOffice): boolean =>
  officeId === office.officeId && kind === office.appointment;

const isInForce = ({ fromOn, untilOn }: Appointment, today: string): boolean =>
  fromOn <= today && (untilOn === null || untilOn >= today);

async function unlessLastAdmin(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'last-admin') return false;
    throw error;
  }
}
