import {
  LANGUAGES,
  STRATEGY_TEMPLATES,
  type FieldText,
  type Language,
  type StrategyInput,
  type StrategyPatch,
  type StrategyTemplate,
} from '@wegmarke/domain/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsFieldText, IsPlanDay } from '../../../platform/http/field-rules';

const TITLE = { max: 200 } as const;
const VISION = { max: 2000, multiline: true } as const;

export class StrategyInputDto implements StrategyInput {
  @IsFieldText(TITLE)
  readonly title!: FieldText;

  @IsOptional()
  @IsFieldText(VISION)
  readonly vision?: FieldText | null;

  @IsPlanDay()
  readonly startsOn!: string;

  @IsPlanDay()
  readonly targetOn!: string;

  @ValidateIf((input: StrategyInputDto) => input.languages !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LANGUAGES, { each: true })
  readonly languages?: readonly Language[];

  @ValidateIf((input: StrategyInputDto) => input.template !== undefined)
  @IsIn(STRATEGY_TEMPLATES)
  readonly template?: StrategyTemplate;
}

class OccasionDto {
  @IsPlanDay()
  readonly on!: string;

  @IsFieldText(TITLE)
  readonly title!: FieldText;
}

export class StrategyPatchDto implements StrategyPatch {
  @ValidateIf((input: StrategyPatchDto) => input.title !== undefined)
  @IsFieldText(TITLE)
  readonly title?: FieldText;

  @IsOptional()
  @IsFieldText(VISION)
  readonly vision?: FieldText | null;

  @ValidateIf((input: StrategyPatchDto) => input.startsOn !== undefined)
  @IsPlanDay()
  readonly startsOn?: string;

  @ValidateIf((input: StrategyPatchDto) => input.targetOn !== undefined)
  @IsPlanDay()
  readonly targetOn?: string;

  @ValidateIf((input: StrategyPatchDto) => input.languages !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LANGUAGES, { each: true })
  readonly languages?: readonly Language[];

  @ValidateIf((input: StrategyPatchDto) => input.occasions !== undefined)
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => OccasionDto)
  readonly occasions?: readonly OccasionDto[];
}
