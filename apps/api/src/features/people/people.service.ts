import { Injectable, type OnModuleInit } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type {
  Invitation,
  InvitationInput,
  List,
  Person,
  PersonInput,
  PersonPatch,
} from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { conflict, notFound, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { InvitationsService } from './invitations.service';
import { PeopleRepository } from './people.repository';

@Injectable()
export class PeopleService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly people: PeopleRepository,
    private readonly invitations: InvitationsService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('person', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        if (!(await this.people.lock(query, access.municipality.id, id))) return null;
        const { version } = await this.#find(query, access, id);
        return { subject: {}, version, current: () => this.find(access, id) };
      }),
    );
  }

  /** All of them. Addresses and roles are for those who appoint; colleagues read names. */
  async list(access: Access): Promise<List<Person>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.people.list(query, access.municipality.id),
    );
    return { items: items.map((person) => asSeenBy(access, person)), nextCursor: null, total: items.length };
  }

  async find(access: Access, id: string): Promise<Person> {
    return this.database.read(access.municipality.id, async (query) =>
      asSeenBy(access, await this.#find(query, access, id)),
    );
  }

  async create(access: Access, { name }: PersonInput): Promise<Person> {
    return this.database.write(access.municipality.id, async (query) =>
      this.#find(query, access, await this.add(query, access.municipality.id, name)),
    );
  }

  /** @returns the id of a new person */
  async add(query: Query, municipalityId: string, name: string): Promise<string> {
    const id = uuid();
    await this.people.add(query, municipalityId, id, name);
    return id;
  }

  /** @throws ProblemError 422 where nobody would administer the municipality afterwards */
  async update(access: Access, id: string, { name, roles }: PersonPatch): Promise<Person> {
    return this.database.write(access.municipality.id, async (query) => {
      const municipalityId = access.municipality.id;
      const person = await this.#find(query, access, id);
      if (roles !== undefined) {
        if (person.access !== 'active')
          throw refused('no-access', 'Roles belong to an account. Invite the person first.', [
            { pointer: '/roles', code: 'no-access', detail: 'roles belong to an account.' },
          ]);
        if (!roles.includes('admin')) await this.#refuseLastAdmin(query, municipalityId, id);
        await this.people.setRoles(query, municipalityId, id, [...new Set(roles)]);
      }
      await this.people.update(query, municipalityId, id, name ?? null);
      return this.#find(query, access, id);
    });
  }

  /** The account is no member any more, at once; the person and all that they did stays. */
  async removeAccess(access: Access, id: string): Promise<Person> {
    return this.database.write(access.municipality.id, async (query) => {
      const municipalityId = access.municipality.id;
      await this.#refuseLastAdmin(query, municipalityId, id);
      await this.people.removeAccess(query, municipalityId, id);
      await this.people.update(query, municipalityId, id, null);
      return this.#find(query, access, id);
    });
  }

  async invite(access: Access, id: string, input: InvitationInput): Promise<Invitation> {
    return this.database.write(access.municipality.id, async (query) => {
      if (!(await this.people.lock(query, access.municipality.id, id))) throw notFound();
      const person = await this.#find(query, access, id);
      if (person.access === 'active')
        throw conflict('has-access', 'This person has an account already.', person);
      const invitation = await this.invitations.invite(query, access.municipality, id, input, 'mail');
      await this.people.update(query, access.municipality.id, id, null);
      return invitation;
    });
  }

  /** The person whom an open invitation of that address is for; null where there is none. */
  invitedAs(query: Query, municipalityId: string, email: string): Promise<string | null> {
    return this.people.invitedAs(query, municipalityId, normaliseAddress(email));
  }

  /** Which of the ids are people of the municipality. */
  async among(query: Query, access: Access, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const known = await this.people.list(query, access.municipality.id);
    return new Set(known.map(({ id }) => id).filter((id) => ids.includes(id)));
  }

  async #refuseLastAdmin(query: Query, municipalityId: string, id: string): Promise<void> {
    const admins = await this.people.lockAdmins(query, municipalityId);
    if (admins.length === 1 && admins[0] === id) {
      throw refused(
        'last-admin',
        'Nobody would administer the municipality. Make somebody else an admin first.',
      );
    }
  }

  async #find(query: Query, access: Access, id: string): Promise<Person> {
    const person = await this.people.find(query, access.municipality.id, id);
    if (!person) throw notFound();
    return person;
  }
}

function asSeenBy(access: Access, person: Person): Person {
  if (access.can('offices.appoint')) return person;
  return { ...person, email: null, access: 'none', invitedUntil: null, roles: [], tokens: 0 };
}
