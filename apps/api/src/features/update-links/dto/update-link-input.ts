import {
  LINK_ANSWERS,
  type LinkAnswerInput,
  type LinkAnswerKind,
  type UpdateLinkToken,
} from '@wegmarke/domain/contracts';
import { IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';
import { IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';

const TOKEN = /^[\w-]{43}$/;

export class UpdateLinkTokenDto implements UpdateLinkToken {
  @Matches(TOKEN, { message: 'token must be what stands behind "#" in the link' })
  readonly token!: string;
}

export class LinkAnswerDto extends UpdateLinkTokenDto implements LinkAnswerInput {
  @IsInt()
  @Min(1)
  readonly version!: number;

  @IsIn(LINK_ANSWERS)
  readonly what!: LinkAnswerKind;

  @IsOptional()
  @IsPlanDay()
  readonly on?: string | null;

  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly text?: string | null;
}
