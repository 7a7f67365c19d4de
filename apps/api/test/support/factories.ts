import type { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../../src/platform/access/password';

const PASSWORD_HASH = hashPassword('a long password');
const text = (de: string) => ({ source: 'de', texts: { de } });

export interface OfficeInput {
  readonly kind?: 'cdo' | 'cio' | 'head' | 'other';
  readonly title?: string;
  readonly departmentId?: string | null;
  readonly holderPublic?: boolean;
}

/** Writes rows as the owner, for one municipality. Everything gets an id of its own. */
export class Factory {
  private constructor(
    private readonly client: Client,
    readonly municipalityId: string,
    readonly slug: string,
  ) {}

  /** A municipality with nothing in it. */
  static async municipality(client: Client, slug: string, demo = false): Promise<Factory> {
    const id = uuid();
    await client.query(
      `insert into municipality (id, slug, name, initials, languages, demo) values ($1, $2, initcap($2), 'XX', '{de,en}', $3)`,
      [id, slug, demo],
    );
    return new Factory(client, id, slug);
  }

  /** A person with an account whose password is "a long password". */
  async member(
    name: string,
    roles: string[] = [],
    demo = false,
  ): Promise<{ email: string; accountId: string; personId: string }> {
    const [accountId, personId] = [uuid(), uuid()];
    const email = `${name}@${this.slug}.example`;
    await this.client.query(`insert into account (id, email, name, demo) values ($1, $2, $3, $4)`, [
      accountId,
      email,
      name,
      demo,
    ]);
    await this.client.query(`insert into credential (account_id, password_hash) values ($1, $2)`, [
      accountId,
      await PASSWORD_HASH,
    ]);
    await this.client.query(`insert into person (municipality_id, id, name) values ($1, $2, $3)`, [
      this.municipalityId,
      personId,
      name,
    ]);
    await this.join(accountId, personId, roles);
    return { email, accountId, personId };
  }

  async join(accountId: string, personId: string, roles: string[] = []): Promise<void> {
    await this.client.query(
      `insert into membership (municipality_id, account_id, person_id, roles) values ($1, $2, $3, $4)`,
      [this.municipalityId, accountId, personId, roles],
    );
  }

  async person(name: string): Promise<string> {
    const id = uuid();
    await this.client.query(`insert into person (municipality_id, id, name) values ($1, $2, $3)`, [
      this.municipalityId,
      id,
      name,
    ]);
    return id;
  }

  async department(title: string): Promise<string> {
    const id = uuid();
    await this.client.query(`insert into department (municipality_id, id, title) values ($1, $2, $3)`, [
      this.municipalityId,
      id,
      text(title),
    ]);
    return id;
  }

  async office({
    kind = 'head',
    title = 'Amt',
    departmentId = null,
    holderPublic = false,
  }: OfficeInput = {}): Promise<string> {
    const id = uuid();
    await this.client.query(
      `insert into office (municipality_id, id, kind, title, department_id, holder_public) values ($1, $2, $3, $4, $5, $6)`,
      [this.municipalityId, id, kind, text(title), departmentId, holderPublic],
    );
    return id;
  }

  async appoint(
    officeId: string,
    personId: string,
    kind = 'regular',
    fromOn = '2020-01-01',
    untilOn: string | null = null,
  ): Promise<void> {
    await this.client.query(
      `insert into appointment (municipality_id, id, office_id, person_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)`,
      [this.municipalityId, uuid(), officeId, personId, kind, fromOn, untilOn],
    );
  }
}
