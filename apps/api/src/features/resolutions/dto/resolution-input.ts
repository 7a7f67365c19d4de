import {
  type FieldText,
  RESOLUTION_RESULTS,
  RESOLUTION_ROLES,
  type ResolutionInput,
  type ResolutionPatch,
  type ResolutionResult,
  type ResolutionRole,
} from '@wegmarke/domain/contracts';
import { IsBoolean, IsIn, IsOptional, IsUrl, ValidateIf } from 'class-validator';
import { IsFieldText, IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';

const REFERENCE = { max: 80 } as const;
const TITLE = { max: 500 } as const;
const BODY = { max: 200 } as const;
const ITEM = { max: 40 } as const;
const LINK = {
  protocols: ['http', 'https'],
  require_protocol: true,
  disallow_auth: true,
  validate_length: true,
};
const LINK_RULE = { message: 'link must be a web address with https:// or http://, without credentials' };

export class ResolutionDto implements ResolutionInput {
  @IsPlainText(REFERENCE)
  readonly reference!: string;

  @IsFieldText(TITLE)
  readonly title!: FieldText;

  @IsPlainText(BODY)
  readonly body!: string;

  @IsOptional()
  @IsPlanDay()
  readonly decidedOn?: string | null;

  @IsOptional()
  @IsPlainText(ITEM)
  readonly item?: string | null;

  @IsIn(RESOLUTION_ROLES)
  readonly role!: ResolutionRole;

  @IsOptional()
  @IsIn(RESOLUTION_RESULTS)
  readonly result?: ResolutionResult | null;

  @IsBoolean()
  readonly public!: boolean;

  @IsOptional()
  @IsUrl(LINK, LINK_RULE)
  readonly link?: string | null;
}

export class ResolutionPatchDto implements ResolutionPatch {
  @ValidateIf((input: ResolutionPatchDto) => input.reference !== undefined)
  @IsPlainText(REFERENCE)
  readonly reference?: string;

  @ValidateIf((input: ResolutionPatchDto) => input.title !== undefined)
  @IsFieldText(TITLE)
  readonly title?: FieldText;

  @ValidateIf((input: ResolutionPatchDto) => input.body !== undefined)
  @IsPlainText(BODY)
  readonly body?: string;

  @IsOptional()
  @IsPlanDay()
  readonly decidedOn?: string | null;

  @IsOptional()
  @IsPlainText(ITEM)
  readonly item?: string | null;

  @ValidateIf((input: ResolutionPatchDto) => input.role !== undefined)
  @IsIn(RESOLUTION_ROLES)
  readonly role?: ResolutionRole;

  @IsOptional()
  @IsIn(RESOLUTION_RESULTS)
  readonly result?: ResolutionResult | null;

  @ValidateIf((input: ResolutionPatchDto) => input.public !== undefined)
  @IsBoolean()
  readonly public?: boolean;

  @IsOptional()
  @IsUrl(LINK, LINK_RULE)
  readonly link?: string | null;
}
