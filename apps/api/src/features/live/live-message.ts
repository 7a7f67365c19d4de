import type { StrategyState } from './live.repository';

/** What the database tells every process; see the migration that made `notify_live`. */
export type LiveMessage =
  | ({ readonly type: 'plan'; readonly municipalityId: string } & StrategyState)
  | { readonly type: 'changed'; readonly municipalityId: string; readonly topic: string }
  | { readonly type: 'session-ended'; readonly session: string }
  | { readonly type: 'membership-ended'; readonly municipalityId: string; readonly accountId: string };

const TYPES: ReadonlySet<unknown> = new Set<LiveMessage['type']>([
  'plan',
  'changed',
  'session-ended',
  'membership-ended',
]);

/** Null for what a newer process may tell and this one does not know. */
export function readMessage(text: string): LiveMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    const isKnown = typeof value === 'object' && value !== null && 'type' in value && TYPES.has(value.type);
    // The database's own triggers write these; nobody else may.
    return isKnown ? (value as LiveMessage) : null;
  } catch {
    return null;
  }
}
