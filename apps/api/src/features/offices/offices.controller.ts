import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { DepartmentRecord, List, OfficeRecord } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { Answer } from '../../platform/http/answer';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { DepartmentInputDto, OfficeInputDto, OfficePatchDto } from './dto/office-input';
import { OfficesService } from './offices.service';

/** Departments are renamed, merged and split by a reorganisation, never one by one. */
@Controller('municipalities/:slug')
export class OfficesController {
  constructor(private readonly offices: OfficesService) {}

  @Get('offices')
  @Requires('offices.read')
  @AnswersList('OfficeRecord', "All offices with today's holders.")
  listOffices(@CurrentAccess() access: Access): Promise<List<OfficeRecord>> {
    return this.offices.listOffices(access);
  }

  @Get('offices/:id')
  @Requires('offices.read')
  @Answers('OfficeRecord', "One office with today's holder.")
  findOffice(@CurrentAccess() access: Access, @IdParam() id: string): Promise<OfficeRecord> {
    return this.offices.findOffice(access, id);
  }

  @Post('offices')
  @Requires('settings.manage')
  @Accepts('OfficeInput')
  @Answers('OfficeRecord', 'Makes an office, vacant at first.', 201)
  async createOffice(@CurrentAccess() access: Access, @Body() input: OfficeInputDto): Promise<Answer> {
    const office = await this.offices.createOffice(access, input);
    return Answer.created(office, `/api/v1/municipalities/${access.municipality.slug}/offices/${office.id}`);
  }

  @Patch('offices/:id')
  @Requires('settings.manage', { subject: 'office', ifMatch: true })
  @Accepts('OfficePatch')
  @Answers('OfficeRecord', 'Changes an office, and which other one acts while it is vacant.')
  updateOffice(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() patch: OfficePatchDto,
  ): Promise<OfficeRecord> {
    return this.offices.updateOffice(access, id, patch);
  }

  @Delete('offices/:id')
  @HttpCode(204)
  @Requires('settings.manage', { subject: 'office', ifMatch: true })
  @Answers(null, 'Removes an office to which nothing refers.')
  removeOffice(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.offices.remove(access, 'office', id);
  }

  @Get('departments')
  @Requires('offices.read')
  @AnswersList('DepartmentRecord', 'All departments.')
  listDepartments(@CurrentAccess() access: Access): Promise<List<DepartmentRecord>> {
    return this.offices.listDepartments(access);
  }

  @Get('departments/:id')
  @Requires('offices.read')
  @Answers('DepartmentRecord', 'One department.')
  findDepartment(@CurrentAccess() access: Access, @IdParam() id: string): Promise<DepartmentRecord> {
    return this.offices.findDepartment(access, id);
  }

  @Post('departments')
  @Requires('settings.manage')
  @Accepts('DepartmentInput')
  @Answers('DepartmentRecord', 'Makes a department.', 201)
  async createDepartment(
    @CurrentAccess() access: Access,
    @Body() input: DepartmentInputDto,
  ): Promise<Answer> {
    const made = await this.offices.createDepartment(access, input);
    return Answer.created(made, `/api/v1/municipalities/${access.municipality.slug}/departments/${made.id}`);
  }

  @Delete('departments/:id')
  @HttpCode(204)
  @Requires('settings.manage', { subject: 'department', ifMatch: true })
  @Answers(null, 'Removes a department to which nothing refers.')
  removeDepartment(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.offices.remove(access, 'department', id);
  }
}
