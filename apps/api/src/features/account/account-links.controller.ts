import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { AccountLinkGuest } from '@wegmarke/domain/contracts';
import { CurrentSession, Public, SignedInOnly } from '../../platform/access/access-rule';
import type { AccountSession } from '../../platform/access/session-store';
import { CurrentVisitor, type Visitor } from '../../platform/access/visitor';
import { Accepts, Answers } from '../../platform/openapi/operation';
import {
  AccountLinkTokenDto,
  EmailChangeDto,
  PasswordResetDto,
  PasswordResetRequestDto,
} from './dto/account-input';
import { EmailChangesService } from './email-changes.service';
import { PasswordResetsService } from './password-resets.service';

/** For whoever comes with a link from a mail. Tokens travel in bodies, which no log and no history keeps. */
@Controller('account')
export class AccountLinksController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly changes: EmailChangesService,
  ) {}

  @Post('password-resets')
  @HttpCode(204)
  @Public()
  @Accepts('PasswordResetRequest')
  @Answers(null, 'Sends a link for a new password where there is an account; the answer is the same.')
  requestReset(@Body() input: PasswordResetRequestDto, @CurrentVisitor() visitor: Visitor): Promise<void> {
    return this.resets.request(input, visitor);
  }

  @Post('password-resets/guest')
  @HttpCode(200)
  @Public()
  @Accepts('AccountLinkToken')
  @Answers('AccountLinkGuest', 'Whom a link is for, while it can be taken up. Writes nothing.')
  resetGuest(@Body() { token }: AccountLinkTokenDto): Promise<AccountLinkGuest> {
    return this.resets.guest(token);
  }

  @Post('password-resets/taken-up')
  @HttpCode(204)
  @Public()
  @Accepts('PasswordReset')
  @Answers(null, 'Spends a link and sets the password; all sessions end.')
  takeUpReset(@Body() input: PasswordResetDto): Promise<void> {
    return this.resets.takeUp(input);
  }

  @Post('email-changes')
  @HttpCode(204)
  @SignedInOnly({ recent: true })
  @Accepts('EmailChange')
  @Answers(null, 'Sends a link to the new address of the own account.')
  requestChange(@CurrentSession() session: AccountSession, @Body() input: EmailChangeDto): Promise<void> {
    return this.changes.request(session, input);
  }

  @Post('email-changes/guest')
  @HttpCode(200)
  @Public()
  @Accepts('AccountLinkToken')
  @Answers('AccountLinkGuest', 'Which address a link confirms. Writes nothing.')
  changeGuest(@Body() { token }: AccountLinkTokenDto): Promise<AccountLinkGuest> {
    return this.changes.guest('email-confirmation', token);
  }

  @Post('email-changes/confirmed')
  @HttpCode(204)
  @Public()
  @Accepts('AccountLinkToken')
  @Answers(null, 'Confirms the new address; the old one is told.')
  confirmChange(@Body() { token }: AccountLinkTokenDto): Promise<void> {
    return this.changes.confirm(token);
  }

  @Post('email-reversals/guest')
  @HttpCode(200)
  @Public()
  @Accepts('AccountLinkToken')
  @Answers('AccountLinkGuest', 'Which address a link gives back. Writes nothing.')
  reversalGuest(@Body() { token }: AccountLinkTokenDto): Promise<AccountLinkGuest> {
    return this.changes.guest('email-reversal', token);
  }

  @Post('email-reversals/confirmed')
  @HttpCode(204)
  @Public()
  @Accepts('AccountLinkToken')
  @Answers(null, 'Gives the account its old address back; all sessions end, and the password is void.')
  confirmReversal(@Body() { token }: AccountLinkTokenDto): Promise<void> {
    return this.changes.reverse(token);
  }
}
