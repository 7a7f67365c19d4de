import {
  type ContributorInput,
  LINK_ANSWERS,
  type LinkAnswerKind,
  type PreparedUpdateInput,
} from '@wegmarke/domain/contracts';
import { IsEmail, IsIn, IsOptional } from 'class-validator';
import { IsPlainText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

export class ContributorDto implements ContributorInput {
  @IsId()
  readonly personId!: string;

  @IsOptional()
  @IsEmail()
  readonly email?: string | null;
}

export class PreparedUpdateDto implements PreparedUpdateInput {
  @IsIn(LINK_ANSWERS)
  readonly what!: LinkAnswerKind;

  @IsOptional()
  @IsPlanDay()
  readonly on?: string | null;

  @IsOptional()
  @IsPlainText({ max: 2000, multiline: true })
  readonly text?: string | null;
}
