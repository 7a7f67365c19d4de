import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import type { List, OperatorConsent } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { ConsentsService } from './consents.service';
import { OperatorConsentInputDto } from './dto/operator-input';

/** What a municipality lets operators read, for how long, and what they did read. */
@Controller('municipalities/:slug/operator-consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get()
  @Requires('settings.manage')
  @AnswersList('OperatorConsent', 'What operators were allowed to read, the latest first.')
  list(@CurrentAccess() access: Access): Promise<List<OperatorConsent>> {
    return this.consents.list(access);
  }

  @Post()
  @Requires('settings.manage', { recent: true })
  @Accepts('OperatorConsentInput')
  @Answers('OperatorConsent', 'Lets operators read for some hours; the consent before ends.', 201)
  grant(@CurrentAccess() access: Access, @Body() input: OperatorConsentInputDto): Promise<OperatorConsent> {
    return this.consents.grant(access, input);
  }

  @Delete(':id')
  @HttpCode(200)
  @Requires('settings.manage')
  @Answers('OperatorConsent', 'Takes a consent back, at once.')
  revoke(@CurrentAccess() access: Access, @IdParam() id: string): Promise<OperatorConsent> {
    return this.consents.revoke(access, id);
  }
}
