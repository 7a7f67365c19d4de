import { IsOptional } from 'class-validator';
import { IsId } from '../../../platform/http/id-rule';

export class EditionQuery {
  /** Of this strategy alone. */
  @IsOptional()
  @IsId()
  readonly strategy?: string;
}
