import { type FieldText, PHASES, type PlanChangeKind, type UndoInput } from '@wegmarke/domain/contracts';
import { WEIGHT_MAX, WEIGHT_MIN } from '@wegmarke/domain/plan';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
import { CHANGE_KINDS, needsField } from '../change-fields';

const TITLE = { max: 200 } as const;
const LONG = { max: 5000, multiline: true } as const;

/** Checked where the kind needs it, or where it is given (null is given where the contract knows null). */
const Field =
  (name: string): PropertyDecorator =>
  (target, property) =>
    ValidateIf(
      (change: { readonly kind?: PlanChangeKind } & Readonly<Record<string, unknown>>) =>
        change[name] !== null && (change[name] !== undefined || needsField(change.kind, name)),
    )(target, property);

class NewPartDto {
  @IsId()
  readonly id!: string;

  @IsFieldText(TITLE)
  readonly title!: FieldText;

  @IsInt()
  @Min(WEIGHT_MIN)
  @Max(WEIGHT_MAX)
  readonly share!: number;
}

/** Every field of every kind of change; which of them a kind has stands in `change-fields`. */
export class PlanChangeDto {
  @IsIn(CHANGE_KINDS)
  readonly kind!: PlanChangeKind;

  @Field('id')
  @IsId()
  readonly id?: string;

  @Field('subjectId')
  @IsId()
  readonly subjectId?: string;

  @Field('pillarId')
  @IsId()
  readonly pillarId?: string;

  @Field('projectId')
  @IsId()
  readonly projectId?: string;

  @Field('intoId')
  @IsId()
  readonly intoId?: string;

  @Field('title')
  @IsFieldText(TITLE)
  readonly title?: FieldText;

  @Field('summary')
  @IsFieldText(LONG)
  readonly summary?: FieldText | null;

  @Field('benefit')
  @IsFieldText(LONG)
  readonly benefit?: FieldText | null;

  @Field('description')
  @IsFieldText(LONG)
  readonly description?: FieldText | null;

  @Field('weight')
  @IsInt()
  @Min(WEIGHT_MIN)
  @Max(WEIGHT_MAX)
  readonly weight?: number;

  @Field('baselineOn')
  @IsPlanDay()
  readonly baselineOn?: string | null;

  @Field('promisedOn')
  @IsPlanDay()
  readonly promisedOn?: string | null;

  @Field('completedOn')
  @IsPlanDay()
  readonly completedOn?: string | null;

  @Field('officeId')
  @IsId()
  readonly officeId?: string | null;

  @Field('departmentId')
  @IsId()
  readonly departmentId?: string | null;

  @Field('phase')
  @IsIn(PHASES.filter((phase) => phase !== 'stopped'))
  readonly phase?: string;

  @Field('partners')
  @IsArray()
  @ArrayMaxSize(50)
  @IsPlainText({ max: 200 }, { each: true })
  readonly partners?: readonly string[];

  @Field('contributesTo')
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsId({ each: true })
  readonly contributesTo?: readonly string[];

  @Field('source')
  @IsPlainText({ max: 500 })
  readonly source?: string | null;

  @Field('parts')
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewPartDto)
  readonly parts?: readonly NewPartDto[];

  @Field('atRisk')
  @IsInt()
  @Min(0)
  @Max(100)
  readonly atRisk?: number;

  @Field('offCourse')
  @IsInt()
  @Min(0)
  @Max(100)
  readonly offCourse?: number;

  @Field('holds')
  @IsArray()
  @ArrayMaxSize(5000)
  @IsId({ each: true })
  readonly holds?: readonly string[];

  @Field('seen')
  @IsObject()
  readonly seen?: Record<string, unknown>;
}

export class PlanChangesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlanChangeDto)
  readonly changes!: readonly PlanChangeDto[];

  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;

  @IsOptional()
  @IsPlainText(TITLE)
  readonly paper?: string | null;

  @IsOptional()
  @IsPlanDay()
  readonly effectiveOn?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  readonly baseRevision?: number;
}

export class UndoDto implements UndoInput {
  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;

  @IsOptional()
  @IsBoolean()
  readonly includeLater?: boolean;
}
