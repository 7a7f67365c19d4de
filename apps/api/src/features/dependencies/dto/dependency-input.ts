import type { DependencyInput } from '@wegmarke/domain/contracts';
import { IsId } from '../../../platform/http/id-rule';

export class DependencyDto implements DependencyInput {
  @IsId()
  readonly milestoneId!: string;

  @IsId()
  readonly needsId!: string;
}
