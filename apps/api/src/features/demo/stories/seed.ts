import type { Day } from '@wegmarke/domain/calendar';
import type {
  AppointmentKind,
  CouncilRequest,
  FieldText,
  Language,
  OfficeKind,
  Phase,
  Readers,
  Role,
} from '@wegmarke/domain/contracts';
import type { DemoSlug } from '../story';

/** German, English, Dutch, Arabic; German is what was written first. */
export type Words = readonly [de: string, en: string, nl?: string, ar?: string];

/** A fixed day of a documented fact, or days before the first start. */
export type When = Day | { readonly ago: number };

/**
 * Where a sample milestone stands at the first start. Its dates follow from this, so that a demo that is
 * first started next year shows the same picture.
 */
export type Standing =
  /** Baseline passed, completed, on time or not. */
  | 'done'
  /** Baseline still to come, completed already. */
  | 'early'
  /** Baseline passed, open, a later day promised. */
  | 'late'
  /** Baseline passed, open, and the promised day passed as well. */
  | 'overdue'
  /** Baseline passed, open, promised within 30 days. */
  | 'late-due'
  /** Baseline within the next 30 days. */
  | 'due'
  | 'ahead'
  /** Baseline still to come, but a later day is promised already. */
  | 'slipping'
  /** Open, without a baseline. */
  | 'undated'
  /** Open when its project or itself left the plan. */
  | 'unfinished'
  /** Dates are given, not derived. */
  | 'fact';

export interface MilestoneSeed {
  readonly words: Words;
  readonly standing: Standing;
  readonly weight?: number;
  /** Of a fact. */
  readonly baselineOn?: Day | null;
  readonly completedOn?: Day;
  readonly promise?: { readonly givenOn: Day; readonly promisedOn: Day; readonly reason: string };
  /** Documented rather than invented: where it says so. */
  readonly source?: string;
  /** Done on a given day, reported on another where given: what the last weeks brought. */
  readonly done?: { readonly ago: number; readonly reportedAgo?: number };
  /** Added later than its project. */
  readonly added?: When;
  readonly ended?: Ending;
  readonly split?: SplitSeed;
  /** Reported as done by mistake, and taken back. */
  readonly correction?: { readonly completed: When; readonly retracted: When; readonly reason: string };
  /** A decided new baseline, which the standing then is about. */
  readonly rebaseline?: {
    readonly on: When;
    readonly earlierByDays: number;
    readonly reason: string;
    readonly paper: string;
  };
}

export interface SplitSeed {
  readonly on: When;
  readonly reason: string;
  readonly parts: readonly {
    readonly words: Words;
    readonly share: number;
    readonly standing: 'done' | 'late' | 'overdue' | 'late-due';
  }[];
}

export interface Ending {
  readonly on: When;
  readonly reason: string;
  readonly paper?: string;
  /** Of a merge: the key of the project that it goes into. */
  readonly into?: string;
}

/** A short narrative, written so many days before the first start. Of sample projects only. */
export interface UpdateSeed {
  readonly ago: number;
  readonly readers: Readers;
  readonly happened: Words;
  readonly next?: Words;
  readonly ask?: { readonly office: string; readonly words: Words; readonly within: number };
}

export interface ProjectSeed {
  readonly key: string;
  readonly words: Words;
  readonly benefit: Words;
  readonly description?: Words;
  readonly phase: Phase;
  readonly office: string;
  readonly partners?: readonly string[];
  readonly contributesTo?: readonly string[];
  /** Documented rather than invented: where it says so. */
  readonly source?: string;
  readonly weight?: number;
  /** Why its days moved, where the strategy's general reasons would not fit. */
  readonly reason?: string;
  /** Absent: part of what was adopted. */
  readonly added?: { readonly on: When; readonly reason: string; readonly paper?: string };
  readonly unpublished?: boolean;
  readonly updates?: readonly UpdateSeed[];
  readonly ended?: Ending;
  readonly milestones: readonly MilestoneSeed[];
}

export interface PillarSeed {
  readonly key: string;
  readonly words: Words;
  readonly summary: Words;
  /** Days between baseline and completion, least and most. */
  readonly lag: readonly [least: number, most: number];
  readonly projects: readonly ProjectSeed[];
}

export interface OfficeSeed {
  readonly key: string;
  readonly kind: OfficeKind;
  readonly words: Words;
  readonly department: string | null;
  readonly holderPublic?: boolean;
}

