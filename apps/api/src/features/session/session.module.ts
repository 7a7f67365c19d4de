import { Module } from '@nestjs/common';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import { SessionService } from './session.service';
import { SignInThrottle } from './sign-in-throttle';

@Module({
  controllers: [SessionController],
  providers: [SessionService, SessionRepository, SignInThrottle],
  exports: [SessionService],
})
export class SessionModule {}
