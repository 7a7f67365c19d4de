import type {
  AbsenceInput,
  AbsencePatch,
  AppointmentInput,
  AppointmentKind,
  AppointmentPatch,
} from '@wegmarke/domain/contracts';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const KINDS: readonly AppointmentKind[] = ['regular', 'interim', 'stand-in'];

class Explained {
  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;
}

export class AppointmentInputDto extends Explained implements AppointmentInput {
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

export class AppointmentPatchDto extends Explained implements AppointmentPatch {
  @ValidateIf((patch: AppointmentPatchDto) => patch.untilOn !== null)
  @IsPlanDay()
  readonly untilOn!: string | null;
}

export class AbsenceInputDto extends Explained implements AbsenceInput {
  @IsPlanDay()
  readonly fromOn!: string;

  @IsPlanDay()
  readonly untilOn!: string;

  @IsOptional()
  @IsId()
  readonly standInId?: string | null;
}

export class AbsencePatchDto extends Explained implements AbsencePatch {
  @IsPlanDay()
  readonly untilOn!: string;
}