export interface AppointmentSeed {
  readonly office: string;
  readonly person: string;
  readonly kind: AppointmentKind;
  readonly from: When;
  readonly until?: When | { readonly in: number };
}

/** What an office asks of the digital office, open at the first start. */
export interface QuestionSeed {
  /** `project/number`, counted from 1. */
  readonly milestone: string;
  /** The office that asks; its holder of today asks in its name. */
  readonly office: string;
  readonly text: string;
  readonly askedAgo: number;
  /** Days from the first start; passed where negative. */
  readonly answerIn?: number;
  /** "Not ours": the office that is suggested instead. */
  readonly suggested?: string;
}

export interface CitySeed {
  readonly slug: DemoSlug;
  readonly name: string;
  readonly initials: string;
  readonly languages: readonly Language[];
  readonly colour: string | null;
  readonly departments: readonly (readonly [key: string, words: Words])[];
  readonly offices: readonly OfficeSeed[];
  /** Office holders that a public document names, by key. All others are numbered sample persons. */
  readonly documentedPersons: Readonly<Record<string, string>>;
  readonly appointments: readonly AppointmentSeed[];
  /** Local part of the address, person, roles. */
  readonly accounts: readonly (readonly [local: string, person: string, roles: readonly Role[]])[];
  readonly strategy: StrategySeed;
  readonly questions: readonly QuestionSeed[];
}

export interface StrategySeed {
  readonly key: string;
  readonly words: Words;
  readonly vision: Words;
  readonly startsOn: Day;
  readonly targetOn: Day;
  readonly draftedOn: Day;
  readonly adoptedOn: Day;
  readonly adoptionReason: string;
  readonly resolution: string;
  readonly source: string;
  /** The office that steers the plan. */
  readonly steering: string;
  /** The office that looks at the evidence of others. */
  readonly verifying: string;
  readonly occasions: readonly (readonly [heldOn: Day, words: Words])[];
  /** Milestones that need others, both by their German titles. */
  readonly needs?: readonly (readonly [milestone: string, needed: string])[];
  /** Why days move, in words that blame nobody. */
  readonly reasons: readonly string[];
  readonly pillars: readonly PillarSeed[];
  readonly turns: readonly Turn[];
  /** Reports that were sealed, oldest first. */
  readonly editions?: readonly EditionSeed[];
}

/** A report that was sealed in the sample's past. */
export interface EditionSeed {
  readonly title: string;
  readonly body: string;
  readonly reference: string;
  /** The quarter at whose end its figures are, counted back from today: 1 is the last one. */
  readonly quartersAgo: number;
  /** The quarter that it is compared with; null: none. */
  readonly comparedQuartersAgo: number | null;
  readonly requests: readonly CouncilRequest[];
}

/** A change of the plan that is about things which stay in it. Milestones are named `project/number`, counted from 1. */
export type Turn = { readonly on: When; readonly reason: string; readonly paper?: string } & (
  | { readonly kind: 'project-moved'; readonly project: string; readonly pillar: string }
  | { readonly kind: 'milestone-moved'; readonly milestone: string; readonly project: string }
  | { readonly kind: 'milestone-merged'; readonly milestone: string; readonly into: string }
  | { readonly kind: 'milestone-weight'; readonly milestone: string; readonly weight: number }
  | { readonly kind: 'project-weight'; readonly project: string; readonly weight: number }
);

type Rest = Omit<MilestoneSeed, 'words' | 'standing'>;
type Make = (de: string, en: string, rest?: Rest) => MilestoneSeed;

function standing(which: Standing): Make {
  return (de, en, rest = {}) => ({ words: [de, en], standing: which, ...rest });
}

export const done = standing('done');
export const early = standing('early');
export const late = standing('late');
export const overdue = standing('overdue');
export const lateDue = standing('late-due');
export const due = standing('due');
export const ahead = standing('ahead');
export const slipping = standing('slipping');
export const undated = standing('undated');
export const unfinished = standing('unfinished');
export const fact = standing('fact');

/** What the demo writes beside a documented project. */
export function documented(source: string): string {
  return `${source}. Nutzen, Zuordnung, Partner, Termine und Zwischenschritte sind Beispieldaten, soweit nicht anders angegeben.`;
}

export function fieldText([de, en, nl, ar]: Words): FieldText {
  return {
    source: 'de',
    texts: { de, en, ...(nl === undefined ? {} : { nl }), ...(ar === undefined ? {} : { ar }) },
  };
}
