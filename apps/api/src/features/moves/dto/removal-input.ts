import type { RemovalInput } from '@wegmarke/domain/contracts';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class RemovalInputDto implements RemovalInput {
  @IsOptional()
  @IsString()
  @MaxLength(63)
  readonly now?: string;
}
