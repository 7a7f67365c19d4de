import { LANGUAGES, type Language, PHASES } from '@wegmarke/domain/contracts';
import { ROADMAP_CHOICES, type RoadmapChoice } from '@wegmarke/domain/dependencies';
import { COLUMNS, FLAGS, GROUPS, HEALTHS, SORTS } from '@wegmarke/domain/portfolio';
import { IsIn, IsOptional } from 'class-validator';
import { IsListOf, IsListOfIds } from '../../../platform/http/list-rules';
import { IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

/** Where the file should hold no column but the project. */
const NONE = 'none';

/** The language of the headings, the strategy, and of the portfolio what its page's address says. */
export class ExportQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;

  /** Where not said, the leading strategy. */
  @IsOptional()
  @IsId()
  readonly strategy?: string;

  /** Several with commas: any of them. */
  @IsOptional()
  @IsListOfIds()
  readonly pillar?: string;

  @IsOptional()
  @IsListOfIds()
  readonly department?: string;

  @IsOptional()
  @IsListOfIds()
  readonly office?: string;

  @IsOptional()
  @IsListOf(PHASES)
  readonly phase?: string;

  @IsOptional()
  @IsListOf(HEALTHS)
  readonly health?: string;

  /** What needs a look; several with commas: all of them. */
  @IsOptional()
  @IsListOf(FLAGS)
  readonly flag?: string;

  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly q?: string;

  @IsOptional()
  @IsIn(GROUPS)
  readonly group?: string;

  /** A leading minus turns the order round. */
  @IsOptional()
  @IsIn(SORTS.flatMap((sort) => [sort, `-${sort}`]))
  readonly sort?: string;

  /** Where not said, all; `none`: the project alone. */
  @IsOptional()
  @IsListOf([...COLUMNS, NONE])
  readonly columns?: string;

  /** Of the roadmap and dependencies: all, what slipped, or what is pushed. */
  @IsOptional()
  @IsIn(ROADMAP_CHOICES)
  readonly show?: RoadmapChoice;
}
