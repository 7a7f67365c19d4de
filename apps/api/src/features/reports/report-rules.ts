import { type Day, localDay } from '@wegmarke/domain/calendar';
import {
  type Edition,
  type FieldProblem,
  type Language,
  REPORT_SECTIONS,
  type ReportInput,
  type ReportPatch,
} from '@wegmarke/domain/contracts';
import { scheduleFaults, scheduleFor } from '@wegmarke/domain/editions';
import type { ReportRecord, ReportValues } from './reports.repository';

const NO_SCHEDULE = { callOn: null, freezeOn: null, approvalOn: null, paperDueOn: null };

/** What a new report is before anything is said of it. */
export function proposedValues(
  { title, language }: ReportInput,
  { today, last }: { readonly today: Day; readonly last: Edition | null },
): ReportValues {
  return {
    title,
    language,
    readers: 'public',
    body: '',
    sessionOn: null,
    reference: null,
    schedule: NO_SCHEDULE,
    on: today,
    knownAt: null,
    comparedOn: last && last.on < today ? last.on : null,
    sections: REPORT_SECTIONS,
    texts: {},
    projectNotes: [],
    requests: [],
    corrects: null,
    approvalOfficeId: null,
  };
}

export function storedValues({ chosenKnownAt, ...record }: ReportRecord): ReportValues {
  return { ...record, knownAt: chosenKnownAt };
}

/** With what is named. Where the session moves and no schedule is named, it is counted back anew. */
export function withPatch(values: ReportValues, patch: ReportPatch): ReportValues {
  const named = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const next: ReportValues = { ...values, ...named };
  const knownAt = next.knownAt === null ? null : new Date(next.knownAt).toISOString();
  if (patch.schedule !== undefined || next.sessionOn === values.sessionOn) return { ...next, knownAt };
  const schedule = next.sessionOn === null ? NO_SCHEDULE : scheduleFor(next.sessionOn);
  return { ...next, knownAt, schedule };
}

/** What the values of a report are held against. */
export interface ReportFacts {
  readonly today: Day;
  readonly now: Date;
  readonly timeZone: string;
  /** Of the municipality. */
  readonly languages: readonly Language[];
  readonly composingOfficeId: string;
  readonly openOfficeIds: ReadonlySet<string>;
  readonly projectIds: ReadonlySet<string>;
  /** Editions of the strategy. */
  readonly editions: readonly Edition[];
}

/** What does not work about a report, a field each. */
export function faultsOf(values: ReportValues, facts: ReportFacts): FieldProblem[] {
  return [
    ...daysOf(values, facts),
    ...scheduleFaults(values.schedule, values.sessionOn).map(({ step, code }) =>
      code === 'after-session'
        ? fault(`/schedule/${step}`, code, `${step} must not lie after the session.`)
        : fault(`/schedule/${step}`, code, `${step} must not lie before a step that it follows.`),
    ),
    ...namesOf(values, facts),
  ];
}

function daysOf(
  { on, knownAt, comparedOn }: ReportValues,
  { today, now, timeZone }: ReportFacts,
): FieldProblem[] {
  const knownOn = knownAt === null ? today : localDay(new Date(knownAt), timeZone);
  return [
    ...(on > today
      ? [fault('/on', 'future', 'on must not lie in the future: nobody knows its figures.')]
      : []),
    ...(knownAt !== null && new Date(knownAt) > now
      ? [fault('/knownAt', 'future', 'knownAt must not lie in the future.')]
      : []),
    ...(comparedOn !== null && comparedOn >= on
      ? [fault('/comparedOn', 'order', 'comparedOn must lie before on.')]
      : []),
    ...(comparedOn !== null && comparedOn >= knownOn
      ? [fault('/comparedOn', 'order', 'comparedOn must lie before the day of knownAt.')]
      : []),
  ];
}

function namesOf(
  { language, approvalOfficeId, projectNotes, corrects, readers }: ReportValues,
  { languages, composingOfficeId, openOfficeIds, projectIds, editions }: ReportFacts,
): FieldProblem[] {
  const corrected = corrects && editions.find(({ number }) => number === corrects.number);
  return [
    ...(languages.includes(language)
      ? []
      : [
          fault(
            '/language',
            'unknown',
            `language must be one of the municipality's: ${languages.join(', ')}.`,
          ),
        ]),
    ...(approvalOfficeId === composingOfficeId
      ? [fault('/approvalOfficeId', 'own-office', 'Another office approves than the one that composes.')]
      : approvalOfficeId !== null && !openOfficeIds.has(approvalOfficeId)
        ? [fault('/approvalOfficeId', 'unknown', 'approvalOfficeId must name an office that there is.')]
        : []),
    ...projectNotes.flatMap(({ projectId }, at) =>
      projectIds.has(projectId)
        ? []
        : [
            fault(
              `/projectNotes/${String(at)}/projectId`,
              'unknown',
              'projectId must name a project of the strategy.',
            ),
          ],
    ),
    ...(corrects && !corrected
      ? [fault('/corrects/number', 'unknown', 'number must name an edition of the same strategy.')]
      : []),
    // Else the public would learn of what only the council reads.
    ...(corrected?.readers === 'council' && readers === 'public'
      ? [fault('/corrects/number', 'for-council', 'What the council alone reads is not corrected in public.')]
      : []),
  ];
}

/** What has to be there before somebody is asked to approve it. */
export function missingIn({ body, approvalOfficeId }: ReportValues): FieldProblem[] {
  return [
    ...(body.trim() === '' ? [fault('/body', 'missing', 'Say for which council or committee it is.')] : []),
    ...(approvalOfficeId === null
      ? [fault('/approvalOfficeId', 'missing', 'Name the office that approves the report.')]
      : []),
  ];
}

const fault = (pointer: string, code: string, detail: string): FieldProblem => ({ pointer, code, detail });
