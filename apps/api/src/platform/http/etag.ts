const TAG = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const EACH_TAG = new RegExp(TAG, 'g');
/** The whole header: tags with commas between them, and nothing else. */
const TAGS = new RegExp(String.raw`^[ \t]*${TAG}(?:[ \t]*,[ \t]*${TAG})*[ \t]*$`);

/** The strong tag of a version: `"7"`. */
export const versionTag = (version: number): string => `"${version}"`;

/** The tag of a single item, which carries its version; lists and figures have none of their own. */
export function etagOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  return typeof value.version === 'number' ? versionTag(value.version) : undefined;
}

/** `If-Match`: compared strongly. A weak, malformed or any-version (`*`) value matches nothing: the writer saw no version. */
export function matches(ifMatch: string, etag: string): boolean {
  return tagsOf(ifMatch).includes(etag);
}

/** `If-None-Match`: compared weakly. A malformed value matches nothing. */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const strong = (tag: string): string => tag.replace(/^W\//, '');
  return tagsOf(ifNoneMatch).some((tag) => strong(tag) === strong(etag));
}

function tagsOf(header: string): string[] {
  return TAGS.test(header) ? (header.match(EACH_TAG) ?? []) : [];
}
