import { MILESTONE_STATES, type MilestoneState } from '@wegmarke/domain/contracts';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../../../platform/http/field-rules';
import { ListQuery } from '../../../platform/http/list-query';

export class MilestoneQuery extends ListQuery {
  /** Only those that the reader's offices answer for. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly mine?: boolean;

  /** One state, or several with commas: those in any of them. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(MILESTONE_STATES, { each: true })
  readonly state?: readonly MilestoneState[];

  @IsOptional()
  @IsUUID()
  readonly project?: string;

  /** Only those last attested on this day. */
  @IsOptional()
  @IsDay()
  readonly attestedOn?: string;
}
