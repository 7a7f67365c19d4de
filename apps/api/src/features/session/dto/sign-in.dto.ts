import type { PasskeyAnswer, Proof, SignIn } from '@wegmarke/domain/contracts';
import { IsNotEmpty, IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

export class ProofDto implements Proof {
  @IsString({ message: 'password must be a text' })
  @IsNotEmpty()
  @MaxLength(1000)
  readonly password!: string;

  @IsOptional()
  @IsString({ message: 'code must be a text' })
  @MaxLength(40)
  readonly code?: string;
}

export class SignInDto extends ProofDto implements SignIn {
  @IsPlainText({ max: 254 })
  readonly email!: string;
}

export class PasskeyAnswerDto implements PasskeyAnswer {
  @IsUUID()
  readonly ceremonyId!: string;

  /** Read by what checks its signature. */
  @IsObject()
  readonly response!: object;
}
