import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Handover, List, Reorganisation } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { HandoverInputDto, ReorganisationInputDto } from './dto/reorganisation-input';
import { ReorganisationsService } from './reorganisations.service';

@Controller('municipalities/:slug')
export class ReorganisationsController {
  constructor(private readonly reorganisations: ReorganisationsService) {}

  @Get('offices/:id/handover')
  @Requires('offices.read')
  @Answers('Handover', 'What the holder of an office leaves behind.')
  handover(@CurrentAccess() access: Access, @IdParam() id: string): Promise<Handover> {
    return this.reorganisations.handover(access, id);
  }

  @Post('offices/:id/handover')
  @HttpCode(200)
  @Requires('offices.appoint', { subject: 'office' })
  @Accepts('HandoverInput')
  @Answers('Handover', "Ends a holder's appointment, and appoints whoever follows.")
  handOver(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: HandoverInputDto,
  ): Promise<Handover> {
    return this.reorganisations.handOver(access, id, input);
  }

  @Get('reorganisations')
  @Requires('offices.read')
  @AnswersList('Reorganisation', 'How departments became what they are, the latest first.')
  list(@CurrentAccess() access: Access): Promise<List<Reorganisation>> {
    return this.reorganisations.list(access);
  }

  @Post('reorganisations')
  @HttpCode(201)
  @Requires('settings.manage')
  @Accepts('ReorganisationInput')
  @Answers('Reorganisation', 'Renames, merges or splits departments in one act.', 201)
  reorganise(
    @CurrentAccess() access: Access,
    @Body() input: ReorganisationInputDto,
  ): Promise<Reorganisation> {
    return this.reorganisations.reorganise(access, input);
  }
}
