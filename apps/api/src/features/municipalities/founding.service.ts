import { Injectable } from '@nestjs/common';
import type { Invitation, Language } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Query } from '../../platform/database/database';
import { conflict } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type Delivery, type InvitedTo, InvitationsService } from '../people/invitations.service';
import { PeopleService } from '../people/people.service';
import { MunicipalitiesRepository } from './municipalities.repository';

export interface Founding {
  readonly slug: string;
  readonly name: string;
  /** The administrator's address. */
  readonly admin: string;
  readonly languages: readonly Language[];
  /** `Europe/Berlin` where not said. */
  readonly timeZone?: string;
  /** `mail`: the admin is written to where mail can leave; else the link is told once. */
  readonly deliver: Delivery;
}

/** Makes a municipality with nothing in it but its administrator, who gets a one-time link. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly municipalities: MunicipalitiesRepository,
    private readonly people: PeopleService,
    private readonly invitations: InvitationsService,
  ) {}

  /** @throws ProblemError 409 where the slug is taken, 422 where the address is an account of a sample city */
  async found({
    slug,
    name,
    admin,
    languages,
    timeZone,
    deliver,
  }: Founding): Promise<{ id: string; invitation: Invitation }> {
    const id = uuid();
    return this.database.write(id, async (query) => {
      const initials = initialsOf(name);
      const municipality = { id, slug, name, initials, languages, timeZone: timeZone ?? 'Europe/Berlin' };
      if (!(await this.municipalities.add(query, municipality)))
        throw conflict('slug-taken', `There is a municipality "${slug}" already. Choose another slug.`);
      const invitation = await this.#invite(query, { id, slug, name, demo: false }, admin, deliver);
      return { id, invitation };
    });
  }

  /** A new admin, beside those that there are. @throws ProblemError 422 where the address has access already */
  inviteAdmin(municipality: InvitedTo, email: string): Promise<Invitation> {
    return this.database.write(municipality.id, (query) => this.#invite(query, municipality, email, 'mail'));
  }

  async #invite(
    query: Query,
    municipality: InvitedTo,
    email: string,
    deliver: Delivery,
  ): Promise<Invitation> {
    const known = await this.people.invitedAs(query, municipality.id, email);
    const personId = known ?? (await this.people.add(query, municipality.id, email.split('@')[0] ?? email));
    return this.invitations.invite(query, municipality, personId, { email, roles: ['admin'] }, deliver);
  }
}

/** What kind of municipality it is says nothing about which. */
const KINDS =
  /^(?:(?:kreis|landes|bundes|universitäts|wissenschafts|hanse)?stadt|gemeinde|markt|kreis|landkreis|city of|gemeente|stad)\s+/i;

/** "Stadt Bad Hersfeld" → "BH", "Gemeente Lommel" → "LO". */
export function initialsOf(name: string): string {
  const words = name
    .replace(KINDS, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const [first = 'X', second] = words;
  const letters = second === undefined ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1);
  return letters.toUpperCase().slice(0, 3);
}
