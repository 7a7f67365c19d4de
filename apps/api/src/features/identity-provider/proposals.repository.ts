import { Injectable } from '@nestjs/common';
import type { AppointmentProposal } from '@wegmarke/domain/contracts';
import type { GroupOffice } from '@wegmarke/domain/groups';
import { v7 as uuid } from 'uuid';
import type { Query } from '../../platform/database/database';

export type ProposalRow = Omit<AppointmentProposal, 'personName' | 'officeTitle'> & {
  readonly accountId: string;
};

const PROPOSAL = `select p.id, p.account_id as "accountId", m.person_id as "personId", p.office_id as "officeId", p.kind,
  to_char(p.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "proposedAt", p.version
  from appointment_proposal p
  join membership m on m.municipality_id = p.municipality_id and m.account_id = p.account_id
  where p.municipality_id = $1 and p.declined_by is null`;

/** Appointments that follow from groups and wait for somebody who may appoint. */
@Injectable()
export class ProposalsRepository {
  list(query: Query, municipalityId: string): Promise<ProposalRow[]> {
    return query<ProposalRow>(`${PROPOSAL} order by p.proposed_at, p.id`, [municipalityId]);
  }

  /** Under its lock: of two who decide, the second sees what the first did. */
  async lock(query: Query, municipalityId: string, id: string): Promise<ProposalRow | null> {
    const [row] = await query<ProposalRow>(`${PROPOSAL} and p.id = $2 for update of p`, [municipalityId, id]);
    return row ?? null;
  }

  /** Once; also where it has been declined. */
  async add(
    query: Query,
    municipalityId: string,
    accountId: string,
    { officeId, appointment }: GroupOffice,
  ): Promise<void> {
    await query(
      `insert into appointment_proposal (municipality_id, id, account_id, office_id, kind)
       select $1, $2, $3, o.id, $5 from office o
       where o.municipality_id = $1 and o.id = $4 and o.closed_on is null
       on conflict (municipality_id, account_id, office_id, kind) do nothing`,
      [municipalityId, uuid(), accountId, officeId, appointment],
    );
  }

  /** What no group speaks for any more is not proposed any more, and what was declined may be proposed again. */
  async keepOnly(
    query: Query,
    municipalityId: string,
    accountId: string,
    wanted: readonly GroupOffice[],
  ): Promise<void> {
    await query(
      `delete from appointment_proposal where municipality_id = $1 and account_id = $2
         and not (office_id::text || ' ' || kind = any ($3::text[]))`,
      [municipalityId, accountId, wanted.map(({ officeId, appointment }) => `${officeId} ${appointment}`)],
    );
  }

  async decline(query: Query, municipalityId: string, id: string, personId: string): Promise<void> {
    await query(
      `update appointment_proposal set declined_by = $3, version = version + 1 where municipality_id = $1 and id = $2`,
      [municipalityId, id, personId],
    );
  }

  async remove(query: Query, municipalityId: string, id: string): Promise<void> {
    await query(`delete from appointment_proposal where municipality_id = $1 and id = $2`, [
      municipalityId,
      id,
    ]);
  }
}
