import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { AccountSecurity, List, SessionEntry, SignInRecord } from '@wegmarke/domain/contracts';
import { CurrentSession, SignedInOnly } from '../../platform/access/access-rule';
import type { AccountSession } from '../../platform/access/session-store';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { AccountService } from './account.service';
import { PasswordChangeDto } from './dto/account-input';
import { PasswordsService } from './passwords.service';

@Controller('account')
export class AccountController {
  constructor(
    private readonly account: AccountService,
    private readonly passwords: PasswordsService,
  ) {}

  @Get('security')
  @SignedInOnly({ confined: true })
  @Answers('AccountSecurity', 'How the own account is protected.')
  security(@CurrentSession() session: AccountSession): Promise<AccountSecurity> {
    return this.account.security(session);
  }

  @Post('password')
  @HttpCode(204)
  @SignedInOnly()
  @Accepts('PasswordChange')
  @Answers(null, 'Changes the password with the old one; all other sessions end.')
  changePassword(@CurrentSession() session: AccountSession, @Body() input: PasswordChangeDto): Promise<void> {
    return this.passwords.change(session, input);
  }

  @Get('sessions')
  @SignedInOnly({ confined: true })
  @AnswersList('SessionEntry', 'The own sessions that are in force.')
  sessions(@CurrentSession() session: AccountSession): Promise<List<SessionEntry>> {
    return this.account.listSessions(session);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @SignedInOnly({ confined: true })
  @Answers(null, 'Ends one of the own sessions.')
  endSession(@CurrentSession() session: AccountSession, @IdParam() id: string): Promise<void> {
    return this.account.endSession(session, id);
  }

  @Delete('sessions')
  @HttpCode(204)
  @SignedInOnly({ confined: true })
  @Answers(null, 'Ends all of the own sessions but the one that asks.')
  endOtherSessions(@CurrentSession() session: AccountSession): Promise<void> {
    return this.account.endOtherSessions(session);
  }

  @Get('sign-ins')
  @SignedInOnly({ confined: true })
  @AnswersList(
    'SignInRecord',
    'When the own account was signed in to of late, and how often that was refused.',
  )
  signIns(@CurrentSession() session: AccountSession): Promise<List<SignInRecord>> {
    return this.account.recentSignIns(session);
  }
}
