import { addressOf, isObject, typeOf } from './fields';

/** A page of an external list. */
export interface OparlPage {
  readonly data: readonly unknown[];
  /** Null: the last one. */
  readonly next: string | null;
}

/** Null where it is none. Some systems leave out what frames a page and answer a bare list. */
export function readPage(given: unknown): OparlPage | null {
  if (Array.isArray(given)) return { data: given, next: null };
  if (!isObject(given) || !Array.isArray(given['data'])) return null;
  const { links } = given;
  const next = isObject(links) ? addressOf(links['next']) : null;
  return { data: given['data'], next };
}

/** What stands at the address that a city gives: a system leads to its bodies, a body to its papers. */
export type OparlEntrance =
  | { readonly kind: 'system'; readonly bodies: string }
  | { readonly kind: 'body'; readonly papers: string; readonly name: string };

export function readEntrance(given: unknown): OparlEntrance | null {
  if (!isObject(given)) return null;
  if (typeOf(given) === 'System') {
    const bodies = addressOf(given['body']);
    return bodies === null ? null : { kind: 'system', bodies };
  }
  if (typeOf(given) !== 'Body') return null;
  const papers = addressOf(given['paper']);
  const name = typeof given['name'] === 'string' ? given['name'].slice(0, 200) : '';
  return papers === null ? null : { kind: 'body', papers, name };
}

/** Whether an address leads to the server that the city named, on the same way in. */
export function isSameServer(address: string, entrance: string): boolean {
  const [one, other] = [URL.parse(address), URL.parse(entrance)];
  return one !== null && other !== null && one.origin === other.origin;
}
