import { LANGUAGES, type Language, type RevisionKind } from '@wegmarke/domain/contracts';
import { REVISION_KINDS } from '@wegmarke/domain/revisions';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

/** What the plan ledger's list and its account can be asked, and the language of the headings. */
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
}
