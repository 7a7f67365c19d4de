import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Throttle, tooManyAttempts } from '../../platform/access/throttle';

const WINDOW_SECONDS = 5 * 60;
const OF_ACCOUNT_FROM_ADDRESS = 10;
/** A whole town hall may sit behind one address. */
const OF_ADDRESS = 100;

/**
 * Slows down guessing: so many failures of one account from one address, and so many of one address, then a pause.
 * Nobody can lock out anyone who asks from elsewhere.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly throttle: Throttle) {}

  /**
   * Counts as a failure until it is said to have succeeded, so that attempts at the same moment count too.
   * @throws ProblemError 429 with `Retry-After`
   */
  async begin(account: string, address: string): Promise<{ succeeded(): Promise<void> }> {
    const network = networkOf(address);
    const pair = `${account}\n${network}`;
    for (const taken of [
      await this.throttle.take('sign-in:account', pair, OF_ACCOUNT_FROM_ADDRESS, WINDOW_SECONDS),
      await this.throttle.take('sign-in:address', network, OF_ADDRESS, WINDOW_SECONDS),
    ]) {
      if (!taken.allowed) throw tooManyAttempts(taken.retryAfterSeconds);
    }
    return {
      succeeded: async () => {
        await this.throttle.forget('sign-in:account', pair);
        await this.throttle.giveBack('sign-in:address', network);
      },
    };
  }
}

/** Whoever has one address of IPv6 has a network of them: its first 64 bits stand for all. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  if (/^::ffff:\d/i.test(address)) return address.slice(7);
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole =
    tail === undefined
      ? first
      : [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return whole
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
