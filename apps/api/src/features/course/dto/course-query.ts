import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FigureKind, Scope } from '@wegmarke/domain/contracts';
import { IsDay } from '../../../platform/http/field-rules';

const KNOWN_AT =
  'What was known then: an instant, or a day (its end in the municipality’s time zone). Default: now.';

/** A moment: the day the question is about, and what was known. */
export class MomentQuery {
  @ApiPropertyOptional({ format: 'date', description: 'The day the question is about. Default: today.' })
  @IsOptional()
  @IsDay()
  readonly on?: string;

  @ApiPropertyOptional({ description: KNOWN_AT })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}

export class SeriesQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Default: the start of the strategy.' })
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Default: today.' })
  @IsOptional()
  @IsDay()
  readonly to?: string;

  @ApiPropertyOptional({ enum: ['month'] })
  @IsOptional()
  @IsIn(['month'])
  readonly step?: 'month';

  @ApiPropertyOptional({ description: `${KNOWN_AT} \`on\`: every day as reported on that day.` })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}

export class ChangeQuery {
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  readonly fromOn?: string;

  @ApiPropertyOptional({ description: KNOWN_AT })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly fromKnownAt?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  readonly toOn?: string;

  @ApiPropertyOptional({ description: KNOWN_AT })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly toKnownAt?: string;

  @ApiPropertyOptional({ enum: ['actual', 'planned'] })
  @IsOptional()
  @IsIn(['actual', 'planned'])
  readonly figure: FigureKind = 'actual';

  @ApiPropertyOptional({ enum: ['today', 'adopted'] })
  @IsOptional()
  @IsIn(['today', 'adopted'])
  readonly scope: Scope = 'today';

  @ApiPropertyOptional({ format: 'uuid', description: 'One pillar instead of the strategy.' })
  @IsOptional()
  @IsUUID()
  readonly pillar?: string;
}

export class DataQuery {
  @ApiPropertyOptional({ description: KNOWN_AT })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}
