import { Module } from '@nestjs/common';
import { FactorsModule } from '../factors/factors.module';
import { PasskeyQuestions } from './passkey-questions';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import { SessionService } from './session.service';
import { SignInThrottle } from './sign-in-throttle';
import { SignInsRepository } from './sign-ins.repository';

@Module({
  imports: [FactorsModule],
  controllers: [SessionController],
  providers: [SessionService, SessionRepository, SignInsRepository, SignInThrottle, PasskeyQuestions],
  exports: [SessionService],
})
export class SessionModule {}
