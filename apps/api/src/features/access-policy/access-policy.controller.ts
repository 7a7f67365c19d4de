import { Body, Controller, Get, Put } from '@nestjs/common';
import type { AccessPolicy } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { AccessPolicyService } from './access-policy.service';
import { AccessPolicyInputDto } from './dto/access-policy-input';

@Controller('municipalities/:slug/access-policy')
export class AccessPolicyController {
  constructor(private readonly policies: AccessPolicyService) {}

  @Get()
  @Requires('settings.manage')
  @Answers('AccessPolicy', 'Who must show a second factor, and from which day.')
  find(@CurrentAccess() access: Access): Promise<AccessPolicy> {
    return this.policies.find(access);
  }

  @Put(':id')
  @Requires('settings.manage', { subject: 'access-policy', ifMatch: true, recent: true })
  @Accepts('AccessPolicyInput')
  @Answers('AccessPolicy', 'Demands a second factor, or does so no more; its id is the municipality’s.')
  set(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: AccessPolicyInputDto,
  ): Promise<AccessPolicy> {
    return this.policies.set(access, id, input);
  }
}
