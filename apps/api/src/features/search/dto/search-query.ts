import { LANGUAGES, type Language } from '@wegmarke/domain/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';

export class SearchQuery {
  /** What is looked for: words in any language, the beginning of a word is enough. */
  @IsPlainText({ max: 200, min: 0 })
  readonly q!: string;

  /** The reader's: of two languages that match alike, this one is shown. */
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang: Language = 'de';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  readonly limit: number = 20;
}
