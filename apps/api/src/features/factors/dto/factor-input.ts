import type { PasskeyAnswer, PasskeyInput, PasskeyPatch, TotpCode } from '@wegmarke/domain/contracts';
import { IsObject, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

export class TotpCodeDto implements TotpCode {
  @IsString({ message: 'code must be a text' })
  @MaxLength(40)
  readonly code!: string;
}

export class PasskeyAnswerDto implements PasskeyAnswer {
  @IsUUID()
  readonly ceremonyId!: string;

  /** Read by what checks its signature. */
  @IsObject()
  readonly response!: object;
}

export class PasskeyInputDto extends PasskeyAnswerDto implements PasskeyInput {
  @IsPlainText({ max: 100 })
  readonly name!: string;
}

export class PasskeyPatchDto implements PasskeyPatch {
  @IsPlainText({ max: 100 })
  readonly name!: string;
}
