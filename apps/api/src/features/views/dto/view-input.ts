import type { DefaultViewInput, SavedViewInput, SavedViewPatch } from '@wegmarke/domain/contracts';
import { IsBoolean, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const NAME = { max: 80 } as const;
/** As a form writes it: percent-encoded, so that a stored view can never be more than a query. */
const QUERY = /^[\w\-.~%+*=&,:@!$'()]*$/;
const QUERY_RULE = { message: 'query must be the query of an address, percent-encoded, without "?"' };

export class SavedViewDto implements SavedViewInput {
  @IsPlainText(NAME)
  readonly name!: string;

  @MaxLength(2000)
  @Matches(QUERY, QUERY_RULE)
  readonly query!: string;

  @ValidateIf((input: SavedViewDto) => input.shared !== undefined)
  @IsBoolean()
  readonly shared?: boolean;
}

export class SavedViewPatchDto implements SavedViewPatch {
  @ValidateIf((input: SavedViewPatchDto) => input.name !== undefined)
  @IsPlainText(NAME)
  readonly name?: string;

  @ValidateIf((input: SavedViewPatchDto) => input.query !== undefined)
  @MaxLength(2000)
  @Matches(QUERY, QUERY_RULE)
  readonly query?: string;

  @ValidateIf((input: SavedViewPatchDto) => input.shared !== undefined)
  @IsBoolean()
  readonly shared?: boolean;
}

export class DefaultViewDto implements DefaultViewInput {
  @ValidateIf((input: DefaultViewDto) => input.viewId !== null)
  @IsId()
  readonly viewId!: string | null;
}
