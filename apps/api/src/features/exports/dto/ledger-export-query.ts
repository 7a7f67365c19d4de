import {
  type Health,
  LANGUAGES,
  type Language,
  type Phase,
  PHASES,
  PROJECT_SORTS,
  type RevisionKind,
} from '@wegmarke/domain/contracts';
import { ROADMAP_CHOICES, type RoadmapChoice } from '@wegmarke/domain/dependencies';
import { HEALTHS } from '@wegmarke/domain/portfolio';
import { REVISION_KINDS } from '@wegmarke/domain/revisions';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay, IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

/** What the plan ledger, the list of projects and the roadmap can be asked, and the language of the headings. */
export class LedgerExportQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;

  /** Of the ledger: one kind, or `plan` for all that change the plan. */
  @IsOptional()
  @IsIn(['plan', ...REVISION_KINDS])
  readonly kind?: RevisionKind | 'plan';

  /** Of the ledger: a pillar, project or milestone. */
  @IsOptional()
  @IsId()
  readonly subject?: string;

  @IsOptional()
  @IsId()
  readonly office?: string;

  /** Of the ledger: the days of recording, both included. */
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @IsOptional()
  @IsDay()
  readonly to?: string;

  /** Of the account: the day it is about, and what was known then. */
  @IsOptional()
  @IsDay()
  readonly on?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;

  /** Of the projects and the roadmap, as the other filters below. */
  @IsOptional()
  @IsId()
  readonly pillar?: string;

  @IsOptional()
  @IsId()
  readonly department?: string;

  @IsOptional()
  @IsIn(ROADMAP_CHOICES)
  readonly show?: RoadmapChoice;

  @IsOptional()
  @IsIn(PHASES)
  readonly phase?: Phase;

  @IsOptional()
  @IsIn(HEALTHS)
  readonly health?: Health;

  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly q?: string;

  @IsOptional()
  @IsIn(PROJECT_SORTS.flatMap((sort) => [sort, `-${sort}`]))
  readonly sort?: string;
}
