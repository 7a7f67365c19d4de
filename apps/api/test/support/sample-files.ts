import { crc32, deflateRawSync } from 'node:zlib';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** One of each that is taken, by the type that it is. */
export const PDF = bytes(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MACRO_WORD = 'application/vnd.ms-word.document.macroEnabled';
const contentTypes = (type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`;

export const docx = (extra: Readonly<Record<string, Buffer>> = {}): Buffer =>
  zip({
    '[Content_Types].xml': bytes(contentTypes(WORD)),
    'word/document.xml': bytes('<document/>'),
    ...extra,
  });
export const docm = (): Buffer =>
  zip({
    '[Content_Types].xml': bytes(contentTypes(MACRO_WORD)),
    'word/document.xml': bytes('<document/>'),
    'word/vbaProject.bin': bytes('macro'),
  });
/** A hundred megabytes of the same in a file of a hundred kilobytes: as a picture, or as what is read to know the type. */
export const bomb = (): Buffer => docx({ 'word/media/image1.bin': Buffer.alloc(100_000_000, 0x20) });
export const bombInTypes = (): Buffer =>
  zip({
    '[Content_Types].xml': Buffer.concat([bytes(contentTypes(WORD)), Buffer.alloc(100_000_000, 0x20)]),
    'word/document.xml': bytes('<document/>'),
  });

/** A zip archive, its entries deflated. */
function zip(entries: Readonly<Record<string, Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [title, packed] = [bytes(name), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(bytes('PK\x03\x04'), common, title, packed);
    directory.push(bytes('PK\x01\x02\x14\x00'), common, place, title);
    offset += 30 + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length / 4, 8);
  end.writeUInt16LE(parts.length / 4, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** A form with one file, and fields before it. */
export function formWith(
  content: Buffer | string,
  name: string,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return form;
}
