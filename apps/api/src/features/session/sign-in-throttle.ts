import { Injectable } from '@nestjs/common';
import { networkOf } from '../../platform/access/network';
import { Throttle, tooManyAttempts } from '../../platform/access/throttle';

const WINDOW_SECONDS = 5 * 60;
const OF_ACCOUNT_FROM_ADDRESS = 10;
const OF_DEVICE = 10;
/** Whoever guesses codes knows the password: from wherever they come, they are slowed down together. */
const CODES_OF_ACCOUNT = 20;
const CODE_SECONDS = 60 * 60;
/** A whole town hall may sit behind one address. */
const OF_ADDRESS = 100;

/** Whose attempt it is. */
export interface Attempt {
  /** As it was typed, in its normal form; whether there is such an account does not matter. */
  readonly account: string;
  /** The network address that it comes from. */
  readonly address: string;
  /** The name of a device that has signed in to the account before. */
  readonly device: string | null;
}

export interface RunningAttempt {
  succeeded(): Promise<void>;
  /** It was no guess, and no success either. */
  withdraw(): Promise<void>;
  /** A code is about to be tried, by somebody who knows the password. @throws ProblemError 429 */
  tryCode(accountId: string): Promise<void>;
}

interface Limit {
  readonly bucket: string;
  readonly key: string;
  readonly most: number;
  readonly seconds?: number;
}

/**
 * Slows down guessing: so many failures of one account from one address, and so many of one address, then a pause.
 * Whoever comes with a device that has signed in before is counted for themselves alone, so that nobody can lock out
 * anyone: neither from elsewhere, nor from behind the same address.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly throttle: Throttle) {}

  /**
   * Counts as a failure until it is said to have succeeded, so that attempts at the same moment count too.
   * @throws ProblemError 429 with `Retry-After`
   */
  async begin(attempt: Attempt): Promise<RunningAttempt> {
    const limits = limitsOf(attempt);
    const take = async ({ bucket, key, most, seconds = WINDOW_SECONDS }: Limit): Promise<void> => {
      const taken = await this.throttle.take(bucket, key, most, seconds);
      if (!taken.allowed) throw tooManyAttempts(taken.retryAfterSeconds);
    };
    const giveBack = ({ bucket, key }: Limit): Promise<void> => this.throttle.giveBack(bucket, key);
    for (const limit of limits) await take(limit);
    return {
      succeeded: async () => {
        // One who knows a password does not wash away what an address has tried of others.
        for (const limit of limits)
          await (limit.bucket === 'sign-in:address'
            ? giveBack(limit)
            : this.throttle.forget(limit.bucket, limit.key));
      },
      withdraw: async () => {
        for (const limit of limits) await giveBack(limit);
      },
      tryCode: async (accountId) => {
        if (attempt.device === null)
          await take({
            bucket: 'sign-in:code',
            key: accountId,
            most: CODES_OF_ACCOUNT,
            seconds: CODE_SECONDS,
          });
      },
    };
  }
}

function limitsOf({ account, address, device }: Attempt): readonly Limit[] {
  if (device !== null) return [{ bucket: 'sign-in:device', key: device, most: OF_DEVICE }];
  const network = networkOf(address);
  return [
    { bucket: 'sign-in:account', key: `${account}\n${network}`, most: OF_ACCOUNT_FROM_ADDRESS },
    { bucket: 'sign-in:address', key: network, most: OF_ADDRESS },
  ];
}
