import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module';
import { MunicipalitiesModule } from '../municipalities/municipalities.module';
import { OfficesModule } from '../offices/offices.module';
import { PeopleModule } from '../people/people.module';
import { SessionModule } from '../session/session.module';
import { GroupRightsService } from './group-rights.service';
import { IdentitiesRepository } from './identities.repository';
import { IdentitiesService } from './identities.service';
import { IdentityProviderController } from './identity-provider.controller';
import { IdentityProviderRepository } from './identity-provider.repository';
import { IdentityProviderService } from './identity-provider.service';
import { ProposalsController } from './proposals.controller';
import { ProposalsRepository } from './proposals.repository';
import { ProposalsService } from './proposals.service';
import { ProviderClient } from './provider-client';
import { ProviderSignInController } from './provider-sign-in.controller';
import { ProviderSignInService } from './provider-sign-in.service';
import { SignInAttempts } from './sign-in-attempt';

/** Sign-in by a city's own identity provider, by OpenID Connect. */
@Module({
  imports: [SessionModule, PeopleModule, OfficesModule, AppointmentsModule, MunicipalitiesModule],
  controllers: [IdentityProviderController, ProviderSignInController, ProposalsController],
  providers: [
    IdentityProviderService,
    IdentityProviderRepository,
    ProviderClient,
    ProviderSignInService,
    SignInAttempts,
    IdentitiesService,
    IdentitiesRepository,
    GroupRightsService,
    ProposalsService,
    ProposalsRepository,
  ],
})
export class IdentityProviderModule {}
