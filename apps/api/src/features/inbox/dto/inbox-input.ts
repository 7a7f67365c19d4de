import {
  INBOX_KINDS,
  type DeferralInput,
  type HelpAnswerInput,
  type HelpHolderInput,
  type InboxKind,
  type SuggestionDecisionInput,
} from '@wegmarke/domain/contracts';
import { IsIn, ValidateIf } from 'class-validator';
import { IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const WORDS = { max: 2000, multiline: true } as const;

export class HelpAnswerDto implements HelpAnswerInput {
  @IsPlainText(WORDS)
  readonly answer!: string;
}

export class HelpHolderDto implements HelpHolderInput {
  @ValidateIf((input: HelpHolderDto) => input.officeId !== null)
  @IsId()
  readonly officeId!: string | null;
}

export class SuggestionDecisionDto implements SuggestionDecisionInput {
  @IsIn(['accepted', 'declined'])
  readonly decision!: 'accepted' | 'declined';

  /** Whoever suggested it reads why it is declined. */
  @ValidateIf((input: SuggestionDecisionDto) => input.decision === 'declined' || input.reason != null)
  @IsPlainText(WORDS)
  readonly reason?: string | null;
}

export class DeferralDto implements DeferralInput {
  @IsIn(INBOX_KINDS)
  readonly kind!: InboxKind;

  @IsId()
  readonly subjectId!: string;

  @IsPlanDay()
  readonly untilOn!: string;
}
