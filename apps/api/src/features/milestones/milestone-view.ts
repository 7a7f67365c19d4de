import { type Day, localDay } from '@wegmarke/domain/calendar';
import type { Milestone, Office } from '@wegmarke/domain/contracts';
import { entriesInForce, type Entry, type EntryKind, statesOn } from '@wegmarke/domain/plan';
import type { Ledger } from '../ledger/ledger.service';
import type { MilestoneRecord } from './milestones.repository';

export interface ViewContext {
  readonly ledger: Ledger;
  readonly offices: ReadonlyMap<string, Office>;
  readonly today: Day;
  readonly timeZone: string;
  /** Null for the public. */
  readonly personId: string | null;
}

const ATTESTATIONS: ReadonlySet<EntryKind> = new Set(['completed', 'promise-set', 'confirmed']);

/** A milestone as it goes on the wire: the projection, with its promises and undo read from the ledger. */
export function toMilestone(record: MilestoneRecord, context: ViewContext): Milestone {
  const office = context.offices.get(record.officeId);
  if (!office) throw new Error(`The office ${record.officeId} is missing.`);
  const own = ownEntries(record.id, context.ledger);
  return {
    id: record.id,
    strategyId: record.strategyId,
    project: { id: record.projectId, title: record.projectTitle },
    title: record.title,
    office,
    weight: record.weight,
    effectiveWeight: record.effectiveWeight,
    baselineOn: record.baselineOn,
    promisedOn: record.promisedOn,
    completedOn: record.completedOn,
    states: statesOn(record, context.today),
    evidence: record.evidence,
    evidenceLink: record.evidenceLink,
    sample: record.sample,
    left:
      record.leftOn === null || record.leftHow === null
        ? null
        : { on: record.leftOn, how: record.leftHow, intoIds: record.successorIds },
    promises: promisesOf(own, context),
    lastAttestation:
      record.lastAttestedOn === null || record.lastAttestation === null
        ? null
        : { on: record.lastAttestedOn, what: record.lastAttestation },
    undo: undoOf(own, context),
    helpRequest: context.personId === null ? null : record.helpRequest,
    helpAnswer: context.personId === null || record.helpRequest ? null : record.helpAnswer,
    declined: context.personId === null || record.suggestion ? null : record.declined,
    suggestion: context.personId === null ? null : record.suggestion,
    version: record.version,
  };
}

/** The entries in force about one milestone, in the order of application. */
export function ownEntries(id: string, ledger: Ledger): Entry[] {
  return entriesInForce(ledger.entriesOf(id));
}

function promisesOf(
  own: readonly Entry[],
  { ledger, timeZone, personId }: ViewContext,
): Milestone['promises'] {
  return own.flatMap((entry) => {
    if (entry.value.kind !== 'promise-set') return [];
    const { recordedAt, reason } = ledger.recording(entry.revision);
    return [
      {
        promisedOn: entry.value.promisedOn,
        givenOn: localDay(recordedAt, timeZone),
        reason: personId === null ? null : reason,
      },
    ];
  });
}

/** Today's last own report, while the day lasts. */
function undoOf(own: readonly Entry[], context: ViewContext): Milestone['undo'] {
  const last = own
    .filter((entry) => ATTESTATIONS.has(entry.value.kind))
    .reduce<Entry | null>(
      (latest, entry) => (!latest || entry.revision > latest.revision ? entry : latest),
      null,
    );
  if (!last || context.personId === null) return null;
  const { personId, recordedAt } = context.ledger.recording(last.revision);
  if (personId !== context.personId || localDay(recordedAt, context.timeZone) !== context.today) return null;
  const { kind } = last.value;
  return kind === 'completed' || kind === 'promise-set' || kind === 'confirmed'
    ? { entryId: last.id, what: kind }
    : null;
}
