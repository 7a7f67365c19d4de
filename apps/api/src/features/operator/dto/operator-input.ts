import {
  type AdminInvitationInput,
  type InvitationAcceptance,
  type InvitationToken,
  type Language,
  LANGUAGES,
  type MunicipalityFounding,
  type OperatorConsentInput,
  type OperatorMunicipalityPatch,
} from '@wegmarke/domain/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsAddress, IsPlainText } from '../../../platform/http/field-rules';

export class AdminInvitationInputDto implements AdminInvitationInput {
  @IsAddress()
  readonly email!: string;
}

export class MunicipalityFoundingDto implements MunicipalityFounding {
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{1,62}$/, {
    message: 'slug must be 2 to 63 small letters, digits and hyphens, beginning with a letter',
  })
  readonly slug!: string;

  @IsPlainText({ max: 200 })
  readonly name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LANGUAGES.length)
  @ArrayUnique()
  @IsIn(LANGUAGES, { each: true })
  readonly languages!: readonly Language[];

  @IsOptional()
  @IsIn(Intl.supportedValuesOf('timeZone'))
  readonly timeZone?: string;

  @IsAddress()
  readonly admin!: string;
}

export class OperatorMunicipalityPatchDto implements OperatorMunicipalityPatch {
  @IsBoolean()
  readonly suspended!: boolean;
}

export class OperatorConsentInputDto implements OperatorConsentInput {
  @IsPlainText({ max: 500, min: 3 })
  readonly reason!: string;

  @IsInt()
  @Min(1)
  @Max(72)
  readonly hours!: number;
}

export class OperatorTokenDto implements InvitationToken {
  @IsString()
  @MaxLength(200)
  readonly token!: string;
}

export class OperatorAcceptanceDto extends OperatorTokenDto implements InvitationAcceptance {
  @IsOptional()
  @IsPlainText({ max: 200 })
  readonly name?: string;

  @IsString({ message: 'password must be a text' })
  @MinLength(12)
  @MaxLength(1000)
  readonly password!: string;

  @IsOptional()
  @IsString({ message: 'code must be a text' })
  @MaxLength(40)
  readonly code?: string;
}
