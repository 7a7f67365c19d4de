/** JSON Schema as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const PLACE = '#/components/schemas/';

/** One schema of an OpenAPI 3.1 document with all that it refers to, standing by itself as JSON Schema 2020-12. */
export function schemaOf(
  schemas: Readonly<Record<string, JsonSchema>>,
  name: string,
  head: JsonSchema,
): JsonSchema {
  const found = new Map<string, unknown>();
  const take = (wanted: string): void => {
    if (found.has(wanted)) return;
    found.set(wanted, null);
    found.set(wanted, moved(schemas[wanted], take));
  };
  take(name);
  const $defs = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...head,
    $ref: `#/$defs/${name}`,
    $defs,
  };
}

function moved(value: unknown, take: (name: string) => void): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, take));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name !== '$ref' || typeof member !== 'string' || !member.startsWith(PLACE))
        return [name, moved(member, take)];
      take(member.slice(PLACE.length));
      return [name, `#/$defs/${member.slice(PLACE.length)}`];
    }),
  );
}
