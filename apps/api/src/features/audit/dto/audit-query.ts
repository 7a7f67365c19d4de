import { AUDIT_NOUNS, type AuditNoun, LANGUAGES, type Language } from '@wegmarke/domain/contracts';
import { IsIn, IsOptional } from 'class-validator';
import { IsDay } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';
import { ListQuery } from '../../../platform/http/list-query';

/** What the log can be asked. */
export class AuditQuery extends ListQuery {
  @IsOptional()
  @IsIn(AUDIT_NOUNS)
  readonly kind?: AuditNoun;

  /** Who did it, or whom it is about. */
  @IsOptional()
  @IsId()
  readonly person?: string;

  /** What it is about, or names. */
  @IsOptional()
  @IsId()
  readonly subject?: string;

  /** The days of recording, in the municipality's time zone, both included. */
  @IsOptional()
  @IsDay()
  readonly from?: string;

  @IsOptional()
  @IsDay()
  readonly to?: string;
}

/** The same for a file, with the language of its headings. */
export class AuditFileQuery extends AuditQuery {
  @IsOptional()
  @IsIn(LANGUAGES)
  readonly lang?: Language;
}
