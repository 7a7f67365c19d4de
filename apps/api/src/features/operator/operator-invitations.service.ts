import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type { Invitation, InvitationAcceptance, OperatorGuest, Session } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { hashPassword } from '../../platform/access/password';
import type { Visitor } from '../../platform/access/visitor';
import { AuditLog } from '../../platform/audit/audit-log';
import { invalidFields, ProblemError } from '../../platform/errors/problem-error';
import { PasswordsService } from '../account/passwords.service';
import { SessionService } from '../session/session.service';
import { OperatorInvitationsRepository } from './operator-invitations.repository';

/** How somebody becomes an operator: by a one-time link that the command on the machine itself prints. */
@Injectable()
export class OperatorInvitationsService {
  constructor(
    private readonly invitations: OperatorInvitationsRepository,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditLog,
  ) {}

  /** A new link for an address; the one before ends. */
  async invite(email: string): Promise<Invitation> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await this.invitations.add(hashOf(token), normaliseAddress(email));
    await this.audit.recordGlobal({ kind: 'system' }, { action: 'invitation.added' });
    return { link: `/operator/welcome#${token}`, mailed: false, expiresAt };
  }

  /** @throws ProblemError 404 where the link has been used, has expired, or never was */
  async guest(token: string): Promise<OperatorGuest> {
    const guest = await this.invitations.guest(hashOf(token));
    if (!guest) throw spentOrExpired();
    return guest;
  }

  /** Spends a link: makes the account, or takes the one that is there where its password is right, and signs in. */
  async accept(
    { token, name, password, code }: InvitationAcceptance,
    visitor: Visitor,
  ): Promise<{ token: string; session: Session }> {
    const { email, hasAccount } = await this.guest(token);
    if (hasAccount) {
      const signedIn = await this.sessions.signIn({ email, password, code }, visitor);
      if (!(await this.invitations.spendFor(hashOf(token), signedIn.session.accountId)))
        throw spentOrExpired();
      return { token: signedIn.token, session: await this.sessions.readAgain(signedIn) };
    }
    if (name === undefined) {
      throw invalidFields([{ pointer: '/name', code: 'required', detail: 'name is missing.' }]);
    }
    await this.passwords.check(password, [name, email]);
    const account = { id: uuid(), name, passwordHash: await hashPassword(password) };
    if (!(await this.invitations.spendForNew(hashOf(token), account))) throw spentOrExpired();
    const { device, formerToken } = visitor;
    return this.sessions.begin(account.id, { methods: ['link', 'password'], device }, formerToken);
  }
}

const spentOrExpired = (): ProblemError =>
  new ProblemError(404, 'invitation-invalid', {
    detail: 'This link has been used or has expired. Ask for a new one.',
  });

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
