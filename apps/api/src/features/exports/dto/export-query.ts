import { type Health, LANGUAGES, type Language, type Phase, PHASES } from '@wegmarke/domain/contracts';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

const HEALTHS: readonly Health[] = ['on-course', 'at-risk', 'off-course', 'not-measurable'];

const SORTS = ['title', 'pillar', 'health', 'actual', 'planned', 'next', 'attested'].flatMap((sort) => [
  sort,
  `-${sort}`,
]);

/** The filters of the list of projects, and the language of the headings. */
export class ExportQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;

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

  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly q?: string;

  /** As in the list: a leading minus turns the order round. */
  @IsOptional()
  @IsIn(SORTS)
  readonly sort?: string;
}
