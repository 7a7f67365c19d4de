import type {
  DepartmentInput,
  FieldText,
  OfficeInput,
  OfficeKind,
  OfficePatch,
} from '@wegmarke/domain/contracts';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsFieldText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const TITLE = { max: 200 } as const;
const KINDS: readonly OfficeKind[] = ['cdo', 'cio', 'head', 'other'];

export class DepartmentInputDto implements DepartmentInput {
  @IsFieldText(TITLE)
  readonly title!: FieldText;
}

class OfficePlaces {
  @IsOptional()
  @IsId()
  readonly departmentId?: string | null;

  @ValidateIf((input: OfficePlaces) => input.holderPublic !== undefined)
  @IsBoolean()
  readonly holderPublic?: boolean;

  @IsOptional()
  @IsId()
  readonly fallbackId?: string | null;
}

export class OfficeInputDto extends OfficePlaces implements OfficeInput {
  @IsIn(KINDS)
  readonly kind!: OfficeKind;

  @IsFieldText(TITLE)
  readonly title!: FieldText;
}

export class OfficePatchDto extends OfficePlaces implements OfficePatch {
  @ValidateIf((input: OfficePatchDto) => input.kind !== undefined)
  @IsIn(KINDS)
  readonly kind?: OfficeKind;

  @ValidateIf((input: OfficePatchDto) => input.title !== undefined)
  @IsFieldText(TITLE)
  readonly title?: FieldText;
}
