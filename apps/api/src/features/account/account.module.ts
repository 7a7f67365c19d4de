import { Module } from '@nestjs/common';
import { FactorsModule } from '../factors/factors.module';
import { SessionModule } from '../session/session.module';
import { AccountController } from './account.controller';
import { AccountRepository } from './account.repository';
import { AccountService } from './account.service';
import { PasswordsService } from './passwords.service';

/** The own account: how it is protected, where it is signed in. */
@Module({
  imports: [SessionModule, FactorsModule],
  controllers: [AccountController],
  providers: [AccountService, PasswordsService, AccountRepository],
  exports: [PasswordsService],
})
export class AccountModule {}
