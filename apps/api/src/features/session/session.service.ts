import { Injectable } from '@nestjs/common';
import { normaliseAddress } from '@wegmarke/domain/addresses';
import type {
  Membership,
  PasskeyAnswer,
  Proof,
  Session,
  SignIn,
  SignInRecord,
} from '@wegmarke/domain/contracts';
import { needsSecondFactor } from '@wegmarke/domain/permissions';
import { v7 as uuid } from 'uuid';
import { KnownDevices } from '../../platform/access/known-device';
import { hashPassword, isOutdated, verifyPassword } from '../../platform/access/password';
import type { SignInMethod, SignInProof } from '../../platform/access/session-proof';
import { type AccountSession, SessionStore } from '../../platform/access/session-store';
import type { Visitor } from '../../platform/access/visitor';
import { Clock } from '../../platform/clock/clock';
import { ProblemError, unauthenticated } from '../../platform/errors/problem-error';
import { PasskeysService } from '../factors/passkeys.service';
import { TotpService } from '../factors/totp.service';
import { type MembershipRow, SessionRepository } from './session.repository';
import { type RunningAttempt, SignInThrottle } from './sign-in-throttle';
import { SignInsRepository } from './sign-ins.repository';

type Confinement = Pick<AccountSession, 'accountId' | 'secondFactor' | 'confinedTo'>;

export interface Begun {
  readonly token: string;
  readonly session: Session;
}

@Injectable()
export class SessionService {
  constructor(
    private readonly repository: SessionRepository,
    private readonly signIns: SignInsRepository,
    private readonly sessions: SessionStore,
    private readonly devices: KnownDevices,
    private readonly throttle: SignInThrottle,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
    private readonly clock: Clock,
  ) {}

  /**
   * A new session with a new token; the one that came with the request ends.
   * @throws ProblemError 401 without saying whether the account exists, `code-needed` where its password is right and
   *   it asks for a code too; 429 after too many failures
   */
  async signIn(input: SignIn, visitor: Visitor): Promise<Begun> {
    const { accountId, methods } = await this.#verify(input, visitor);
    return this.begin(accountId, { methods, device: visitor.device }, visitor.formerToken);
  }

  /** The same by a passkey, which knows whose it is. Not slowed down by what others guess: there is nothing to guess. */
  async signInByPasskey(answer: PasskeyAnswer, { device, formerToken }: Visitor): Promise<Begun> {
    const accountId = await this.passkeys.verify(answer);
    return this.begin(accountId, { methods: ['passkey'], device }, formerToken);
  }

  /** A new session for whoever has shown by other means who they are. */
  async begin(accountId: string, proof: SignInProof, formerToken: string | null): Promise<Begun> {
    if (formerToken !== null) await this.sessions.end(formerToken);
    const token = await this.sessions.create(accountId, proof);
    await this.signIns.addBegun(accountId, uuid(), proof);
    const begun = await this.sessions.find(token);
    if (!begun) throw unauthenticated();
    return { token, session: await this.read(begun) };
  }

  /** Whoever is signed in shows anew who they are, before something dangerous. @throws ProblemError as `signIn` does */
  async prove({ accountId, sessionId }: AccountSession, proof: Proof, visitor: Visitor): Promise<void> {
    const account = await this.repository.findAccount(accountId);
    if (!account) throw unauthenticated();
    const { methods } = await this.#verify({ ...proof, email: account.email }, visitor);
    await this.sessions.prove(sessionId, methods);
  }

  /** @throws ProblemError 401 where the passkey is not known, or another account's */
  async proveByPasskey({ accountId, sessionId }: AccountSession, answer: PasskeyAnswer): Promise<void> {
    if ((await this.passkeys.verify(answer)) !== accountId) {
      throw new ProblemError(401, 'passkey-failed', { detail: 'This passkey belongs to another account.' });
    }
    await this.sessions.prove(sessionId, ['passkey']);
  }

