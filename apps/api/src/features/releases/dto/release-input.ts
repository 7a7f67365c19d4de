import type { PublicViewInput, ReleaseInput } from '@wegmarke/domain/contracts';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

const STATE = /^[\da-f]{64}$/;
const BE_OF_A_PREVIEW = { message: 'state must be that of the preview that was looked at.' };

export class ReleaseDto implements ReleaseInput {
  @Matches(STATE, BE_OF_A_PREVIEW)
  readonly state!: string;

  @IsOptional()
  @IsPlainText({ max: 2_000, multiline: true })
  readonly note?: string | null;
}

export class PublicViewDto implements PublicViewInput {
  @IsIn(['live'])
  readonly mode!: 'live';

  @Matches(STATE, BE_OF_A_PREVIEW)
  readonly state!: string;
}
