import {
  PHASES,
  type FieldText,
  type JudgementInput,
  type Phase,
  type ProjectInput,
  type ProjectPatch,
  type ProjectPlace,
} from '@wegmarke/domain/contracts';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsFieldText, IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const TITLE = { max: 200 } as const;
const PROSE = { max: 5000, multiline: true } as const;
/** A project stops by being dropped from the plan, with a reason. */
const PHASES_TO_SET = PHASES.filter((phase) => phase !== 'stopped');

type SettablePhase = Exclude<Phase, 'stopped'>;

class ProjectTexts {
  @IsOptional()
  @IsId()
  readonly departmentId?: string | null;

  @ValidateIf((input: ProjectTexts) => input.phase !== undefined)
  @IsIn(PHASES_TO_SET)
  readonly phase?: SettablePhase;

  @IsOptional()
  @IsFieldText(PROSE)
  readonly benefit?: FieldText | null;

  @IsOptional()
  @IsFieldText(PROSE)
  readonly description?: FieldText | null;

  @ValidateIf((input: ProjectTexts) => input.partners !== undefined)
  @IsArray()
  @ArrayMaxSize(50)
  @IsPlainText(TITLE, { each: true })
  readonly partners?: readonly string[];

  /** Other pillars that it contributes to; it is counted in its leading pillar only. */
  @ValidateIf((input: ProjectTexts) => input.contributesTo !== undefined)
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(20)
  @IsId({ each: true })
  readonly contributesTo?: readonly string[];
}

export class ProjectInputDto extends ProjectTexts implements ProjectInput {
  @IsId()
  readonly strategyId!: string;

  @IsId()
  readonly pillarId!: string;

  @IsFieldText(TITLE)
  readonly title!: FieldText;

  @IsId()
  readonly officeId!: string;

  @ValidateIf((input: ProjectInputDto) => input.weight !== undefined)
  @IsInt()
  @Min(WEIGHT_MIN)
  @Max(WEIGHT_MAX)
  readonly weight?: number;
}

const JUDGED: readonly JudgementInput['health'][] = ['on-course', 'at-risk', 'off-course'];

class JudgementDto implements JudgementInput {
  @IsIn(JUDGED)
  readonly health!: JudgementInput['health'];

  @IsPlainText({ max: 2000, multiline: true })
  readonly reason!: string;
}

/** Six decimals are a tenth of a metre. */
const DEGREES = { maxDecimalPlaces: 6 } as const;

class PlaceDto implements ProjectPlace {
  @IsPlainText(TITLE)
  readonly name!: string;

  @IsOptional()
  @IsPlainText(TITLE)
  readonly address: string | null = null;

  @ValidateIf((place: PlaceDto) => place.lat !== null || place.lon !== null)
  @IsNumber(DEGREES)
  @Min(-90)
  @Max(90)
  readonly lat: number | null = null;

  @ValidateIf((place: PlaceDto) => place.lat !== null || place.lon !== null)
  @IsNumber(DEGREES)
  @Min(-180)
  @Max(180)
  readonly lon: number | null = null;
}

export class ProjectPatchDto extends ProjectTexts implements ProjectPatch {
  @ValidateIf((input: ProjectPatchDto) => input.title !== undefined)
  @IsFieldText(TITLE)
  readonly title?: FieldText;

  @ValidateIf((input: ProjectPatchDto) => input.officeId !== undefined)
  @IsId()
  readonly officeId?: string;

  @ValidateIf((input: ProjectPatchDto) => input.places !== undefined)
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlaceDto)
  readonly places?: readonly PlaceDto[];

  /** The department's own view, beside the derived health; null takes it back. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => JudgementDto)
  readonly judgement?: JudgementDto | null;
}
