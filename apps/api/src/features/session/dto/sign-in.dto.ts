import type { SignIn } from '@wegmarke/domain/contracts';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

export class SignInDto implements SignIn {
  @IsPlainText({ max: 254 })
  readonly email!: string;

  @IsString({ message: 'password must be a text' })
  @IsNotEmpty()
  @MaxLength(1000)
  readonly password!: string;
}
