import {
  EDITION_READERS,
  LANGUAGES,
  REPORT_SECTIONS,
  type EditionReaders,
  type Language,
  type ReportApprovalInput,
  type ReportInput,
  type ReportPatch,
  type ReportPlan,
  type ReportReturnInput,
  type ReportSection,
} from '@wegmarke/domain/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsInstant, IsPlainText, IsPlainTexts, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const TITLE = { max: 500 } as const;
const BODY = { max: 200, min: 0 } as const;
const REFERENCE = { max: 100 } as const;
const TEXT = { max: 20_000, min: 0, multiline: true } as const;
const SHORT_TEXT = { max: 4_000, min: 0, multiline: true } as const;
const MOST_NOTES = 500;
const MOST_REQUESTS = 50;

/** Absent stays as it is; null is a value like any other, refused where it is none. */
const IfGiven = (): PropertyDecorator => (target, property) => {
  ValidateIf((input: Record<string | symbol, unknown>) => input[property] !== undefined)(target, property);
};

class ScheduleDto {
  @IsOptional()
  @IsPlanDay()
  readonly callOn: string | null = null;

  @IsOptional()
  @IsPlanDay()
  readonly freezeOn: string | null = null;

  @IsOptional()
  @IsPlanDay()
  readonly approvalOn: string | null = null;

  @IsOptional()
  @IsPlanDay()
  readonly paperDueOn: string | null = null;
}

class ProjectNoteDto {
  @IsId()
  readonly projectId!: string;

  @IsPlainText(SHORT_TEXT)
  readonly cause!: string;

  @IsPlainText(SHORT_TEXT)
  readonly options!: string;
}

class CouncilRequestDto {
  @IsPlainText({ ...SHORT_TEXT, min: 1 })
  readonly text!: string;

  @IsOptional()
  @IsPlainText(REFERENCE)
  readonly reference: string | null = null;
}

class CorrectionDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly number!: number;

  @IsPlainText({ max: 2_000, multiline: true })
  readonly note!: string;
}

export class ReportPatchDto implements ReportPatch {
  @IfGiven()
  @IsPlainText(TITLE)
  readonly title?: string;

  @IfGiven()
  @IsIn(LANGUAGES)
  readonly language?: Language;

  @IfGiven()
  @IsIn(EDITION_READERS)
  readonly readers?: EditionReaders;

  @IfGiven()
  @IsPlainText(BODY)
  readonly body?: string;

  @IsOptional()
  @IsPlanDay()
  readonly sessionOn?: string | null;

  @IsOptional()
  @IsPlainText(REFERENCE)
  readonly reference?: string | null;

  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => ScheduleDto)
  readonly schedule?: ScheduleDto;

  @IfGiven()
  @IsPlanDay()
  readonly on?: string;

  @IsOptional()
  @IsInstant()
  readonly knownAt?: string | null;

  @IsOptional()
  @IsPlanDay()
  readonly comparedOn?: string | null;

  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(REPORT_SECTIONS, { each: true })
  readonly sections?: readonly ReportSection[];

  @IfGiven()
  @IsPlainTexts(REPORT_SECTIONS, TEXT)
  readonly texts?: ReportPlan['texts'];

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_NOTES)
  @ArrayUnique((note: ProjectNoteDto) => note.projectId)
  @ValidateNested({ each: true })
  @Type(() => ProjectNoteDto)
  readonly projectNotes?: readonly ProjectNoteDto[];

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_REQUESTS)
  @ValidateNested({ each: true })
  @Type(() => CouncilRequestDto)
  readonly requests?: readonly CouncilRequestDto[];

  @IsOptional()
  @ValidateNested()
  @Type(() => CorrectionDto)
  readonly corrects?: CorrectionDto | null;

  @IsOptional()
  @IsId()
  readonly approvalOfficeId?: string | null;
}

export class ReportInputDto extends ReportPatchDto implements ReportInput {
  @IsId()
  readonly strategyId!: string;

  @IsPlainText(TITLE)
  declare readonly title: string;

  @IsIn(LANGUAGES)
  declare readonly language: Language;
}

export class ReportApprovalDto implements ReportApprovalInput {
  @Matches(/^[0-9a-f]{64}$/, { message: 'contentHash must be a SHA-256 in small hexadecimal letters' })
  readonly contentHash!: string;
}

export class ReportReturnDto implements ReportReturnInput {
  @IsPlainText({ max: 2_000, multiline: true })
  readonly reason!: string;
}
