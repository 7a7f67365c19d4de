import { Injectable } from '@nestjs/common';
import type { Erasure, ErasureRequest, List, PersonalData } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { Acting } from '../../platform/audit/acting';
import { AuditLog } from '../../platform/audit/audit-log';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { conflict, notFound, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PeopleService } from '../people/people.service';
import { OF_ACCOUNTS, PERSONAL_PLACES } from './personal-places';
import { PrivacyRepository } from './privacy.repository';

/** Shorter parts of a name stand in too many words. */
const SHORTEST_PART = 4;

/** What is known of a person: handed out to them, and taken away where they ask. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly places: PrivacyRepository,
    private readonly people: PeopleService,
    private readonly log: AuditLog,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything stored about a person here. What belongs to the account, which other municipalities may share, is for the
   * person alone.
   */
  async dataOf(access: Access, personId: string): Promise<PersonalData> {
    const own = access.actor.kind === 'member' && access.actor.personId === personId;
    if (!own) access.require('privacy.manage');
    else access.decided = true;
    const { municipality } = access;
    const data = await this.database.read(municipality.id, async (query) => {
      const person = await this.#find(query, access, personId);
      const accounts = await this.places.accountsOf(query, municipality.id, personId);
      const rows: PersonalData['rows'][number][] = [];
      for (const place of PERSONAL_PLACES) {
        if (OF_ACCOUNTS.has(place.table) && !(own && access.ownsAccount)) continue;
        for (const id of place.names === 'person' ? [personId] : accounts) {
          const items = await this.places.rowsAt(query, municipality.id, place, id);
          if (items.length > 0) rows.push({ table: place.table, by: place.column, items });
        }
      }
      return { person, municipality: municipality.name, madeAt: this.clock.now().toISOString(), rows };
    });
    await this.log.record(municipality.id, this.acting.actor, {
      action: 'personal-data.made',
      subject: { kind: 'person', id: personId },
    });
    return data;
  }

  /** The own wish to be erased; an admin decides. */
  async ask(access: Access): Promise<List<ErasureRequest>> {
    await this.database.write(access.municipality.id, (query) =>
      this.places.ask(query, access.municipality.id, access.personId),
    );
    return this.requests(access);
  }

  async withdraw(access: Access): Promise<List<ErasureRequest>> {
    await this.database.write(access.municipality.id, (query) =>
      this.places.withdraw(query, access.municipality.id, access.personId),
    );
    return this.requests(access);
  }

  /** All of them for whoever decides, the own one for everybody else. */
  async requests(access: Access): Promise<List<ErasureRequest>> {
    const all = await this.database.read(access.municipality.id, (query) =>
      this.places.requests(query, access.municipality.id),
    );
    const mayDecide = access.can('privacy.manage');
    const items = all.filter(({ personId }) => mayDecide || personId === access.personId);
    return { items, nextCursor: null, total: items.length };
  }

  /**
   * Takes a person's name out of everything. Logs and plan ledger hold ids alone, so that they stay as they are, and so
   * does every figure.
   *
   * @throws ProblemError 409 while they hold an office, 422 for the last admin and for oneself
   */
  async erase(access: Access, personId: string): Promise<Erasure> {
    if (personId === access.personId)
      throw refused('own-erasure', 'Somebody else erases your data: you would lose your access meanwhile.');
    const { municipality } = access;
    return this.database.write(municipality.id, async (query) => {
      const { name } = await this.#find(query, access, personId);
      if (await this.places.holdsOffice(query, municipality.id, personId, access.today))
        throw conflict('holds-office', 'The person still holds an office. Hand it over first.');
      const accounts = await this.places.accountsOf(query, municipality.id, personId);
      await this.people.removeAccess(access, personId);
      const code = `P-${personId.slice(-6).toUpperCase()}`;
      await this.places.erase(query, municipality.id, personId, code);
      let accountForgotten = false;
      for (const accountId of accounts)
        accountForgotten =
          (await this.places.forgetAccount(query, municipality.id, accountId)) || accountForgotten;
      const texts = await this.places.textsWith(query, municipality.id, wordsOf(name));
      await this.log.record(municipality.id, this.acting.actor, {
        action: 'erasure.carried-out',
        subject: { kind: 'person', id: personId },
        detail: { accountForgotten, texts: texts.length },
      });
      return { personId, name: code, accountForgotten, texts };
    });
  }

  async #find(query: Query, access: Access, id: string): Promise<{ id: string; name: string }> {
    const person = await this.places.findPerson(query, access.municipality.id, id);
    if (!person) throw notFound();
    return person;
  }
}

/** The name, and its last part by itself. */
function wordsOf(name: string): string[] {
  const last = name.trim().split(/\s+/).at(-1) ?? '';
  return last.length >= SHORTEST_PART ? [name, last] : [name];
}
