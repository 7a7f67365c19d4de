import type {
  InvitationAcceptance,
  InvitationInput,
  InvitationToken,
  PersonInput,
  PersonPatch,
  Role,
} from '@wegmarke/domain/contracts';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsAddress, IsPlainText } from '../../../platform/http/field-rules';

const ROLES: readonly Role[] = ['admin', 'council'];
const FEWEST_CHARACTERS = 12;

export class PersonInputDto implements PersonInput {
  @IsPlainText({ max: 200 })
  readonly name!: string;
}

export class PersonPatchDto implements PersonPatch {
  @IsOptional()
  @IsPlainText({ max: 200 })
  readonly name?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  readonly roles?: readonly Role[];
}

export class InvitationInputDto implements InvitationInput {
  @IsAddress()
  readonly email!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  readonly roles?: readonly Role[];
}

export class InvitationTokenDto implements InvitationToken {
  @IsString()
  @MaxLength(200)
  readonly token!: string;
}

export class InvitationAcceptanceDto extends InvitationTokenDto implements InvitationAcceptance {
  @IsOptional()
  @IsPlainText({ max: 200 })
  readonly name?: string;

  /** Length is what makes a password hard to guess; what it is made of is left to whoever chooses it. */
  @IsString({ message: 'password must be a text' })
  @MinLength(FEWEST_CHARACTERS)
  @MaxLength(1000)
  readonly password!: string;

  /** Of the account that is there, where it asks for one. */
  @IsOptional()
  @IsString({ message: 'code must be a text' })
  @MaxLength(40)
  readonly code?: string;
}
