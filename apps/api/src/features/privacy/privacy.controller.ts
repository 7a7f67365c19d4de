import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import type {
  Erasure,
  ErasureRequest,
  List,
  PersonalData,
  RetentionPolicy,
} from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Limited } from '../../platform/access/limits';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { RetentionInputDto } from './dto/retention-input';
import { PrivacyService } from './privacy.service';
import { RetentionService } from './retention.service';

@Controller('municipalities/:slug')
export class PrivacyController {
  constructor(
    private readonly privacy: PrivacyService,
    private readonly retention: RetentionService,
  ) {}

  @Get('people/:id/personal-data')
  @Requires('portfolio.read', { decidedBy: 'service' })
  @Limited('export')
  @Answers(
    'PersonalData',
    'Everything stored about a person: for themselves, and for whoever manages privacy.',
  )
  dataOf(@CurrentAccess() access: Access, @IdParam() id: string): Promise<PersonalData> {
    return this.privacy.dataOf(access, id);
  }

  @Get('erasure-requests')
  @Requires('portfolio.read')
  @AnswersList('ErasureRequest', 'Who asked to be erased: all for whoever decides, else the own request.')
  requests(@CurrentAccess() access: Access): Promise<List<ErasureRequest>> {
    return this.privacy.requests(access);
  }

  @Post('erasure-requests')
  @HttpCode(200)
  @Requires('portfolio.read')
  @AnswersList('ErasureRequest', 'Asks for the own data to be erased.')
  ask(@CurrentAccess() access: Access): Promise<List<ErasureRequest>> {
    return this.privacy.ask(access);
  }

  @Delete('erasure-requests')
  @HttpCode(200)
  @Requires('portfolio.read')
  @AnswersList('ErasureRequest', 'Withdraws the own request.')
  withdraw(@CurrentAccess() access: Access): Promise<List<ErasureRequest>> {
    return this.privacy.withdraw(access);
  }

  @Post('people/:id/erasure')
  @HttpCode(200)
  @Requires('privacy.manage', { subject: 'person', recent: true })
  @Answers(
    'Erasure',
    'Takes a person’s name out of everything, for good; tells which free texts may hold it.',
  )
  erase(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Erasure> {
    return this.privacy.erase(access, id);
  }

  @Get('retention')
  @Requires('privacy.manage')
  @Answers('RetentionPolicy', 'How long what tells of people is kept.')
  policy(@CurrentAccess() access: Access): Promise<RetentionPolicy> {
    return this.retention.find(access);
  }

  @Put('retention')
  @Requires('privacy.manage')
  @Accepts('RetentionInput')
  @Answers('RetentionPolicy', 'Sets how long what tells of people is kept.')
  setPolicy(@CurrentAccess() access: Access, @Body() input: RetentionInputDto): Promise<RetentionPolicy> {
    return this.retention.set(access, input);
  }
}
