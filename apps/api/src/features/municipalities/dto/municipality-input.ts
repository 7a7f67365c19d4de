import { LANGUAGES, type Language, type MunicipalityPatch } from '@wegmarke/domain/contracts';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

export class MunicipalityPatchDto implements MunicipalityPatch {
  @ValidateIf((input: MunicipalityPatchDto) => input.name !== undefined)
  @IsPlainText({ max: 200 })
  readonly name?: string;

  @ValidateIf((input: MunicipalityPatchDto) => input.initials !== undefined)
  @Matches(/^\p{L}{1,3}$/u, { message: 'initials must be one to three letters' })
  readonly initials?: string;

  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/, { message: 'colour must be #rrggbb in small letters' })
  readonly colour?: string | null;

  @ValidateIf((input: MunicipalityPatchDto) => input.timeZone !== undefined)
  @IsIn(Intl.supportedValuesOf('timeZone'))
  readonly timeZone?: string;

  @ValidateIf((input: MunicipalityPatchDto) => input.languages !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LANGUAGES, { each: true })
  readonly languages?: readonly Language[];
}
