import type { EditionContent } from '@wegmarke/domain/contracts';

/**
 * Makes a file of an edition: of its content alone, so that the same content is the same file.
 *
 * @param contentHash SHA-256 in hexadecimal of the edition's JSON
 */
export type Renderer = (content: EditionContent, contentHash: string) => Promise<Uint8Array>;
