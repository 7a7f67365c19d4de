import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { SessionModule } from '../session/session.module';
import { InvitationMail } from './invitation-mail';
import { InvitationsRepository } from './invitations.repository';
import { InvitationsService } from './invitations.service';
import { NewcomersRepository } from './newcomers.repository';
import { NewcomersService } from './newcomers.service';
import { PeopleController } from './people.controller';
import { PeopleRepository } from './people.repository';
import { PeopleService } from './people.service';
import { WelcomeController } from './welcome.controller';

/** The people of a municipality, and how they come in. */
@Module({
  imports: [SessionModule, AccountModule],
  controllers: [PeopleController, WelcomeController],
  providers: [
    PeopleService,
    PeopleRepository,
    InvitationsService,
    InvitationsRepository,
    InvitationMail,
    NewcomersService,
    NewcomersRepository,
  ],
  exports: [PeopleService, InvitationsService, NewcomersService],
})
export class PeopleModule {}
