import { Module } from '@nestjs/common';
import { FactorsModule } from '../factors/factors.module';
import { SessionModule } from '../session/session.module';
import { AccountController } from './account.controller';
import { AccountLinksController } from './account-links.controller';
import { AccountLinksRepository } from './account-links.repository';
import { AccountMail } from './account-mail';
import { AccountRescueService } from './account-rescue.service';
import { AccountRepository } from './account.repository';
import { AccountService } from './account.service';
import { EmailChangesService } from './email-changes.service';
import { PasswordResetsService } from './password-resets.service';
import { PasswordsService } from './passwords.service';

/** The own account: how it is protected, where it is signed in. */
@Module({
  imports: [SessionModule, FactorsModule],
  controllers: [AccountController, AccountLinksController],
  providers: [
    AccountService,
    PasswordsService,
    PasswordResetsService,
    EmailChangesService,
    AccountRescueService,
    AccountMail,
    AccountRepository,
    AccountLinksRepository,
  ],
  exports: [PasswordsService, AccountRescueService],
})
export class AccountModule {}
