import type { MilestonePatch } from '@wegmarke/domain/contracts';
import { type Entry, type EntryValue, promiseOf, type Proposal } from '@wegmarke/domain/plan';
import type { Reporter } from '@wegmarke/domain/permissions';
import { invalidFields, refused } from '../../platform/errors/problem-error';
import type { FieldOf, Ledger } from '../ledger/ledger.service';
import { ownEntries } from './milestone-view';
import type { MilestoneRecord } from './milestones.repository';

/** What an office says of one milestone, in the ledger's words. */
export type Said = Pick<Proposal, 'validOn' | 'value'>;

/** The field of a report that an entry came from; a confirmation and a verification have none. */
export const fieldOf: FieldOf = (_, { value }) => {
  if (value.kind === 'completed') return '/completedOn';
  if (value.kind === 'promise-set') return '/promisedOn';
  return value.kind === 'evidence-set' && value.level === 'evidenced' ? '/evidenceLink' : null;
};

const EVIDENCED: EntryValue = { kind: 'evidence-set', level: 'evidenced' };

/** A new promise; none where it is the one in force. */
export function promiseAgain(record: MilestoneRecord, promisedOn: string, today: string): Said[] {
  if (promisedOn === promiseOf(record)) return [];
  if (promisedOn < today) {
    throw invalidFields([
      { pointer: '/promisedOn', code: 'past', detail: 'promisedOn must not lie in the past.' },
    ]);
  }
  return [{ validOn: today, value: { kind: 'promise-set', promisedOn } }];
}

/** A completion, what evidences it, or its retraction; nothing where nothing changes. */
export function report(
  record: MilestoneRecord,
  own: readonly Entry[],
  {
    completedOn,
    evidenceLink = null,
    evidenceDocumentId = null,
  }: Extract<MilestonePatch, { readonly completedOn: string | null }>,
  today: string,
): Said[] {
  const evidence =
    evidenceLink === null && evidenceDocumentId === null ? [] : [{ validOn: today, value: EVIDENCED }];
  if (completedOn === record.completedOn) {
    // Evidence may follow later; without it nothing changes. A further file adds to what is evidenced already.
    const isNewLink = evidenceLink !== record.evidenceLink && evidenceLink !== null;
    const isFirstFile = evidenceDocumentId !== null && (record.evidence ?? 'claimed') === 'claimed';
    return isNewLink || isFirstFile ? evidence : [];
  }
  if (completedOn !== null) {
    if (completedOn > today) {
      throw invalidFields([
        { pointer: '/completedOn', code: 'future', detail: 'completedOn must not lie in the future.' },
      ]);
    }
    return [{ validOn: completedOn, value: { kind: 'completed' } }, ...evidence];
  }
  const completion = own.find((entry) => entry.value.kind === 'completed');
  if (!completion) {
    throw refused(
      'completed-as-whole',
      'The completion was reported for the milestone that this is a part of. Take it back there.',
    );
  }
  return [...retractionsOf(own, completion.id, today), ...evidence];
}

/** A report and what rests on it: evidence has no meaning without its completion. */
export function retractionsOf(own: readonly Entry[], entryId: string, today: string): Said[] {
  const isCompletion = own.some((entry) => entry.id === entryId && entry.value.kind === 'completed');
  return own
    .filter((entry) => entry.id === entryId || (isCompletion && entry.value.kind === 'evidence-set'))
    .map((entry) => ({ validOn: today, value: { kind: 'retracted', entryId: entry.id } }));
}

/** Who recorded the completion and the evidence in force of a milestone; of a part of a split perhaps its whole's. */
export function reportersOf(id: string, ledger: Ledger, today: string): Reporter[] {
  const { milestones } = ledger.planOn(today);
  const milestone = milestones.get(id);
  const completion = ledger.entries.find((entry) => entry.id === milestone?.completedBy);
  let evidence: Entry | undefined;
  for (let at = milestone; at && !evidence; at = milestones.get(at.parentId ?? '')) {
    evidence = ownEntries(at.id, ledger).findLast((entry) => entry.value.kind === 'evidence-set');
  }
  return [completion, evidence].flatMap((entry) => (entry ? [ledger.recording(entry.revision)] : []));
}

export function isTakenBack(said: readonly Said[]): boolean {
  return said.some(({ value }) => value.kind === 'retracted');
}
