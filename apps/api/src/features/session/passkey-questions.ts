import { Injectable } from '@nestjs/common';
import type { PasskeyQuestion } from '@wegmarke/domain/contracts';
import { networkOf } from '../../platform/access/network';
import { Throttle, tooManyAttempts } from '../../platform/access/throttle';
import type { Visitor } from '../../platform/access/visitor';
import { PasskeysService } from '../factors/passkeys.service';

const MOST = 200;
const WINDOW_SECONDS = 5 * 60;

/** Anyone may ask for a question, each of which is kept until it is answered: so only so many. */
@Injectable()
export class PasskeyQuestions {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly throttle: Throttle,
  ) {}

  /** @throws ProblemError 429 */
  async ask({ address }: Visitor): Promise<PasskeyQuestion> {
    const taken = await this.throttle.take('passkey:address', networkOf(address), MOST, WINDOW_SECONDS);
    if (!taken.allowed) throw tooManyAttempts(taken.retryAfterSeconds);
    return this.passkeys.ask();
  }
}
