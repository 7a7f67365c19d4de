import {
  READERS,
  type DocumentFields,
  type DocumentPatch,
  type LinkInput,
  type Readers,
} from '@wegmarke/domain/contracts';
import { IsIn, IsOptional, IsUrl, ValidateIf } from 'class-validator';
import { IsPlainText } from '../../../platform/http/field-rules';
import { IsId } from '../../../platform/http/id-rule';

const TITLE = { max: 200 } as const;
/** A link is shown: a password in it would be, too. */
const LINK = { protocols: ['https', 'http'], require_protocol: true, disallow_auth: true };

export class DocumentFieldsDto implements DocumentFields {
  @ValidateIf((input: DocumentFieldsDto) => input.readers !== undefined)
  @IsIn(READERS)
  readonly readers?: Readers;

  @ValidateIf((input: DocumentFieldsDto) => input.title !== undefined)
  @IsPlainText(TITLE)
  readonly title?: string;
}

export class LinkInputDto extends DocumentFieldsDto implements LinkInput {
  @IsUrl(LINK, { message: 'url must be a web address with https:// or http://, without credentials' })
  @IsPlainText({ max: 2000 })
  readonly url!: string;

  @IsOptional()
  @IsId()
  readonly milestoneId?: string | null;
}

export class DocumentPatchDto extends DocumentFieldsDto implements DocumentPatch {}
