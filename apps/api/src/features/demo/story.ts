import type { Day } from '@wegmarke/domain/calendar';
import type {
  AppointmentKind,
  FieldText,
  Language,
  OfficeKind,
  Phase,
  Readers,
  ReportPlan,
  ResolutionResult,
  ResolutionRole,
  Role,
} from '@wegmarke/domain/contracts';
import type { EntryValue } from '@wegmarke/domain/plan';

/** The demo municipalities: known without their stories, which are long and told once. */
export const DEMO_SLUGS = ['bochum', 'jena', 'hanau'] as const;
export type DemoSlug = (typeof DEMO_SLUGS)[number];

/** All that a demo municipality is loaded from. Ids are UUIDs and the same at every start. */
export interface Story {
  readonly municipality: {
    readonly slug: string;
    readonly name: string;
    readonly initials: string;
    readonly languages: readonly Language[];
    readonly timeZone: string;
    readonly colour: string | null;
  };
  readonly departments: readonly { readonly id: string; readonly title: FieldText }[];
  readonly offices: readonly OfficeStory[];
  readonly persons: readonly PersonStory[];
  readonly appointments: readonly AppointmentStory[];
  readonly accounts: readonly AccountStory[];
  readonly strategies: readonly StrategyStory[];
  readonly resolutions: readonly ResolutionStory[];
  /** What offices ask of the digital office, and nobody has answered yet. */
  readonly questions: readonly QuestionStory[];
  /** Reports that were sealed, oldest first. */
  readonly editions: readonly EditionStory[];
}

/** A sealed report of the sample's past. */
export interface EditionStory extends Pick<
  ReportPlan,
  'title' | 'language' | 'body' | 'reference' | 'sessionOn' | 'on' | 'comparedOn' | 'sections' | 'requests'
> {
  readonly strategyId: string;
  readonly composedBy: FieldText;
  readonly approvedBy: FieldText;
  /** With what was known at the end of that day. */
  readonly sealedOn: Day;
}

export interface QuestionStory {
  readonly id: string;
  readonly milestoneId: string;
  /** The office that asks, and whoever asks in its name. */
  readonly officeId: string;
  readonly personId: string;
  readonly text: string;
  readonly askedOn: Day;
  readonly answerBy: Day | null;
  /** Null: help is asked for; otherwise the office that is suggested instead. */
  readonly suggestedId: string | null;
}

export interface OfficeStory {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly title: FieldText;
  readonly departmentId: string | null;
  readonly holderPublic: boolean;
}

export interface PersonStory {
  readonly id: string;
  readonly name: string;
  /** Named as an office holder by a public document; everybody else is a sample person. */
  readonly documented: boolean;
}

export interface AppointmentStory {
  readonly id: string;
  readonly officeId: string;
  readonly personId: string;
  readonly kind: AppointmentKind;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
}

export interface AccountStory {
  readonly email: string;
  readonly name: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}

export interface StrategyStory {
  readonly id: string;
  /** The leading strategy has 1. */
  readonly ordinal: number;
  readonly title: FieldText;
  readonly vision: FieldText | null;
  readonly startsOn: Day;
  readonly targetOn: Day;
  readonly published: boolean;
  readonly sample: boolean;
  readonly source: string | null;
  readonly occasions: readonly { readonly id: string; readonly heldOn: Day; readonly title: FieldText }[];
  readonly pillars: readonly PillarStory[];
  readonly projects: readonly ProjectStory[];
  /** Parts of splits included. */
  readonly milestones: readonly MilestoneStory[];
  readonly updates: readonly UpdateStory[];
  readonly dependencies: readonly {
    readonly id: string;
    readonly milestoneId: string;
    readonly needsId: string;
  }[];
  /** The strategy's ledger: one command a revision, in the order of recording. */
  readonly commands: readonly CommandStory[];
}

/** A short narrative of a project. Ids grow with time, as those of people's updates do. */
export interface UpdateStory {
  readonly id: string;
  readonly projectId: string;
  readonly readers: Readers;
  readonly happened: FieldText;
  readonly next: FieldText | null;
  readonly askOfficeId: string | null;
  readonly askText: FieldText | null;
  readonly askBy: Day | null;
  readonly personId: string;
  readonly officeId: string;
  readonly recordedAt: string;
}

export interface PillarStory {
  readonly id: string;
  readonly number: number;
  readonly title: FieldText;
  readonly summary: FieldText | null;
}

export interface ProjectStory {
  readonly id: string;
  readonly title: FieldText;
  readonly benefit: FieldText | null;
  readonly description: FieldText | null;
  readonly phase: Phase;
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly partners: readonly string[];
  /** Ids of pillars beside the leading one. */
  readonly contributesTo: readonly string[];
  readonly sample: boolean;
  readonly source: string | null;
}

export interface MilestoneStory {
  readonly id: string;
  readonly title: FieldText;
  /** Null: the project's office answers for it. */
  readonly officeId: string | null;
  readonly evidenceLink: string | null;
  readonly sample: boolean;
}

export interface ResolutionStory {
  readonly id: string;
  readonly reference: string;
  readonly title: FieldText;
  readonly body: string;
  readonly decidedOn: Day | null;
  readonly role: ResolutionRole;
  readonly result: ResolutionResult | null;
  readonly sample: boolean;
}

export interface CommandStory {
  /** ISO instant in UTC; strictly later than the command's before. */
  readonly recordedAt: string;
  readonly personId: string | null;
  readonly officeId: string | null;
  readonly reason: string | null;
  readonly paper: string | null;
  readonly lines: readonly LineStory[];
}

export interface LineStory {
  /** The entry's id, which a later retraction names. */
  readonly id: string;
  readonly validOn: Day;
  readonly subjectId: string;
  readonly value: EntryValue;
}
