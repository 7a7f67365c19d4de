import { Body, Controller, Get, Headers, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type {
  FoundedMunicipality,
  InstallationState,
  Invitation,
  List,
  OperatorMunicipality,
} from '@wegmarke/domain/contracts';
import { CurrentAccountId, OperatorOnly } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { ListQuery } from '../../platform/http/list-query';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import {
  AdminInvitationInputDto,
  MunicipalityFoundingDto,
  OperatorMunicipalityPatchDto,
} from './dto/operator-input';
import { OperatorService } from './operator.service';

/** What whoever runs the installation sees and does, without any municipality's content. */
@Controller('operator')
export class OperatorController {
  constructor(private readonly service: OperatorService) {}

  @Get()
  @OperatorOnly()
  @Answers('InstallationState', 'How the installation is: version, database, mail.')
  installation(): Promise<InstallationState> {
    return this.service.installation();
  }

  @Get('municipalities')
  @OperatorOnly()
  @AnswersList('OperatorMunicipality', 'All municipalities with their state, by name; no content.')
  list(@Query() query: ListQuery): Promise<List<OperatorMunicipality>> {
    return this.service.list(query);
  }

  @Get('municipalities/:id')
  @OperatorOnly()
  @Answers('OperatorMunicipality', 'One municipality with its state; no content.')
  find(@IdParam() id: string): Promise<OperatorMunicipality> {
    return this.service.find(id);
  }

  @Post('municipalities')
  @OperatorOnly()
  @Accepts('MunicipalityFounding')
  @Answers('FoundedMunicipality', 'Makes an empty municipality and invites its first admin.', 201)
  found(
    @CurrentAccountId() accountId: string,
    @Body() input: MunicipalityFoundingDto,
  ): Promise<FoundedMunicipality> {
    return this.service.found(accountId, input);
  }

  @Patch('municipalities/:id')
  @OperatorOnly({ recent: true })
  @Accepts('OperatorMunicipalityPatch')
  @Answers('OperatorMunicipality', 'Closes a municipality to everybody, or opens it again.')
  update(
    @IdParam() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { suspended }: OperatorMunicipalityPatchDto,
  ): Promise<OperatorMunicipality> {
    return this.service.setSuspended(id, suspended, ifMatch);
  }

  @Post('municipalities/:id/invitations')
  @HttpCode(201)
  @OperatorOnly({ recent: true })
  @Accepts('AdminInvitationInput')
  @Answers('Invitation', 'Invites somebody to administer a municipality.', 201)
  invite(@IdParam() id: string, @Body() { email }: AdminInvitationInputDto): Promise<Invitation> {
    return this.service.inviteAdmin(id, email);
  }
}
