import type {
  AbsenceInput,
  AbsencePatch,
  AppointmentInput,
  AppointmentKind,
  AppointmentPatch,
} from '@wegmarke/domain/contracts';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const KINDS: readonly AppointmentKind[] = ['regular', 'interim', 'stand-in'];

export class AppointmentInputDto implements AppointmentInput {
  @IsId()
  readonly officeId!: string;

  @IsId()
  readonly personId!: string;

  @IsIn(KINDS)
  readonly kind!: AppointmentKind;

  @IsPlanDay()
  readonly fromOn!: string;

  @IsOptional()
  @IsPlanDay()
  readonly untilOn?: string | null;
}

export class AppointmentPatchDto implements AppointmentPatch {
  @ValidateIf((patch: AppointmentPatchDto) => patch.untilOn !== null)
  @IsPlanDay()
  readonly untilOn!: string | null;
}

export class AbsenceInputDto implements AbsenceInput {
  @IsPlanDay()
  readonly fromOn!: string;

  @IsPlanDay()
  readonly untilOn!: string;

  @IsOptional()
  @IsId()
  readonly standInId?: string | null;
}

export class AbsencePatchDto implements AbsencePatch {
  @IsPlanDay()
  readonly untilOn!: string;
}
