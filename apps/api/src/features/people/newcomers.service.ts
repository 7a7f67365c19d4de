import { Injectable } from '@nestjs/common';
import type { Role } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Query } from '../../platform/database/database';
import { InvitationsRepository, type SpentInvitation } from './invitations.repository';
import { type AccountHere, NewcomersRepository } from './newcomers.repository';
import { PeopleRepository } from './people.repository';

export type { SpentInvitation } from './invitations.repository';

/** How somebody comes in whom a city's identity provider vouches for. Everything in the caller's transaction. */
@Injectable()
export class NewcomersService {
  constructor(
    private readonly newcomers: NewcomersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly people: PeopleRepository,
  ) {}

  /** The account of an address, whatever it is a member of; null where there is none. */
  accountOf(query: Query, municipalityId: string, email: string): Promise<AccountHere | null> {
    return this.newcomers.accountOf(query, municipalityId, email);
  }

  /** Spends the open invitation of an address that has been shown to be somebody's; null where there is none. */
  takeInvitation(query: Query, municipalityId: string, email: string): Promise<SpentInvitation | null> {
    return this.newcomers.spendFor(query, municipalityId, email);
  }

  /** A new account without a password; null where the address has one already. */
  async addAccount(query: Query, email: string, name: string): Promise<string | null> {
    const id = uuid();
    return (await this.newcomers.addAccount(query, id, email, name)) ? id : null;
  }

  /** @returns the id of a new person */
  async addPerson(query: Query, municipalityId: string, name: string): Promise<string> {
    const id = uuid();
    await this.people.add(query, municipalityId, id, name);
    return id;
  }

  /** The account is a member from now on. False where it was already. */
  join(
    query: Query,
    municipalityId: string,
    accountId: string,
    member: { readonly personId: string; readonly roles: readonly Role[] },
  ): Promise<boolean> {
    return this.invitations.join(query, municipalityId, accountId, { ...member, email: '' });
  }
}
