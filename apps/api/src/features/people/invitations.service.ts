import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type {
  Invitation,
  InvitationAcceptance,
  InvitationGuest,
  InvitationInput,
  Session,
} from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { type MunicipalityRef, MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { hashPassword } from '../../platform/access/password';
import { suspended } from '../../platform/access/suspended';
import type { Visitor } from '../../platform/access/visitor';
import type { Query } from '../../platform/database/database';
import { conflict, invalidFields, notFound, ProblemError } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PasswordsService } from '../account/passwords.service';
import { SessionService } from '../session/session.service';
import { InvitationMail } from './invitation-mail';
import { InvitationsRepository, type SpentInvitation } from './invitations.repository';
import { PeopleRepository } from './people.repository';

/** `mail`: whoever it is for is written to, where mail can leave; `link`: whoever asked hands it on. */
export type Delivery = 'mail' | 'link';

/** What an invitation says of where it leads. */
export type InvitedTo = Pick<MunicipalityRef, 'id' | 'slug' | 'demo' | 'name'>;

/** One-time links: made by an administrator, taken up once by whoever they are for. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly municipalities: MunicipalityDirectory,
    private readonly invitations: InvitationsRepository,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordsService,
    private readonly mail: InvitationMail,
  ) {}

  /**
   * A new link for a person; the one before ends.
   * @throws ProblemError 422 where the address belongs to a member, or to the account of a sample city
   */
  async invite(
    query: Query,
    municipality: InvitedTo,
    personId: string,
    { email: given, roles = [] }: InvitationInput,
    deliver: Delivery,
  ): Promise<Invitation> {
    const email = normaliseAddress(given);
    const account = await this.invitations.account(query, municipality.id, email);
    if (account?.isMember)
      throw refusedEmail('already-member', 'email belongs to somebody who has access here.');
    if (account?.demo && !municipality.demo)
      throw refusedEmail('demo-account', 'email belongs to an account of a sample city.');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await this.invitations.add(query, municipality.id, {
      personId,
      tokenHash: hashOf(token),
      email,
      roles: [...new Set(roles)],
    });
    const link = `/${municipality.slug}/welcome#${token}`;
    const mailed =
      deliver === 'mail' && (await this.mail.send(query, municipality, { personId, email, link }));
    return { link: mailed ? null : link, mailed, expiresAt };
  }

  /** Whoever a link is for. @throws ProblemError 404 where it has been used, has expired, or never was */
  async guest(slug: string, token: string): Promise<InvitationGuest> {
    const municipality = await this.#municipality(slug);
    const guest = await this.invitations.guest(municipality.id, hashOf(token));
    if (!guest) throw spentOrExpired();
    return guest;
  }

  /**
   * Spends a link: makes the account, or finds it where there is one and its password is right, and signs in.
   * Whoever holds a link to somebody's address never gets into what that account may do elsewhere.
   */
  async accept(
    slug: string,
    { token, name, password, code }: InvitationAcceptance,
    visitor: Visitor,
  ): Promise<{ token: string; session: Session }> {
    const municipality = await this.#municipality(slug);
    const guest = await this.guest(slug, token);
    const spend = (query: Query): Promise<SpentInvitation> => this.#spend(query, municipality.id, token);
    if (guest.hasAccount) {
      const signedIn = await this.sessions.signIn({ email: guest.email, password, code }, visitor);
      await this.database.write(municipality.id, async (query) => {
        await this.#join(query, municipality.id, signedIn.session.accountId, await spend(query));
      });
      return { token: signedIn.token, session: await this.sessions.readAgain(signedIn) };
    }
    const about = [name ?? guest.name, guest.email, municipality.name, municipality.slug];
    // A sample city's people may be called by any password.
    if (!municipality.demo) await this.passwords.check(password, about);
    // Before the transaction: it takes long, and needs nothing of it.
    const passwordHash = await hashPassword(password);
    const accountId = uuid();
    await this.database.write(municipality.id, async (query) => {
      const spent = await spend(query);
      const account = { id: accountId, email: spent.email, name: name ?? guest.name, passwordHash };
      if (!(await this.invitations.addAccount(query, account))) {
        throw conflict('account-exists', 'There is an account of this address by now: use its password.');
      }
      await this.#join(query, municipality.id, accountId, spent);
      await this.people.update(query, municipality.id, spent.personId, name ?? null);
    });
    const { device, formerToken } = visitor;
    return this.sessions.begin(accountId, { methods: ['link', 'password'], device }, formerToken);
  }

  async #municipality(slug: string): Promise<MunicipalityRef> {
    const municipality = await this.municipalities.find(slug);
    if (!municipality) throw notFound();
    if (municipality.suspended) throw suspended();
    return municipality;
  }

  async #spend(query: Query, municipalityId: string, token: string): Promise<SpentInvitation> {
    const spent = await this.invitations.spend(query, municipalityId, hashOf(token));
    if (!spent) throw spentOrExpired();
    return spent;
  }

  async #join(
    query: Query,
    municipalityId: string,
    accountId: string,
    spent: SpentInvitation,
  ): Promise<void> {
    if (await this.invitations.join(query, municipalityId, accountId, spent)) return;
    throw conflict('already-member', 'This account has access here already.');
  }
}

const refusedEmail = (code: string, detail: string): ProblemError =>
  invalidFields([{ pointer: '/email', code, detail }]);

const spentOrExpired = (): ProblemError =>
  new ProblemError(404, 'invitation-invalid', {
    detail: 'This link has been used or has expired. Ask for a new one.',
  });

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
