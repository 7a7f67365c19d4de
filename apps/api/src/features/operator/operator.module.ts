import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { PeopleModule } from '../people/people.module';
import { SessionModule } from '../session/session.module';
import { ConsentsController } from './consents.controller';
import { ConsentsRepository } from './consents.repository';
import { ConsentsService } from './consents.service';
import { OperatorController } from './operator.controller';
import { OperatorRepository } from './operator.repository';
import { OperatorService } from './operator.service';
import { OperatorWelcomeController } from './operator-welcome.controller';
import { OperatorInvitationsService } from './operator-invitations.service';
import { OperatorInvitationsRepository } from './operator-invitations.repository';

/** Whoever runs the installation: their own way in, municipalities without their content, and what those let them see. */
@Module({
  imports: [AccountModule, SessionModule, PeopleModule, MunicipalitiesModule],
  controllers: [OperatorController, OperatorWelcomeController, ConsentsController],
  providers: [
    OperatorService,
    OperatorRepository,
    OperatorInvitationsService,
    OperatorInvitationsRepository,
    ConsentsService,
    ConsentsRepository,
  ],
  exports: [OperatorInvitationsService],
})
export class OperatorModule {}
