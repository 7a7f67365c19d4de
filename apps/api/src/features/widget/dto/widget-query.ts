import { IsIn, IsOptional } from 'class-validator';
import { type Language, LANGUAGES } from '@wegmarke/domain/contracts';
import { IsId } from '../../../platform/http/id-rule';

const THEMES = ['light', 'dark', 'auto'] as const;
export type WidgetTheme = (typeof THEMES)[number];

export class WidgetQuery {
  /** The leading strategy where not said. */
  @IsOptional()
  @IsId()
  readonly strategy?: string;

  /** The municipality's own where not said. */
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;

  /** As the reader's device where not said. */
  @IsOptional()
  @IsIn(THEMES)
  readonly theme?: WidgetTheme;
}
