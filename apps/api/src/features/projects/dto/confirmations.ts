import type { ConfirmationsInput } from '@wegmarke/domain/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { IsId } from '../../../platform/http/id-rule';

export class ConfirmationsDto implements ConfirmationsInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @IsId({ each: true })
  readonly projectIds!: readonly string[];
}
