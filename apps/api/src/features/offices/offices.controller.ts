import { Controller, Get } from '@nestjs/common';
import type { Department, List, Office } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { AnswersList } from '../../platform/openapi/operation';
import { OfficesService } from './offices.service';

@Controller('municipalities/:slug')
export class OfficesController {
  constructor(private readonly offices: OfficesService) {}

  @Get('offices')
  @Requires('offices.read')
  @AnswersList('Office', "All offices with today's holders.")
  listOffices(@CurrentAccess() access: Access): Promise<List<Office>> {
    return this.offices.listOffices(access);
  }

  @Get('departments')
  @Requires('offices.read')
  @AnswersList('Department', 'All departments.')
  listDepartments(@CurrentAccess() access: Access): Promise<List<Department>> {
    return this.offices.listDepartments(access);
  }
}
