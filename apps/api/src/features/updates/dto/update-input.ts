import {
  READERS,
  type AskAnswerInput,
  type FieldText,
  type ProjectUpdateInput,
  type Readers,
  type UpdateAskInput,
} from '@wegmarke/domain/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { IsFieldText, IsPlanDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';
import { ListQuery } from '../../../platform/http/list-query';

/** Short: a few sentences. */
const PROSE = { max: 2000, multiline: true } as const;

class AskDto implements UpdateAskInput {
  @IsId()
  readonly officeId!: string;

  @IsFieldText(PROSE)
  readonly text!: FieldText;

  @IsOptional()
  @IsPlanDay()
  readonly answerBy?: string | null;
}

export class UpdateInputDto implements ProjectUpdateInput {
  @ValidateIf((input: UpdateInputDto) => input.readers !== undefined)
  @IsIn(READERS)
  readonly readers?: Readers;

  @IsFieldText(PROSE)
  readonly happened!: FieldText;

  @IsOptional()
  @IsFieldText(PROSE)
  readonly next?: FieldText | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AskDto)
  readonly ask?: AskDto | null;
}

export class AskAnswerDto implements AskAnswerInput {
  @IsFieldText(PROSE)
  readonly answer!: FieldText;
}

export class UpdateQuery extends ListQuery {}
