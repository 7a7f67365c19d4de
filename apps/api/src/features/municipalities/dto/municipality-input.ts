import { LANGUAGES, type Language, type MunicipalityPatch } from '@wegmarke/domain/contracts';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';

export class MunicipalityPatchDto implements MunicipalityPatch {
  @ValidateIf((input: MunicipalityPatchDto) => input.languages !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LANGUAGES, { each: true })
  readonly languages?: readonly Language[];
}
