import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FigureKind, Scope } from '@wegmarke/domain/contracts';
import { IsDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

/**
 * A moment: the day the question is about (today where not said), and what was known then: an instant, or a day,
 * which means its end in the municipality's time zone (now where not said).
 */
export class MomentQuery {
  @IsOptional()
  @IsDay()
  readonly on?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}

export class SeriesQuery {
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @IsOptional()
  @IsDay()
  readonly to?: string;

  @IsOptional()
  @IsIn(['month'])
  readonly step?: 'month';

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}

export class ChangesQuery {
  @IsOptional()
  @IsDay()
  readonly fromOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly fromKnownAt?: string;

  @IsOptional()
  @IsDay()
  readonly toOn?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly toKnownAt?: string;

  @IsOptional()
  @IsIn(['actual', 'planned'])
  readonly figure: FigureKind = 'actual';

  @IsOptional()
  @IsIn(['today', 'adopted'])
  readonly scope: Scope = 'today';
}

export class ChangeQuery extends ChangesQuery {
  @IsOptional()
  @IsId()
  readonly pillar?: string;
}

export class DataQuery {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}
