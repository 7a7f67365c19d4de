/** What is said of a thing: another thing, a text in a language, or a value of a type. */
export type LinkedValue =
  | { readonly iri: string }
  | { readonly text: string; readonly language: string }
  | { readonly value: string; readonly type: string };

/** A thing with an address, its types, and what is said of it by prefixed names such as `dct:title`. */
export interface LinkedThing {
  readonly iri: string;
  readonly types: readonly string[];
  readonly said: readonly (readonly [property: string, value: LinkedValue])[];
}

export type Prefixes = Readonly<Record<string, string>>;

/** Turtle 1.1: https://www.w3.org/TR/turtle/ */
export function toTurtle(things: readonly LinkedThing[], prefixes: Prefixes): string {
  const head = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: ${iriText(iri)} .\n`);
  const blocks = things.map(({ iri, types, said }) => {
    const lines = said.map(([property, value]) => `  ${property} ${valueText(value)}`);
    return `${iriText(iri)}\n  a ${types.join(', ')}${lines.map((line) => ` ;\n${line}`).join('')} .\n`;
  });
  return `${head.join('')}\n${blocks.join('\n')}`;
}

function valueText(value: LinkedValue): string {
  if ('iri' in value) return iriText(value.iri);
  if ('text' in value) return `${literal(value.text)}@${value.language}`;
  return `${literal(value.value)}^^${value.type}`;
}

/** What may not stand in an address is written as `%20`. */
const iriText = (iri: string): string => `<${cleanIri(iri)}>`;
const cleanIri = (iri: string): string =>
  iri.replace(/[\p{Cc}\s<>"{}|\\^`]/gu, (character) => encodeURIComponent(character));

/** A text between quotation marks: nothing in it can end it. */
function literal(text: string): string {
  const escaped = text.replace(/["\\]/gu, '\\$&').replace(/\p{Cc}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return `"${escaped.replace(/\p{Cs}/gu, '\uFFFD')}"`;
}

/** JSON-LD 1.1 with the same prefixes as its context. */
export function toJsonLd(things: readonly LinkedThing[], prefixes: Prefixes): string {
  const graph = things.map(({ iri, types, said }) => {
    const members = new Map<string, object[]>();
    for (const [property, value] of said)
      members.set(property, [...(members.get(property) ?? []), jsonValue(value)]);
    return { '@id': cleanIri(iri), '@type': types, ...Object.fromEntries(members) };
  });
  return JSON.stringify({ '@context': prefixes, '@graph': graph });
}

function jsonValue(value: LinkedValue): object {
  if ('iri' in value) return { '@id': cleanIri(value.iri) };
  if ('text' in value)
    return { '@value': value.text.replace(/\p{Cs}/gu, '\uFFFD'), '@language': value.language };
  return { '@value': value.value, '@type': value.type };
}
