import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { DepartmentListResult, Newcomer } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Accepts, Answers } from '../../platform/openapi/operation';
import { DepartmentListInputDto, NewcomerInputDto } from './dto/setup-input';
import { SetupService } from './setup.service';

@Controller('municipalities/:slug')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Post('setup/departments')
  @HttpCode(200)
  @Requires('settings.manage')
  @Accepts('DepartmentListInput')
  @Answers('DepartmentListResult', 'Makes the departments of a list that are not there yet.')
  addDepartments(
    @CurrentAccess() access: Access,
    @Body() input: DepartmentListInputDto,
  ): Promise<DepartmentListResult> {
    return this.setup.addDepartments(access, input);
  }

  @Post('setup/newcomers')
  @HttpCode(201)
  @Requires('settings.manage')
  @Accepts('NewcomerInput')
  @Answers('Newcomer', 'Adds a person with an office, and invites them, in one act.', 201)
  welcome(@CurrentAccess() access: Access, @Body() input: NewcomerInputDto): Promise<Newcomer> {
    return this.setup.welcome(access, input);
  }
}
