import { IsIn, IsOptional } from 'class-validator';
import { type Language, LANGUAGES } from '@wegmarke/domain/contracts';
import { IsId } from '../../../platform/http/id-rule';

export class FeedQuery {
  /** One strategy; all that are published where not said. */
  @IsOptional()
  @IsId()
  readonly strategy?: string;

  @IsOptional()
  @IsId()
  readonly pillar?: string;

  @IsOptional()
  @IsId()
  readonly project?: string;

  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;
}
