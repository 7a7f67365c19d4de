/** What a file with a municipality says of itself: `manifest.json`, its last content. docs/municipality-file.md. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: typeof FORMAT_VERSION;
  /** The newest step of the schema that its rows are of. */
  readonly schema: string;
  readonly madeAt: string;
  readonly municipality: { readonly id: string; readonly slug: string; readonly name: string };
  /** In the order in which they can be read in. */
  readonly tables: readonly ManifestTable[];
  readonly files: readonly ManifestFile[];
}

export interface ManifestTable {
  readonly name: string;
  readonly rows: number;
  /** Of its content as it is, in hexadecimal. */
  readonly sha256: string;
}

export interface ManifestFile {
  readonly sha256: string;
  readonly size: number;
}

export const FORMAT = 'wegmarke-municipality';
export const FORMAT_VERSION = 1;
export const MANIFEST = 'manifest.json';
/** The municipality's own row, and who has access. */
export const MUNICIPALITY = 'municipality.json';
export const ACCOUNTS = 'accounts.jsonl';
export const tableFile = (name: string): string => `tables/${name}.jsonl`;
export const contentFile = (sha256: string): string => `files/${sha256}`;

const HASH = /^[\da-f]{64}$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const SLUG = /^[a-z][a-z0-9-]{1,62}$/;

/** Null where it is none of this format and version. */
export function readManifest(text: string): Manifest | null {
  const value = parse(text);
  return isManifest(value) ? value : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, shape = /./s): value is string =>
  typeof value === 'string' && shape.test(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value['format'] !== FORMAT || value['version'] !== FORMAT_VERSION) return false;
  const { municipality, tables, files } = value;
  return (
    isText(value['schema']) &&
    isText(value['madeAt']) &&
    isRecord(municipality) &&
    isText(municipality['id'], UUID) &&
    isText(municipality['slug'], SLUG) &&
    isText(municipality['name']) &&
    Array.isArray(tables) &&
    tables.every(
      (one) =>
        isRecord(one) &&
        isText(one['name'], /^[a-z_]+$/) &&
        isCount(one['rows']) &&
        isText(one['sha256'], HASH),
    ) &&
    Array.isArray(files) &&
    files.every((one) => isRecord(one) && isText(one['sha256'], HASH) && isCount(one['size']))
  );
}