  /** Of a session that counts in one municipality alone, nothing of any other. */
  async read({ accountId, secondFactor, confinedTo }: Confinement): Promise<Session> {
    const account = await this.repository.findAccount(accountId);
    if (!account) throw unauthenticated();
    const known = await this.repository.findMemberships(accountId);
    const rows = known.filter(({ municipalityId }) => (confinedTo ?? municipalityId) === municipalityId);
    const memberships: Membership[] = [];
    for (const row of rows) memberships.push(await this.#toMembership(row, accountId, confinedTo !== null));
    const { email, name, language } = account;
    const operator = account.operator && confinedTo === null;
    const consents = operator && secondFactor ? await this.repository.findConsents() : [];
    const slug = confinedTo === null ? null : (rows[0]?.slug ?? '');
    return {
      accountId,
      email,
      name,
      language,
      secondFactor,
      confinedTo: slug,
      memberships,
      operator,
      consents,
    };
  }

  /** The same for a session of the account's own that has just begun, when it may be a member of more than before. */
  readAgain({ session }: Begun): Promise<Session> {
    const { accountId, secondFactor } = session;
    return this.read({ accountId, secondFactor, confinedTo: null });
  }

  /** When the account was signed in to of late, and how often that was refused. */
  recentSignIns(accountId: string, confinedTo: string | null): Promise<SignInRecord[]> {
    return this.signIns.list(accountId, confinedTo);
  }

  async end(token: string | null): Promise<void> {
    if (token !== null) await this.sessions.end(token);
  }

  /** Password, and the code where the account has them. */
  async #verify(
    { email, password, code }: SignIn,
    { address, deviceCookie }: Visitor,
  ): Promise<{ accountId: string; methods: readonly SignInMethod[] }> {
    const account = normaliseAddress(email);
    const found = await this.repository.findCredential(account);
    const device = found ? this.devices.read(deviceCookie, found.id) : null;
    const attempt = await this.throttle.begin({ account, address, device });
    const verified = await verifyPassword(found?.passwordHash ?? null, password);
    if (!found || !verified) {
      if (found) await this.signIns.addRefused(found.id, uuid());
      throw new ProblemError(401, 'sign-in-failed', { detail: 'The address or the password is not right.' });
    }
    const methods = await this.#verifyCode(found.id, code, attempt);
    await attempt.succeeded();
    if (await isOutdated(found.passwordHash))
      await this.repository.setHash(found.id, found.passwordHash, await hashPassword(password));
    return { accountId: found.id, methods };
  }

  async #verifyCode(
    accountId: string,
    code: string | undefined,
    attempt: RunningAttempt,
  ): Promise<readonly SignInMethod[]> {
    if (!(await this.totp.isInForce(accountId))) return ['password'];
    if (code === undefined || code.trim() === '') {
      await attempt.withdraw();
      throw new ProblemError(401, 'code-needed', {
        detail: 'Give the code of your authenticator app, or one of your recovery codes.',
      });
    }
    await attempt.tryCode(accountId);
    const method = await this.totp.verify(accountId, code);
    if (method !== null) return ['password', method];
    await this.signIns.addRefused(accountId, uuid());
    throw new ProblemError(401, 'code-wrong', {
      detail: 'This code is not right, or has been used. Wait for the next one.',
    });
  }

  async #toMembership(row: MembershipRow, accountId: string, isConfined: boolean): Promise<Membership> {
    const { municipalityId, slug, municipalityName, personId, roles } = row;
    const today = this.clock.today(row.timeZone);
    const offices = await this.repository.findHeldOffices(municipalityId, personId, today);
    const policy = await this.repository.findPolicy(municipalityId);
    const actor = { kind: 'member', accountId, personId, roles, offices } as const;
    const isDemanded = policy !== null && needsSecondFactor(policy.secondFactor, actor);
    return {
      municipality: { id: municipalityId, slug, name: municipalityName },
      personId,
      roles,
      offices,
      secondFactorFrom: isDemanded ? policy.fromOn : null,
      providerNeeded:
        !isConfined && !roles.includes('admin') && (await this.repository.demandsProvider(municipalityId)),
      operatorReadsUntil: await this.repository.findOperatorReadsUntil(municipalityId),
    };
  }
}
