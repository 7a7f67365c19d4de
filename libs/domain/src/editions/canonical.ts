/**
 * JSON with members sorted by name (by UTF-16 code units, as `sort` does) and no space between: the same value is the same
 * text to the last character, whoever writes it. Members that are undefined are left out.
 *
 * @param value plain JSON: no dates, no classes
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}
