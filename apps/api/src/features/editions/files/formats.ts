import type { EditionFormat } from '@wegmarke/domain/contracts';
import { hasTypesetter } from './pdf/typesetter';

export type RenderedFormat = Exclude<EditionFormat, 'json'>;

/** What an edition gets a file of beside its JSON, in the order in which they are made. `renderers.ts` has how. */
export const RENDERED_FORMATS: readonly RenderedFormat[] = [
  // A machine for which nobody packed the typesetter makes editions without it.
  ...(hasTypesetter() ? (['pdf'] as const) : []),
  'xlsx',
  'zip',
  'docx',
];

interface FormatFacts {
  readonly mediaType: string;
  /** Whether a browser shows it where it stands, or takes it along. */
  readonly shown: boolean;
}

export const FORMATS: Readonly<Record<EditionFormat, FormatFacts>> = {
  json: { mediaType: 'application/json; charset=utf-8', shown: true },
  pdf: { mediaType: 'application/pdf', shown: true },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', shown: false },
  zip: { mediaType: 'application/zip', shown: false },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    shown: false,
  },
};
