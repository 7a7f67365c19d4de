import { Module } from '@nestjs/common';
import { AccessPolicyController } from './access-policy.controller';
import { AccessPolicyRepository } from './access-policy.repository';
import { AccessPolicyService } from './access-policy.service';

@Module({
  controllers: [AccessPolicyController],
  providers: [AccessPolicyService, AccessPolicyRepository],
})
export class AccessPolicyModule {}
