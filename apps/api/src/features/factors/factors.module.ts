import { Module } from '@nestjs/common';
import { FactorsRepository } from './factors.repository';
import { PasskeysController } from './passkeys.controller';
import { PasskeysRepository } from './passkeys.repository';
import { PasskeysService } from './passkeys.service';
import { TotpController } from './totp.controller';
import { TotpService } from './totp.service';

/** Second factors: what somebody has, beside what they know. */
@Module({
  controllers: [TotpController, PasskeysController],
  providers: [TotpService, PasskeysService, FactorsRepository, PasskeysRepository],
  exports: [TotpService, PasskeysService],
})
export class FactorsModule {}
