import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { invalidFields } from '../../platform/errors/problem-error';

/** What may be uploaded, each with the endings of its names, the usual one first. */
const ENDINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'text/plain': ['txt', 'csv', 'md', 'log'],
};
/** Pictures of points, which browsers show and which run nothing. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** What text must not begin with: a browser or a program would take it for a page. */
const MARKUP =
  /^\uFEFF?\s*<(?:!doctype|!--|\?xml|html|head|body|svg|script|iframe|object|meta|style|math|[a-z][\w-]*[\s>/])/i;
const HEAD_BYTES = 1024;
const SPACES = /[\t\n\f\r]/g;
const CONTROL = /\p{Cc}/u;

/**
 * What a file is by its content; its name and what the sender claims say nothing. Archives are looked into by the names
 * of their entries and one small entry at most: nothing is unpacked.
 *
 * @throws ProblemError 422 for what is none of the types that are taken
 */
export async function mediaTypeOf(path: string): Promise<string> {
  // Much code, first needed when a file comes.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  if (found) {
    if (found.mime in ENDINGS) return found.mime;
    throw refusedType();
  }
  if (await isPlainText(path)) return 'text/plain';
  throw refusedType();
}

/** Whether a browser may show it in its place, as a picture. */
export const isShown = (mediaType: string): boolean => SHOWN.has(mediaType);

/** The name that a file is kept under: what was given, without what cannot be in a name, with the ending of what it is. */
export function fileNameOf(given: string, mediaType: string): string {
  const endings = ENDINGS[mediaType] ?? ['bin'];
  const clean = given
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069"*/:<>?\\|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [, stem = '', ending = ''] = /^(.*?)(?:\.([\p{L}\d]{1,8}))?$/u.exec(clean) ?? [];
  const kept = endings.find((known) => known === ending.toLowerCase()) ?? endings[0];
  return `${stem.slice(0, 150).trim() || 'document'}.${kept}`;
}

/** Valid UTF-8 without control characters, that is no markup. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  if (MARKUP.test(await headOf(path))) return false;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (CONTROL.test(decoder.decode(chunk, { stream: true }).replace(SPACES, ''))) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    )
      return false;
    throw error;
  }
}

async function headOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const refusedType = () =>
  invalidFields([
    {
      pointer: '/file',
      code: 'file-type',
      detail:
        'This is none of the types that are taken: PDF, Word, Excel, PowerPoint and OpenDocument files without macros, pictures, and plain text in UTF-8.',
    },
  ]);
