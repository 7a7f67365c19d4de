import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { RevisionKind } from '@wegmarke/domain/contracts';
import { REVISION_KINDS } from '@wegmarke/domain/revisions';
import { IsDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';
import { ListQuery } from '../../../platform/http/list-query';

/** Every change of the plan: whatever is neither a report nor a text. */
const PLAN = 'plan';

export class RevisionQuery extends ListQuery {
  /** One kind, or `plan` for all that change the plan. */
  @IsOptional()
  @IsIn([PLAN, ...REVISION_KINDS])
  readonly kind?: RevisionKind | typeof PLAN;

  /** A pillar, project or milestone: what was said of it, or of what is in it. */
  @IsOptional()
  @IsId()
  readonly subject?: string;

  /** The office in whose name it was recorded. */
  @IsOptional()
  @IsId()
  readonly office?: string;

  /** The days of recording, in the municipality's time zone, both included. */
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @IsOptional()
  @IsDay()
  readonly to?: string;
}

/** The day the account is about (today where not said), and what was known then. */
export class AccountQuery {
  @IsOptional()
  @IsDay()
  readonly on?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}
