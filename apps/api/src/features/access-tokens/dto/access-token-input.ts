import type { AccessTokenInput, TokenScope } from '@wegmarke/domain/contracts';
import { TOKEN_SCOPES } from '@wegmarke/domain/permissions';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';

export class AccessTokenInputDto implements AccessTokenInput {
  @IsPlainText({ max: 100 })
  readonly name!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(TOKEN_SCOPES.length)
  @IsIn(TOKEN_SCOPES, { each: true })
  readonly scopes!: readonly TokenScope[];

  @IsPlanDay()
  readonly expiresOn!: string;
}
