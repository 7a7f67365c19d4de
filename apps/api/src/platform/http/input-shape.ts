import type { FieldProblem } from '@wegmarke/domain/contracts';

/** No input of the API is nested more than half as deep. */
const DEEPEST = 16;

/** What every object has, and what classes have: no field is called that, and whoever copies objects trips over it. */
const isReserved = (name: string): boolean => name in Object.prototype || name === 'prototype';

interface Place {
  readonly value: object;
  readonly depth: number;
  readonly parent: Place | null;
  readonly name: string;
}

/**
 * What is wrong with the shape of parsed input, whatever its class: members with reserved names, and nesting so deep
 * that whoever follows it by calling itself would fall. Walks without calling itself.
 *
 * @param prefix `?` for a query, `/` for a body
 */
export function shapeFault(input: object, prefix: string): FieldProblem | null {
  const open: Place[] = [{ value: input, depth: 0, parent: null, name: '' }];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const [name, value] of Object.entries(place.value) as [string, unknown][]) {
      if (isReserved(name)) {
        const pointer = prefix + [...namesTo(place), name].map(escapePointer).join('/');
        return { pointer, code: 'unknown-field', detail: `There is no field "${name}".` };
      }
      if (typeof value !== 'object' || value === null) continue;
      if (place.depth === DEEPEST) {
        const [field = name] = namesTo(place);
        return {
          pointer: prefix + escapePointer(field),
          code: 'too-deep',
          detail: `The field "${field.slice(0, 60)}" is nested too deeply.`,
        };
      }
      open.push({ value, depth: place.depth + 1, parent: place, name });
    }
  }
  return null;
}

function namesTo(place: Place): string[] {
  const names: string[] = [];
  for (let at = place; at.parent; at = at.parent) names.unshift(at.name);
  return names;
}

/** A name as a part of a JSON Pointer. */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
