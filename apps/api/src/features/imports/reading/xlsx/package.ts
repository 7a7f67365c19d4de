import { unzipSync } from 'fflate';
import { LIMITS } from '../limits';
import { UnreadableFile } from '../unreadable-file';

/** The parts of a workbook that are read, by path. */
export type WorkbookPackage = Readonly<Record<string, Uint8Array>>;

const WANTED =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|theme\/theme1\.xml|worksheets\/[^/]+\.xml)$/i;
/** XML shrinks to a tenth or twentieth; a hundred times smaller is no work of an office program. */
const SUSPICIOUS_RATIO = 150;
const SUSPICIOUS_BYTES = 16 * 1_048_576;

/**
 * Unpacks what a table needs, after looking at what the package says of itself: never more bytes than it declared come
 * out, and it must not declare too many.
 */
export function openPackage(bytes: Uint8Array): WorkbookPackage {
  let files = 0;
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        files += 1;
        if (files > LIMITS.packedFiles) throw new UnreadableFile('workbook-bomb');
        if (/vbaProject\.bin$/i.test(name)) throw new UnreadableFile('workbook-with-macros');
        if (/^(?:EncryptionInfo|EncryptedPackage)$/i.test(name))
          throw new UnreadableFile('workbook-encrypted');
        if (!WANTED.test(name)) return false;
        unpacked += originalSize;
        const isBomb = originalSize > SUSPICIOUS_BYTES && originalSize > size * SUSPICIOUS_RATIO;
        if (isBomb || unpacked > LIMITS.unpackedBytes) throw new UnreadableFile('workbook-bomb');
        return true;
      },
    });
    if (!('xl/workbook.xml' in parts)) throw new UnreadableFile('not-a-workbook');
    return parts;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('workbook-damaged');
  }
}
