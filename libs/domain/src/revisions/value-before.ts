import { entriesInForce, type Entry, type EntryValue } from '../plan';

/** What of a subject an entry says: several kinds may say the same thing of it. */
type Attribute = 'weight' | 'baseline' | 'promise' | 'evidence';

/** What an entry sets: a day, a weight, an evidence level, the number of parts; null where it sets none. */
export function valueOf(value: EntryValue): string | number | null {
  switch (value.kind) {
    case 'weight-set':
    case 'pillar-added':
    case 'project-added':
      return value.weight;
    case 'milestone-added':
    case 'baseline-set':
      return value.baselineOn;
    case 'promise-set':
      return value.promisedOn;
    case 'evidence-set':
      return value.level;
    case 'milestone-split':
      return value.parts.length;
    case 'tolerances-set':
      return `${String(value.atRisk)}/${String(value.offCourse)}`;
    default:
      return null;
  }
}

/**
 * What stood where an entry sets something, as it was known then and on its day; null where nothing did.
 * `ofSubject`: everything recorded about its subject, retractions included.
 */
export function valueBefore(entry: Entry, ofSubject: readonly Entry[]): string | number | null {
  const attribute = attributeSetBy(entry.value);
  if (attribute === null) return null;
  const known = ofSubject.filter((other) => other.revision < entry.revision);
  const before = entriesInForce(known)
    .filter((other) => other.validOn <= entry.validOn)
    .map((other) => said(other.value, attribute))
    .filter((value) => value !== undefined);
  return before.at(-1) ?? null;
}

function attributeSetBy(value: EntryValue): Attribute | null {
  switch (value.kind) {
    case 'weight-set':
      return 'weight';
    case 'baseline-set':
      return 'baseline';
    case 'promise-set':
      return 'promise';
    case 'evidence-set':
      return 'evidence';
    default:
      return null;
  }
}

/** Undefined: nothing of it. A first promise is the baseline. */
function said(value: EntryValue, attribute: Attribute): string | number | null | undefined {
  switch (value.kind) {
    case 'pillar-added':
    case 'project-added':
    case 'weight-set':
      return attribute === 'weight' ? value.weight : undefined;
    case 'milestone-added':
      if (attribute === 'weight') return value.weight;
      if (attribute === 'baseline') return value.baselineOn;
      return attribute === 'promise' ? (value.promisedOn ?? value.baselineOn) : undefined;
    case 'baseline-set':
      return attribute === 'baseline' ? value.baselineOn : undefined;
    case 'promise-set':
      return attribute === 'promise' ? value.promisedOn : undefined;
    case 'evidence-set':
      return attribute === 'evidence' ? value.level : undefined;
    default:
      return undefined;
  }
}
