import type {
  HelpRequestInput,
  MilestonePatch,
  OwnerSuggestionInput,
  VerificationInput,
} from '@wegmarke/domain/contracts';
import { IsOptional, IsUrl, ValidateIf } from 'class-validator';
import { invalidFields } from '../../../platform/errors/problem-error';
import { IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const REASON = { max: 2000, multiline: true } as const;
/** A link is public: a password in it would be, too. */
const LINK = { protocols: ['https', 'http'], require_protocol: true, disallow_auth: true };

/** Either `completedOn` (null takes the completion back) or `promisedOn` with its reason. */
export class MilestonePatchDto {
  @ValidateIf(
    (input: MilestonePatchDto) =>
      input.completedOn !== null && (input.completedOn !== undefined || input.promisedOn === undefined),
  )
  @IsPlanDay()
  readonly completedOn?: string | null;

  @IsOptional()
  @IsUrl(LINK, {
    message: 'evidenceLink must be a web address with https:// or http://, without credentials',
  })
  @IsPlainText({ max: 2000 })
  readonly evidenceLink?: string | null;

  @IsOptional()
  @IsId()
  readonly evidenceDocumentId?: string | null;

  @ValidateIf((input: MilestonePatchDto) => input.promisedOn !== undefined)
  @IsPlanDay()
  readonly promisedOn?: string;

  @ValidateIf((input: MilestonePatchDto) => input.promisedOn !== undefined || input.reason !== undefined)
  @IsPlainText(REASON)
  readonly reason?: string;
}

/**
 * The two shapes of the contract, told apart.
 * @throws ProblemError 422 for both at once: one of them would be lost
 */
export function toPatch(input: MilestonePatchDto): MilestonePatch {
  const extra = (['completedOn', 'evidenceLink', 'evidenceDocumentId'] as const).filter(
    (name) => input[name] !== undefined,
  );
  if (input.promisedOn !== undefined && extra.length > 0) {
    throw invalidFields(
      extra.map((name) => ({
        pointer: `/${name}`,
        code: 'not-with-promise',
        detail: `${name} does not go with promisedOn: report one thing at a time.`,
      })),
    );
  }
  return input.promisedOn === undefined
    ? {
        completedOn: input.completedOn ?? null,
        evidenceLink: input.evidenceLink ?? null,
        evidenceDocumentId: input.evidenceDocumentId ?? null,
        reason: input.reason,
      }
    : { promisedOn: input.promisedOn, reason: input.reason ?? '' };
}

export class HelpRequestDto implements HelpRequestInput {
  @IsPlainText(REASON)
  readonly text!: string;

  @IsOptional()
  @IsPlanDay()
  readonly answerBy?: string | null;
}

export class OwnerSuggestionDto implements OwnerSuggestionInput {
  @IsId()
  readonly officeId!: string;

  @IsPlainText(REASON)
  readonly reason!: string;
}

export class VerificationDto implements VerificationInput {
  @IsOptional()
  @IsPlainText(REASON)
  readonly note?: string;
}
