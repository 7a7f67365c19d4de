import type {
  AppointmentProposalDecision,
  GroupAppointments,
  GroupGift,
  GroupRule,
  IdentityProviderCheckInput,
  IdentityProviderInput,
  NewcomerPolicy,
  PasswordSignIn,
  ProviderAnswerInput,
  ProviderSignInInput,
} from '@wegmarke/domain/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const GIFTS: readonly GroupGift[] = ['member', 'admin', 'council', 'office'];
const APPOINTMENTS = ['regular', 'stand-in'] as const;
const NEWCOMERS: readonly NewcomerPolicy[] = ['invited', 'by-group'];
const BY_GROUP: readonly GroupAppointments[] = ['proposed', 'at-once'];
const PASSWORDS: readonly PasswordSignIn[] = ['everybody', 'admins'];
const MOST_RULES = 200;
const MOST_VALUES = 20;
/** What a scope or a value of `acr` may be made of (RFC 6749). */
const TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/;

class GroupRuleDto implements GroupRule {
  @IsPlainText({ max: 300 })
  readonly group!: string;

  @IsIn(GIFTS)
  readonly gives!: GroupGift;

  @ValidateIf(({ officeId }: GroupRuleDto) => officeId !== null)
  @IsId()
  readonly officeId!: string | null;

  @ValidateIf(({ appointment }: GroupRuleDto) => appointment !== null)
  @IsIn(APPOINTMENTS)
  readonly appointment!: 'regular' | 'stand-in' | null;
}

export class IdentityProviderCheckInputDto implements IdentityProviderCheckInput {
  @IsPlainText({ max: 500 })
  readonly issuer!: string;
}

export class IdentityProviderInputDto extends IdentityProviderCheckInputDto implements IdentityProviderInput {
  @IsPlainText({ max: 255 })
  readonly clientId!: string;

  @IsOptional()
  @IsPlainText({ max: 1000 })
  readonly clientSecret?: string | null;

  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @ArrayUnique()
  @Matches(TOKEN, { each: true, message: 'scopes must hold words without spaces' })
  readonly scopes!: readonly string[];

  @IsPlainText({ max: 200 })
  readonly groupsClaim!: string;

  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @ArrayUnique()
  @Matches(TOKEN, { each: true, message: 'requiredAcr must hold words without spaces' })
  readonly requiredAcr!: readonly string[];

  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @ArrayUnique()
  @Matches(TOKEN, { each: true, message: 'secondFactorValues must hold words without spaces' })
  readonly secondFactorValues!: readonly string[];

  @IsIn(NEWCOMERS)
  readonly newcomers!: NewcomerPolicy;

  @IsIn(BY_GROUP)
  readonly appointments!: GroupAppointments;

  @IsIn(PASSWORDS)
  readonly passwordSignIn!: PasswordSignIn;

  @IsBoolean()
  readonly enabled!: boolean;

  @IsArray()
  @ArrayMaxSize(MOST_RULES)
  @ValidateNested({ each: true })
  @Type(() => GroupRuleDto)
  readonly rules!: readonly GroupRuleDto[];
}

/** Path and query of this site, and nothing that a browser would take for another. */
const HERE = /^\/(?![/\\])[\x21-\x7e]*$/;

export class ProviderSignInInputDto implements ProviderSignInInput {
  @IsOptional()
  @IsString({ message: 'returnTo must be a text' })
  @MaxLength(1000)
  @Matches(HERE, { message: 'returnTo must be an address of this site, beginning with a slash' })
  readonly returnTo?: string;
}

export class ProviderAnswerInputDto implements ProviderAnswerInput {
  @IsString({ message: 'query must be a text' })
  @MaxLength(8000)
  readonly query!: string;
}

export class AppointmentProposalDecisionDto implements AppointmentProposalDecision {
  @IsBoolean()
  readonly accepted!: boolean;
}
