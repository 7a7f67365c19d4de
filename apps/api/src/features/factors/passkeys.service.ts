import { Injectable } from '@nestjs/common';
import type { Passkey, PasskeyAnswer, PasskeyInput, PasskeyQuestion } from '@wegmarke/domain/contracts';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { v7 as uuid } from 'uuid';
import { SessionStore } from '../../platform/access/session-store';
import { Settings } from '../../platform/config/settings';
import { conflict, notFound, ProblemError, refused } from '../../platform/errors/problem-error';
import { FactorsRepository } from './factors.repository';
import { PasskeysRepository } from './passkeys.repository';

const NAME = 'Wegmarke';
const MOST_PASSKEYS = 20;

/** Much code, first needed when somebody uses a passkey. */
const loadWebAuthn = () => import('@simplewebauthn/server');

/** Passkeys: a key that stays with its owner's device, which asks for a finger, a face or a PIN before it signs. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly factors: FactorsRepository,
    private readonly sessions: SessionStore,
    private readonly settings: Settings,
  ) {}

  list(accountId: string): Promise<Passkey[]> {
    return this.passkeys.list(accountId);
  }

  /** What the browser is asked for a new passkey of whoever is signed in. */
  async askForNew(accountId: string): Promise<PasskeyQuestion> {
    const owner = await this.factors.findOwner(accountId);
    if (!owner) throw notFound();
    const known = await this.passkeys.list(accountId);
    if (known.length >= MOST_PASSKEYS)
      throw refused('too-many-passkeys', `An account has at most ${String(MOST_PASSKEYS)} passkeys.`);
    const { generateRegistrationOptions } = await loadWebAuthn();
    const options = await generateRegistrationOptions({
      rpName: NAME,
      rpID: this.#host,
      userID: new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex')),
      userName: owner.email,
      userDisplayName: owner.name,
      attestationType: 'none',
      excludeCredentials: known.map(({ id }) => ({ id })),
      // Found without a name being typed, and never without its owner being asked.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return this.#keep('registration', options, accountId);
  }

  /** @throws ProblemError 422 where the answer is none to a question of ours */
  async add(accountId: string, sessionId: string, input: PasskeyInput): Promise<readonly Passkey[]> {
    const challenge = await this.#challengeOf('registration', input, accountId);
    const { verifyRegistrationResponse } = await loadWebAuthn();
    const verified = await verifyRegistrationResponse({
      response: input.response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: this.#origin,
      expectedRPID: this.#host,
      requireUserVerification: true,
    }).catch(() => null);
    if (!verified?.verified) throw refusedAnswer();
    const { credential, credentialBackedUp } = verified.registrationInfo;
    const added = await this.passkeys.add({
      id: Buffer.from(credential.id, 'base64url'),
      accountId,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: (credential.transports ?? []).slice(0, 10).map(String),
      synced: credentialBackedUp,
      name: input.name.trim(),
    });
    if (!added) throw conflict('passkey-known', 'This passkey is known already.');
    await this.sessions.prove(sessionId, ['passkey']);
    return this.passkeys.list(accountId);
  }

  async rename(accountId: string, id: string, name: string): Promise<readonly Passkey[]> {
    if (!(await this.passkeys.rename(accountId, Buffer.from(id, 'base64url'), name.trim()))) throw notFound();
    return this.passkeys.list(accountId);
  }

  async remove(accountId: string, id: string): Promise<readonly Passkey[]> {
    if (!(await this.passkeys.remove(accountId, Buffer.from(id, 'base64url')))) throw notFound();
    const left = await this.passkeys.list(accountId);
    const totp = await this.factors.findTotp(accountId);
    if (left.length === 0 && (totp?.confirmedAt ?? null) === null)
      await this.sessions.forgetSecondFactor(accountId);
    return left;
  }

  /** What the browser is asked of whoever wants to sign in, or shows anew who they are. */
  async ask(): Promise<PasskeyQuestion> {
    const { generateAuthenticationOptions } = await loadWebAuthn();
    const options = await generateAuthenticationOptions({ rpID: this.#host, userVerification: 'required' });
    return this.#keep('authentication', options, null);
  }

  /** The account whose passkey has answered. @throws ProblemError 401 in the same words whatever is wrong */
  async verify(answer: PasskeyAnswer): Promise<string> {
    const challenge = await this.#challengeOf('authentication', answer, null);
    const response = answer.response as Partial<AuthenticationResponseJSON>;
    const id = Buffer.from(typeof response.id === 'string' ? response.id : '', 'base64url');
    const key = await this.passkeys.findKey(id);
    if (!key) throw passkeyFailed();
    const { verifyAuthenticationResponse } = await loadWebAuthn();
    const verified = await verifyAuthenticationResponse({
      response: answer.response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: this.#origin,
      expectedRPID: this.#host,
      requireUserVerification: true,
      credential: {
        id: id.toString('base64url'),
        publicKey: new Uint8Array(key.publicKey),
        counter: key.counter,
        transports: key.transports,
      },
    }).catch(() => null);
    if (!verified?.verified) throw passkeyFailed();
    if (!(await this.passkeys.use(id, verified.authenticationInfo.newCounter))) throw passkeyFailed();
    return key.accountId;
  }

  async #keep(
    kind: 'registration' | 'authentication',
    options: { readonly challenge: string },
    accountId: string | null,
  ): Promise<PasskeyQuestion> {
    const ceremonyId = uuid();
    await this.passkeys.ask(ceremonyId, kind, options.challenge, accountId);
    return { ceremonyId, options };
  }

  async #challengeOf(
    kind: 'registration' | 'authentication',
    { ceremonyId }: PasskeyAnswer,
    accountId: string | null,
  ): Promise<string> {
    const challenge = await this.passkeys.answer(ceremonyId, kind, accountId);
    if (challenge === null) throw kind === 'registration' ? refusedAnswer() : passkeyFailed();
    return challenge;
  }

  get #host(): string {
    return new URL(this.settings.publicUrl).hostname;
  }

  get #origin(): string {
    return new URL(this.settings.publicUrl).origin;
  }
}

const refusedAnswer = (): ProblemError =>
  refused('passkey-refused', 'This passkey does not answer what was asked. Try again.');

const passkeyFailed = (): ProblemError =>
  new ProblemError(401, 'passkey-failed', {
    detail: 'This passkey is not known here, or its answer came too late. Try again, or use the password.',
  });
