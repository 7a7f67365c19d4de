import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import type { Absence, Appointment, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { CurrentAccess, Requires } from '../../platform/access/access-rule';
import { IdParam } from '../../platform/http/id-param';
import { Accepts, Answers, AnswersList } from '../../platform/openapi/operation';
import { AppointmentsService } from './appointments.service';
import {
  AbsenceInputDto,
  AbsencePatchDto,
  AppointmentInputDto,
  AppointmentPatchDto,
} from './dto/appointment-input';

@Controller('municipalities/:slug')
export class AppointmentsController {
  constructor(private readonly appointments: AppointmentsService) {}

  @Get('appointments')
  @Requires('offices.read')
  @AnswersList('Appointment', 'All appointments, the latest first.')
  list(@CurrentAccess() access: Access): Promise<List<Appointment>> {
    return this.appointments.list(access);
  }

  @Post('appointments')
  @HttpCode(201)
  @Requires('offices.appoint')
  @Accepts('AppointmentInput')
  @Answers('Appointment', 'Appoints somebody. One regular or interim holder an office and day.', 201)
  appoint(@CurrentAccess() access: Access, @Body() input: AppointmentInputDto): Promise<Appointment> {
    return this.appointments.appoint(access, input);
  }

  @Patch('appointments/:id')
  @Requires('offices.appoint', { subject: 'appointment', ifMatch: true })
  @Accepts('AppointmentPatch')
  @Answers('Appointment', 'Says until when an appointment lasts.')
  end(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() patch: AppointmentPatchDto,
  ): Promise<Appointment> {
    return this.appointments.end(access, id, patch);
  }

  @Delete('appointments/:id')
  @HttpCode(204)
  @Requires('offices.appoint', { subject: 'appointment', ifMatch: true })
  @Answers(null, 'Withdraws an appointment that begins today or later.')
  withdraw(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.appointments.withdraw(access, id);
  }

  @Get('absences')
  @Requires('offices.read')
  @AnswersList('Absence', 'Absences of today and later.')
  listAbsences(@CurrentAccess() access: Access): Promise<List<Absence>> {
    return this.appointments.listAbsences(access);
  }

  @Post('offices/:id/absences')
  @HttpCode(201)
  @Requires('absence.report', { subject: 'office' })
  @Accepts('AbsenceInput')
  @Answers('Absence', "Says that an office's holder is away, and who acts meanwhile.", 201)
  reportAbsence(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() input: AbsenceInputDto,
  ): Promise<Absence> {
    return this.appointments.reportAbsence(access, id, input);
  }

  @Patch('absences/:id')
  @Requires('absence.report', { subject: 'absence', ifMatch: true })
  @Accepts('AbsencePatch')
  @Answers('Absence', 'Says until when an absence lasts.')
  endAbsence(
    @CurrentAccess() access: Access,
    @IdParam() id: string,
    @Body() patch: AbsencePatchDto,
  ): Promise<Absence> {
    return this.appointments.endAbsence(access, id, patch);
  }

  @Delete('absences/:id')
  @HttpCode(204)
  @Requires('absence.report', { subject: 'absence', ifMatch: true })
  @Answers(null, 'Withdraws an absence that begins today or later.')
  withdrawAbsence(@CurrentAccess() access: Access, @IdParam() id: string): Promise<void> {
    return this.appointments.withdrawAbsence(access, id);
  }
}
