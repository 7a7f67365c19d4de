import { type JsonSchema, schemaOf } from './schema-of';

export type { JsonSchema } from './schema-of';

/** The schema of `EditionContent`, JSON Schema 2020-12, complete in itself: from the API's own description. */
export async function editionSchema(): Promise<JsonSchema> {
  const { default: description } = await import('#openapi', { with: { type: 'json' } });
  const schemas = description.components.schemas as Readonly<Record<string, JsonSchema>>;
  return schemaOf(schemas, 'EditionContent', {
    $id: 'urn:wegmarke:schema:edition:1',
    title: 'Wegmarke edition, version 1',
  });
}
