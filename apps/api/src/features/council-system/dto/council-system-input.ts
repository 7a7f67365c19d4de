import type { CouncilSystemInput } from '@wegmarke/domain/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';
import { ListQuery } from '../../../platform/http/list-query';

const MOST = 50;

export class CouncilSystemDto implements CouncilSystemInput {
  @IsPlainText({ max: 2000 })
  readonly address!: string;

  @IsBoolean()
  readonly enabled!: boolean;

  /** At least three letters: a shorter word stands in every paper. */
  @IsArray()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsPlainText({ max: 100, min: 3 }, { each: true })
  readonly words!: readonly string[];

  @IsArray()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsPlainText({ max: 200 }, { each: true })
  readonly paperTypes!: readonly string[];
}

export class CouncilPaperQuery extends ListQuery {
  /** Part of a name or reference. */
  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly q?: string;
}
