/** The parts of a ZIP file that are written and read here, always in the form that has room for more than 4 GB. */
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const END_64 = 0x06064b50;
export const LOCATOR_64 = 0x07064b50;
export const EXTRA_64 = 0x0001;
/** Stands in 32 bits for: look in the 64 bits of the extra field. */
export const IN_EXTRA = 0xffffffff;
export const VERSION = 45;
export const DEFLATED = 8;
/** Names are UTF-8. */
export const FLAGS = 0x0800;

export interface ZipEntry {
  readonly name: string;
  /** Where its local header begins. */
  readonly offset: number;
  /** Bytes as they are, and as they lie in the file. */
  readonly size: number;
  readonly packed: number;
  readonly crc: number;
}
