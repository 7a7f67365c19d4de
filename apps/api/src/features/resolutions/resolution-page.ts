import type { Resolution, ResolutionSort, ResolutionState } from '@wegmarke/domain/contracts';
import { RESOLUTION_STATES } from '@wegmarke/domain/contracts';
import { referenceKey } from '@wegmarke/domain/resolutions';
import { fold } from '@wegmarke/domain/search';
import { fromCursor, toCursor } from '../../platform/http/list-query';
import type { ResolutionQuery } from './dto/resolution-query';

/** By numbers as they count: `2026/9` before `2026/10`. */
const BY_NUMBER = new Intl.Collator('de', { numeric: true });

/** What a resolution is sorted by. What is not decided yet lies ahead of all days. */
const KEYS: Readonly<Record<ResolutionSort, (resolution: Resolution) => string>> = {
  decidedOn: ({ decidedOn }) => decidedOn ?? '9999-12-31',
  reference: ({ reference }) => reference,
  body: ({ body }) => body,
  state: ({ state }) => String(order(state)),
};

const order = (state: ResolutionState): number => RESOLUTION_STATES.indexOf(state);

export function matches(resolution: Resolution, asked: ResolutionQuery): boolean {
  const { state, result, from, to, project, mine } = asked;
  if (state !== undefined && resolution.state !== state) return false;
  if (result !== undefined && (resolution.result ?? 'none') !== result) return false;
  if (asked.body?.trim() && fold(resolution.body) !== fold(asked.body.trim())) return false;
  const day = resolution.decidedOn;
  if (from !== undefined && (day === null || day < from)) return false;
  if (to !== undefined && (day === null || day > to)) return false;
  if (project !== undefined && !resolution.projects.some(({ id }) => id === project)) return false;
  if (mine === 'true' && resolution.following !== true) return false;
  if (asked.revision !== undefined && !isTiedTo(resolution, asked.revision)) return false;
  return asked.q === undefined || isAbout(resolution, asked.q);
}

function isTiedTo({ revisions }: Resolution, asked: string): boolean {
  return revisions.some(({ strategyId, revision }) => `${strategyId}/${String(revision)}` === asked);
}

/** Every word stands somewhere in a title, or all of it is part of the reference. */
function isAbout({ title, reference }: Resolution, words: string): boolean {
  const asked = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const key = referenceKey(words);
  if (key !== null && (referenceKey(reference) ?? '').includes(key)) return true;
  const texts = [...Object.values(title.texts), reference].map(fold).join('\n');
  return asked.every((word) => texts.includes(word));
}

/** The page behind the cursor, in the order asked for. */
export function pageOf(
  found: readonly Resolution[],
  { sort = '-decidedOn', limit, cursor }: Pick<ResolutionQuery, 'sort' | 'limit' | 'cursor'>,
): { readonly items: readonly Resolution[]; readonly nextCursor: string | null } {
  const isDown = sort.startsWith('-');
  const keyOf = KEYS[(isDown ? sort.slice(1) : sort) as ResolutionSort];
  const compare = (a: readonly [string, string], b: readonly [string, string]): number =>
    (BY_NUMBER.compare(a[0], b[0]) || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)) * (isDown ? -1 : 1);
  const placed = found
    .map((resolution) => ({ resolution, key: [keyOf(resolution), resolution.id] as const }))
    .sort((a, b) => compare(a.key, b.key));
  const asked = fromCursor(cursor, ['text', 'id']);
  const after = asked === null ? null : ([asked[0] ?? '', asked[1] ?? ''] as const);
  const rest = after === null ? placed : placed.filter(({ key }) => compare(key, after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ resolution }) => resolution),
    nextCursor: rest.length > limit && last ? toCursor(last.key) : null,
  };
}
