import {
  type FieldText,
  SCOPE_CHANGE_KINDS,
  type ScopeChangeInput,
  type ScopeChangeKind,
} from '@wegmarke/domain/contracts';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsFieldText, IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const TITLE = { max: 200 } as const;
const of =
  (...kinds: readonly ScopeChangeKind[]) =>
  (input: { readonly kind?: ScopeChangeKind }): boolean =>
    input.kind !== undefined && kinds.includes(input.kind);
const whereGiven =
  (name: keyof ScopeChangeInput) =>
  (input: Partial<ScopeChangeInput>): boolean =>
    input[name] !== undefined && input[name] !== null;

class SplitPartDto {
  @IsFieldText(TITLE)
  readonly title!: FieldText;

  @IsInt()
  @Min(WEIGHT_MIN)
  @Max(WEIGHT_MAX)
  readonly share!: number;
}

export class ScopeChangeDto implements ScopeChangeInput {
  @IsIn(SCOPE_CHANGE_KINDS)
  readonly kind!: ScopeChangeKind;

  @IsId()
  readonly subjectId!: string;

  @IsPlainText({ max: 2000, multiline: true })
  readonly reason!: string;

  @IsPlanDay()
  readonly effectiveOn!: string;

  @IsOptional()
  @IsPlainText(TITLE)
  readonly paper?: string | null;

  @ValidateIf(of('merge-project', 'merge-milestone', 'move-project', 'move-milestone'))
  @IsId()
  readonly intoId?: string;

  @ValidateIf((input: ScopeChangeDto) => of('set-weight')(input) || whereGiven('weight')(input))
  @IsInt()
  @Min(WEIGHT_MIN)
  @Max(WEIGHT_MAX)
  readonly weight?: number;

  @ValidateIf(
    (input: ScopeChangeDto) =>
      (of('set-baseline')(input) && input.baselineOn !== null) || whereGiven('baselineOn')(input),
  )
  @IsPlanDay()
  readonly baselineOn?: string | null;

  @ValidateIf(whereGiven('promisedOn'))
  @IsPlanDay()
  readonly promisedOn?: string | null;

  @ValidateIf(
    (input: ScopeChangeDto) => of('add-pillar', 'add-milestone')(input) || whereGiven('title')(input),
  )
  @IsFieldText(TITLE)
  readonly title?: FieldText;

  @ValidateIf((input: ScopeChangeDto) => of('split-milestone')(input) || whereGiven('parts')(input))
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SplitPartDto)
  readonly parts?: readonly SplitPartDto[];

  @ValidateIf((input: ScopeChangeDto) => of('set-tolerances')(input) || whereGiven('atRisk')(input))
  @IsInt()
  @Min(0)
  @Max(100)
  readonly atRisk?: number;

  @ValidateIf((input: ScopeChangeDto) => of('set-tolerances')(input) || whereGiven('offCourse')(input))
  @IsInt()
  @Min(0)
  @Max(100)
  readonly offCourse?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  readonly baseRevision?: number;
}

export class ScopeChangeQuery {
  /** Answers the effect and records nothing. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly preview?: boolean;
}
