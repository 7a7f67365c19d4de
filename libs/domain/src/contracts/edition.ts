import type { CourseChange, CourseChanges, CourseSeries, Explanation, PlanData } from './course';
import type { FieldText, Language } from './field-text';
import type { EditionReaders, ReportPlan, ReportSection } from './report';
import type { Resolution } from './resolution';
import type { ScopeAccount } from './revision';

/** What an edition is kept as. `json` is its content, from which everything else is made; `zip` holds CSV tables and their dictionary. */
export const EDITION_FORMATS = ['json', 'pdf', 'xlsx', 'zip', 'docx'] as const;
export type EditionFormat = (typeof EDITION_FORMATS)[number];

/** A sealed report: it never changes. */
export interface Edition {
  /** 1, 2, 3 … of the municipality. */
  readonly number: number;
  readonly strategyId: string;
  readonly title: string;
  readonly language: Language;
  readonly readers: EditionReaders;
  readonly body: string;
  readonly sessionOn: string | null;
  readonly reference: string | null;
  readonly on: string;
  readonly knownAt: string;
  readonly revision: number;
  readonly sealedAt: string;
  readonly composedBy: FieldText;
  readonly approvedBy: FieldText;
  readonly corrects: { readonly number: number; readonly note: string } | null;
  /** Editions that correct this one. */
  readonly correctedBy: readonly number[];
  readonly files: readonly EditionFile[];
  /** SHA-256, hex, of the edition before it (64 zeros before the first) and of what this one is made of, as `sealText` writes it. */
  readonly hash: string;
  readonly previousHash: string;
  readonly sample: boolean;
}

export interface EditionFile {
  readonly format: EditionFormat;
  readonly bytes: number;
  /** SHA-256, hex, of its bytes. */
  readonly hash: string;
}

/**
 * All that an edition says: page, PDF, workbook, tables and document show this and nothing else. As sealed it is
 * `GET /editions/{number}.json`. Figures, titles and names are those that the public read at `knownAt`.
 */
export interface EditionContent extends Pick<
  ReportPlan,
  'title' | 'language' | 'body' | 'sessionOn' | 'reference' | 'sections' | 'texts' | 'requests' | 'corrects'
> {
  readonly format: 'wegmarke-edition';
  readonly formatVersion: 1;
  readonly ruleVersion: number;
  /** Null in a preview. */
  readonly number: number | null;
  readonly sealedAt: string | null;
  /** Where this edition stands, for print: an absolute address; null in a preview. */
  readonly address: string | null;
  readonly municipality: {
    readonly slug: string;
    readonly name: string;
    readonly initials: string;
    /** `#rrggbb` */
    readonly colour: string | null;
    readonly timeZone: string;
  };
  readonly strategy: {
    readonly id: string;
    readonly title: FieldText;
    readonly startsOn: string;
    readonly targetOn: string;
  };
  readonly sample: boolean;
  readonly composedBy: FieldText;
  readonly approvedBy: FieldText | null;
  readonly on: string;
  readonly knownAt: string;
  readonly revision: number;
  /** The course of that day and every input of it. */
  readonly explanation: Explanation;
  /** At the ends of months from the start to the target day. */
  readonly series: CourseSeries;
  /** Null where nothing is compared. */
  readonly change: EditionChange | null;
  readonly account: ScopeAccount;
  readonly projects: readonly EditionProject[];
  /** Those that are public. */
  readonly resolutions: readonly Resolution[];
  /** Of the edition before it in the same strategy and language; null: there was none. */
  readonly previous: { readonly number: number; readonly on: string } | null;
  /** What stands otherwise than in that edition. */
  readonly differences: readonly EditionDifference[];
  /** The public data file of that instant: enough to recompute every figure above. */
  readonly data: PlanData;
}

export interface EditionChange {
  readonly comparedOn: string;
  readonly comparedKnownAt: string;
  /** What the city calls that day, in the report's language. */
  readonly occasion: string | null;
  /** Actual, of the strategy and each pillar. */
  readonly today: CourseChanges;
  readonly asAdopted: CourseChanges;
  /** The items behind the strategy's, today's scope. */
  readonly items: CourseChange;
}

/** Beyond its figures, which the explanation has. */
export interface EditionProject {
  readonly id: string;
  readonly title: FieldText;
  readonly benefit: FieldText | null;
  readonly office: FieldText;
  readonly lastAttestedOn: string | null;
  readonly note: { readonly cause: string; readonly options: string } | null;
}

/** `subjectId` null: the strategy, or a section's text. `figure` and `text` hold what is displayed. */
export interface EditionDifference {
  readonly kind: 'figure' | 'health' | 'promise' | 'section-added' | 'section-removed' | 'text';
  readonly section: ReportSection;
  readonly subjectId: string | null;
  readonly title: FieldText | null;
  readonly before: string | null;
  readonly after: string | null;
}
