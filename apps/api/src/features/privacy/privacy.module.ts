import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { PrivacyController } from './privacy.controller';
import { PrivacyRepository } from './privacy.repository';
import { PrivacyService } from './privacy.service';
import { RetentionRepository } from './retention.repository';
import { RetentionService } from './retention.service';

/** What is stored about people: handed out, erased, and let go of in time. */
@Module({
  imports: [PeopleModule],
  controllers: [PrivacyController],
  providers: [PrivacyService, PrivacyRepository, RetentionService, RetentionRepository],
})
export class PrivacyModule {}
