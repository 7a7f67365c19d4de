import { PHASES, PROJECT_SORTS, type Health, type Phase } from '@wegmarke/domain/contracts';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';
import { ListQuery } from '../../../platform/http/list-query';

const DIRECTED_SORTS = PROJECT_SORTS.flatMap((sort) => [sort, `-${sort}`]);
const HEALTHS: readonly Health[] = ['on-course', 'at-risk', 'off-course', 'not-measurable'];

export class ProjectQuery extends ListQuery {
  @IsOptional()
  @IsUUID()
  readonly strategy?: string;

  @IsOptional()
  @IsUUID()
  readonly pillar?: string;

  @IsOptional()
  @IsUUID()
  readonly department?: string;

  @IsOptional()
  @IsUUID()
  readonly office?: string;

  @IsOptional()
  @IsIn(PHASES)
  readonly phase?: Phase;

  @IsOptional()
  @IsIn(HEALTHS)
  readonly health?: Health;

  /** Words of the title, in any language. */
  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly q?: string;

  /** A leading minus turns the order round. */
  @IsOptional()
  @IsIn(DIRECTED_SORTS)
  readonly sort?: string;
}
