import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';
import type { SpentInvitation } from './invitations.repository';

export interface AccountHere {
  readonly id: string;
  /** Of a sample city. */
  readonly demo: boolean;
  readonly isMember: boolean;
}

/** Accounts of people whom a city's identity provider vouches for. */
@Injectable()
export class NewcomersRepository {
  async accountOf(query: Query, municipalityId: string, email: string): Promise<AccountHere | null> {
    const [row] = await query<AccountHere>(
      `select a.id, a.demo, exists (
         select from membership m where m.municipality_id = $1 and m.account_id = a.id) as "isMember"
       from account a where a.email = $2`,
      [municipalityId, email],
    );
    return row ?? null;
  }

  /** Spends the open invitation of an address: whose it is has been shown by other means than its link. */
  async spendFor(query: Query, municipalityId: string, email: string): Promise<SpentInvitation | null> {
    const [row] = await query<SpentInvitation>(
      `update invitation i set spent_at = clock_timestamp()
       where i.municipality_id = $1 and i.email = $2 and i.spent_at is null and i.expires_at > clock_timestamp()
       returning i.person_id as "personId", i.email, i.roles`,
      [municipalityId, email],
    );
    return row ?? null;
  }

  /** False where somebody has made an account of that address in the meantime. */
  async addAccount(query: Query, id: string, email: string, name: string): Promise<boolean> {
    const added = await query(
      `insert into account (id, email, name) values ($1, $2, $3) on conflict (email) do nothing returning id`,
      [id, email, name],
    );
    return added.length > 0;
  }
}
