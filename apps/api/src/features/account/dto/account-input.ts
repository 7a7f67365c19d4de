import type {
  AccountLinkToken,
  EmailChange,
  PasswordChange,
  PasswordReset,
  PasswordResetRequest,
} from '@wegmarke/domain/contracts';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsAddress, IsPlainText } from '../../../platform/http/field-rules';

export class PasswordChangeDto implements PasswordChange {
  @IsString({ message: 'current must be a text' })
  @IsNotEmpty()
  @MaxLength(1000)
  readonly current!: string;

  /** Judged by the service, which knows whose it is to be. */
  @IsString({ message: 'password must be a text' })
  @MaxLength(4000)
  readonly password!: string;
}

export class PasswordResetRequestDto implements PasswordResetRequest {
  @IsPlainText({ max: 254 })
  readonly email!: string;

  @IsOptional()
  @IsPlainText({ max: 63 })
  readonly slug?: string;
}

export class AccountLinkTokenDto implements AccountLinkToken {
  @IsString({ message: 'token must be a text' })
  @MaxLength(200)
  readonly token!: string;
}

export class PasswordResetDto extends AccountLinkTokenDto implements PasswordReset {
  @IsString({ message: 'password must be a text' })
  @MaxLength(4000)
  readonly password!: string;
}

export class EmailChangeDto implements EmailChange {
  @IsAddress()
  readonly email!: string;
}
