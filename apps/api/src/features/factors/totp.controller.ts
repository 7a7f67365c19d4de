import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import type { RecoveryCodes, TotpEnrolment } from '@wegmarke/domain/contracts';
import { CurrentSession, SignedInOnly } from '../../platform/access/access-rule';
import type { AccountSession } from '../../platform/access/session-store';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { TotpCodeDto } from './dto/factor-input';
import { TotpService } from './totp.service';

@Controller('account')
export class TotpController {
  constructor(private readonly totp: TotpService) {}

  @Post('totp/enrolments')
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @Answers('TotpEnrolment', 'A new secret for an authenticator app; in force with its first code.')
  enrol(@CurrentSession() { accountId }: AccountSession): Promise<TotpEnrolment> {
    return this.totp.enrol(accountId);
  }

  @Post('totp')
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @Accepts('TotpCode')
  @Answers('RecoveryCodes', 'Takes an authenticator app into force, and tells the recovery codes once.')
  confirm(
    @CurrentSession() { accountId, sessionId }: AccountSession,
    @Body() { code }: TotpCodeDto,
  ): Promise<RecoveryCodes> {
    return this.totp.confirm(accountId, sessionId, code);
  }

  @Delete('totp')
  @HttpCode(204)
  @SignedInOnly({ recent: true })
  @Answers(null, 'Removes the authenticator app and the recovery codes.')
  remove(@CurrentSession() { accountId }: AccountSession): Promise<void> {
    return this.totp.remove(accountId);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @SignedInOnly({ recent: true })
  @Answers('RecoveryCodes', 'New recovery codes; the former ones hold no more.')
  renew(@CurrentSession() { accountId }: AccountSession): Promise<RecoveryCodes> {
    return this.totp.renewCodes(accountId);
  }
}
