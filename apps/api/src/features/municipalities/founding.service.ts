import { Injectable } from '@nestjs/common';
import type { Invitation, Language } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { conflict } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { InvitationsService } from '../people/invitations.service';
import { PeopleService } from '../people/people.service';
import { MunicipalitiesRepository } from './municipalities.repository';

export interface Founding {
  readonly slug: string;
  readonly name: string;
  /** The administrator's address. */
  readonly admin: string;
  readonly languages: readonly Language[];
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
  async found({ slug, name, admin, languages }: Founding): Promise<Invitation> {
    const id = uuid();
    return this.database.write(id, async (query) => {
      const municipality = { id, slug, name, initials: initialsOf(name), languages };
      if (!(await this.municipalities.add(query, municipality)))
        throw conflict('slug-taken', `There is a municipality "${slug}" already. Choose another slug.`);
      const personId = await this.people.add(query, id, admin.split('@')[0] ?? admin);
      return this.invitations.invite(query, { id, slug, demo: false }, personId, {
        email: admin,
        roles: ['admin'],
      });
    });
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
