import type { FieldText, HandoverInput, OfficePlace, ReorganisationInput } from '@wegmarke/domain/contracts';
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
import { IsFieldText, IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const KINDS = ['rename', 'merge', 'split'] as const;
const MOST_DEPARTMENTS = 20;

class BecomesDto {
  @IsId()
  readonly id!: string;

  @IsFieldText({ max: 200 })
  readonly title!: FieldText;
}

class OfficePlaceDto implements OfficePlace {
  @IsId()
  readonly officeId!: string;

  @ValidateIf((place: OfficePlaceDto) => place.departmentId !== undefined)
  @IsId()
  readonly departmentId?: string;

  @ValidateIf((place: OfficePlaceDto) => place.successorId !== undefined)
  @IsId()
  readonly successorId?: string;
}

class ProjectPlaceDto {
  @IsId()
  readonly projectId!: string;

  @IsId()
  readonly departmentId!: string;
}

export class ReorganisationInputDto implements ReorganisationInput {
  @IsIn(KINDS)
  readonly kind!: (typeof KINDS)[number];

  @IsPlanDay()
  readonly effectiveOn!: string;

  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DEPARTMENTS)
  @ArrayUnique()
  @IsId({ each: true })
  readonly departmentIds!: readonly string[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DEPARTMENTS)
  @ValidateNested({ each: true })
  @Type(() => BecomesDto)
  readonly becomes!: readonly BecomesDto[];

  @ValidateIf((input: ReorganisationInputDto) => input.offices !== undefined)
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => OfficePlaceDto)
  readonly offices?: readonly OfficePlaceDto[];

  @ValidateIf((input: ReorganisationInputDto) => input.projects !== undefined)
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ProjectPlaceDto)
  readonly projects?: readonly ProjectPlaceDto[];
}

export class HandoverInputDto implements HandoverInput {
  @IsPlanDay()
  readonly lastOn!: string;

  @ValidateIf((input: HandoverInputDto) => input.successorId !== null)
  @IsId()
  readonly successorId!: string | null;

  @ValidateIf((input: HandoverInputDto) => input.successorKind !== undefined)
  @IsIn(['regular', 'interim'])
  readonly successorKind?: 'regular' | 'interim';

  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly reason?: string | null;
}
