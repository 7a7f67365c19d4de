import type { AccessPolicyInput, SecondFactorDemand } from '@wegmarke/domain/contracts';
import { IsIn, ValidateIf } from 'class-validator';
import { IsPlanDay } from '../../../platform/http/field-rules';

const DEMANDS: readonly SecondFactorDemand[] = ['nobody', 'admins', 'digital-office', 'everybody'];

export class AccessPolicyInputDto implements AccessPolicyInput {
  @IsIn(DEMANDS)
  readonly secondFactor!: SecondFactorDemand;

  @ValidateIf((input: AccessPolicyInputDto) => input.fromOn !== null)
  @IsPlanDay()
  readonly fromOn!: string | null;
}
