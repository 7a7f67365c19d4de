import {
  RESOLUTION_RESULTS,
  RESOLUTION_SORTS,
  RESOLUTION_STATES,
  type ResolutionResult,
  type ResolutionState,
} from '@wegmarke/domain/contracts';
import { IsIn, IsOptional } from 'class-validator';
import { IsDay, IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';
import { ListQuery } from '../../../platform/http/list-query';

const DIRECTED_SORTS = RESOLUTION_SORTS.flatMap((sort) => [sort, `-${sort}`]);
/** Decided, or not yet. */
const UNDECIDED = 'none';

export class ResolutionQuery extends ListQuery {
  /** Words of the title, in any language, or of the reference, however it is written. */
  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly q?: string;

  @IsOptional()
  @IsIn(RESOLUTION_STATES)
  readonly state?: ResolutionState;

  @IsOptional()
  @IsPlainText({ max: 200, min: 0 })
  readonly body?: string;

  /** A result, or `none` for what is not decided yet. */
  @IsOptional()
  @IsIn([UNDECIDED, ...RESOLUTION_RESULTS])
  readonly result?: ResolutionResult | typeof UNDECIDED;

  /** Days of decision, both included. */
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @IsOptional()
  @IsDay()
  readonly to?: string;

  /** Those that touch a project. */
  @IsOptional()
  @IsId()
  readonly project?: string;

  /** Those that decided a revision of the ledger, `strategy/revision`. */
  @IsOptional()
  @IsPlainText({ max: 60 })
  readonly revision?: string;

  /** Those that the member who asks follows. */
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly mine?: 'true' | 'false';

  /** A leading minus turns the order round. The newest decision comes first where not said. */
  @IsOptional()
  @IsIn(DIRECTED_SORTS)
  readonly sort?: string;
}
