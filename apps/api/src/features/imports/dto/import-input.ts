import {
  IMPORT_FIELDS,
  type ImportApplyInput,
  type ImportField,
  type ImportMappingInput,
  type ImportPatch,
  type ImportRowOutcome,
  type ImportUndoInput,
  LANGUAGES,
  type Language,
} from '@wegmarke/domain/contracts';
import { MILESTONE_TEMPLATES } from '@wegmarke/domain/imports';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsPlanDay, IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';
import { ListQuery } from '../../../platform/http/list-query';

const MOST_COLUMNS = 300;
const MOST_NAMES = 1_000;

class ColumnDto {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_COLUMNS)
  readonly index?: number;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  // Half a character cannot be stored.
  @Matches(/^\P{Cs}*$/u)
  readonly header?: string;

  @IsIn(IMPORT_FIELDS)
  readonly field!: ImportField;
}

class PillarNameDto {
  @IsString()
  @MaxLength(500)
  readonly name!: string;

  @IsOptional()
  @IsId()
  readonly pillarId: string | null = null;
}

class OfficeNameDto {
  @IsString()
  @MaxLength(500)
  readonly name!: string;

  @IsOptional()
  @IsId()
  readonly officeId: string | null = null;
}

export class ImportMappingDto implements ImportMappingInput {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly sheet?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  readonly headerLine?: number | null;

  @ValidateIf((input: ImportMappingDto) => input.columns !== undefined)
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @ValidateNested({ each: true })
  @Type(() => ColumnDto)
  readonly columns?: readonly ColumnDto[];

  @ValidateIf((input: ImportMappingDto) => input.days !== undefined)
  @IsIn(['day-first', 'month-first'])
  readonly days?: 'day-first' | 'month-first';

  @ValidateIf((input: ImportMappingDto) => input.decimals !== undefined)
  @IsIn(['comma', 'point'])
  readonly decimals?: 'comma' | 'point';

  @IsOptional()
  @IsIn(MILESTONE_TEMPLATES.map(({ id }) => id))
  readonly template?: string | null;

  @ValidateIf((input: ImportMappingDto) => input.pillars !== undefined)
  @IsArray()
  @ArrayMaxSize(MOST_NAMES)
  @ValidateNested({ each: true })
  @Type(() => PillarNameDto)
  readonly pillars?: readonly PillarNameDto[];

  @ValidateIf((input: ImportMappingDto) => input.offices !== undefined)
  @IsArray()
  @ArrayMaxSize(MOST_NAMES)
  @ValidateNested({ each: true })
  @Type(() => OfficeNameDto)
  readonly offices?: readonly OfficeNameDto[];

  @ValidateIf((input: ImportMappingDto) => input.language !== undefined)
  @IsIn(LANGUAGES)
  readonly language?: Language;
}

class CorrectionDto {
  @IsInt()
  @Min(0)
  readonly line!: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsString({ each: true })
  @MaxLength(20_000, { each: true })
  readonly cells: readonly string[] | null = null;
}

export class ImportPatchDto implements ImportPatch {
  @ValidateIf((input: ImportPatchDto) => input.mapping !== undefined)
  @ValidateNested()
  @Type(() => ImportMappingDto)
  readonly mapping?: ImportMappingDto;

  @ValidateIf((input: ImportPatchDto) => input.corrections !== undefined)
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => CorrectionDto)
  readonly corrections?: readonly CorrectionDto[];
}

export class ImportApplyDto implements ImportApplyInput {
  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;

  @IsOptional()
  @IsPlainText({ max: 300 })
  readonly paper?: string | null;

  @IsOptional()
  @IsPlanDay()
  readonly effectiveOn?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  readonly baseRevision?: number;
}

export class ImportUndoDto implements ImportUndoInput {
  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;

  @IsOptional()
  @IsBoolean()
  readonly includeLater?: boolean;
}

const OUTCOMES: readonly ImportRowOutcome[] = ['added', 'updated', 'unchanged', 'rejected', 'ignored'];

export class ImportRowsQuery extends ListQuery {
  @IsOptional()
  @IsIn(OUTCOMES)
  readonly outcome?: ImportRowOutcome;
}

export class RejectionsQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;
}
