import { Injectable } from '@nestjs/common';
import type { RecoveryCodes, TotpEnrolment } from '@wegmarke/domain/contracts';
import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';
import { Secrets } from '../../platform/access/secrets';
import { SessionStore } from '../../platform/access/session-store';
import { Clock } from '../../platform/clock/clock';
import { conflict, invalidFields, notFound } from '../../platform/errors/problem-error';
import { FactorsRepository } from './factors.repository';
import { PasskeysRepository } from './passkeys.repository';
import { makeRecoveryCodes, readRecoveryCode } from './recovery-codes';

const PURPOSE = 'totp';
const ISSUER = 'Wegmarke';
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** Clocks differ: the code before and the one after count too. */
const WINDOW = 1;

/** Codes of an authenticator app, and recovery codes for whoever has lost it. */
@Injectable()
export class TotpService {
  constructor(
    private readonly factors: FactorsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly secrets: Secrets,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** A new secret, not in force before a code of it has been given. @throws ProblemError 409 where there is one */
  async enrol(accountId: string): Promise<TotpEnrolment> {
    const owner = await this.factors.findOwner(accountId);
    if (!owner) throw notFound();
    const secret = new Secret({ size: SECRET_BYTES });
    if (!(await this.factors.enrolTotp(accountId, this.secrets.seal(PURPOSE, secret.base32))))
      throw conflict('totp-in-force', 'An authenticator app is set up already. Remove it first.');
    const uri = totpOf(secret, owner.email).toString();
    const { data } = encode(uri, { ecc: 'M', border: 0 });
    const modules = data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
    return { secret: secret.base32, uri, modules };
  }

  /** Takes the enrolment into force with its first code. @throws ProblemError 422 where the code is not right */
  async confirm(accountId: string, sessionId: string, code: string): Promise<RecoveryCodes> {
    const row = await this.factors.findTotp(accountId);
    if (!row) throw notFound();
    if (row.confirmedAt !== null)
      throw conflict('totp-in-force', 'An authenticator app is set up already. Remove it first.');
    if (!(await this.#check(accountId, row.secret, code))) {
      throw invalidFields([
        { pointer: '/code', code: 'code-wrong', detail: 'code is not the one that the app shows now.' },
      ]);
    }
    await this.sessions.prove(sessionId, ['totp']);
    return this.#renew(accountId);
  }

  /** New recovery codes. @throws ProblemError 404 where no app is set up: there is nothing to recover */
  async renewCodes(accountId: string): Promise<RecoveryCodes> {
    if (!(await this.isInForce(accountId))) throw notFound();
    return this.#renew(accountId);
  }

  async remove(accountId: string): Promise<void> {
    if (!(await this.isInForce(accountId))) throw notFound();
    await this.factors.removeTotp(accountId);
    if ((await this.passkeys.list(accountId)).length === 0) await this.sessions.forgetSecondFactor(accountId);
  }

  /** Whether signing in to the account takes a code. */
  async isInForce(accountId: string): Promise<boolean> {
    const row = await this.factors.findTotp(accountId);
    return row !== null && row.confirmedAt !== null;
  }

  /** The instant since which codes are asked for, and how many recovery codes are left. */
  async describe(accountId: string): Promise<{ since: string | null; codesLeft: number }> {
    const row = await this.factors.findTotp(accountId);
    return { since: row?.confirmedAt ?? null, codesLeft: await this.factors.countCodes(accountId) };
  }

  /** Checks a code of the app or a recovery code, which is spent by it. Null where it is not right. */
  async verify(accountId: string, code: string): Promise<'totp' | 'recovery-code' | null> {
    const recovery = readRecoveryCode(code);
    if (recovery !== null)
      return (await this.factors.spendCode(accountId, this.#hashOf(accountId, recovery)))
        ? 'recovery-code'
        : null;
    const row = await this.factors.findTotp(accountId);
    if (!row?.confirmedAt) return null;
    return (await this.#check(accountId, row.secret, code)) ? 'totp' : null;
  }

  /** Each time step counts once, and none before the last: a code that was looked over a shoulder is worth nothing. */
  async #check(accountId: string, sealed: string, typed: string): Promise<boolean> {
    const code = typed.replaceAll(/\s/g, '');
    const secret = this.secrets.open(PURPOSE, sealed);
    if (secret === null || !/^\d{6}$/.test(code)) return false;
    const timestamp = this.clock.now().getTime();
    const delta = totpOf(Secret.fromBase32(secret), '').validate({ token: code, timestamp, window: WINDOW });
    if (delta === null) return false;
    return this.factors.takeStep(accountId, Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta);
  }

  async #renew(accountId: string): Promise<RecoveryCodes> {
    const codes = makeRecoveryCodes();
    await this.factors.replaceCodes(
      accountId,
      codes.map((code) => this.#hashOf(accountId, code)),
    );
    return { codes };
  }

  #hashOf(accountId: string, code: string): Buffer {
    return this.secrets.sign('recovery-code', `${accountId}.${code}`);
  }
}

const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret, period: PERIOD_SECONDS, digits: 6, algorithm: 'SHA1' });
