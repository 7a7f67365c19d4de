import type { Day } from '@wegmarke/domain/calendar';
import type {
  Import,
  ImportAccount,
  ImportMappingInput,
  ImportRow,
  ImportRowOutcome,
  ImportSummary,
  Language,
  List,
} from '@wegmarke/domain/contracts';
import type { Assembled, OfficeHere, Remembered, Titled } from '@wegmarke/domain/imports';

/** The plan as the database writes it: JSON that only the thread reads that understands lists. */
export interface PlanTexts {
  readonly adopted: boolean;
  readonly pillars: string;
  readonly projects: string;
  readonly milestones: string;
  readonly links: string;
  readonly needs: string;
  readonly judged: string;
}

/** What a list is compared with. */
export interface PlaceTexts extends PlanTexts {
  readonly offices: readonly OfficeHere[];
  readonly departments: readonly Titled[];
}

/** What is asked about a list. */
export type Question =
  | { readonly kind: 'view' }
  | {
      readonly kind: 'rows';
      readonly outcome: ImportRowOutcome | null;
      /** Rows behind this line. */
      readonly after: number;
      readonly limit: number;
    }
  | { readonly kind: 'rejections'; readonly language: Language }
  | { readonly kind: 'changes' };

export interface DeskTask {
  readonly importId: string;
  /** The table: JSON, gzipped; null where the desk may have it still. */
  readonly file: Uint8Array | null;
  readonly input: ImportMappingInput;
  readonly corrections: Readonly<Record<string, readonly string[]>>;
  readonly remembered: readonly (readonly [signature: string, mapping: Remembered])[];
  readonly today: Day;
  readonly language: Language;
  /** Null once the import is applied: then `outcome` says what became of the rows. */
  readonly plan: PlaceTexts | null;
  readonly outcome: Uint8Array | null;
  readonly question: Question;
}

/** Of an import what only its file tells. */
export type ImportView = Omit<Import, Exclude<keyof ImportSummary, 'account'> | 'corrected' | 'account'> & {
  /** Null where the account of what was applied stands. */
  readonly account: ImportAccount | null;
};

/** What applying a list would do and keep. */
export interface Applicable extends Pick<
  Assembled,
  'account' | 'changes' | 'changeLines' | 'offices' | 'newPillars' | 'newDepartments'
> {
  /** Rows for the tables, as JSON: they pass through. */
  readonly links: string;
  readonly judgements: string;
  readonly dependencies: string;
  /** A `KeptOutcome`: JSON, gzipped. */
  readonly outcome: Uint8Array;
  readonly signature: string;
  readonly mapping: Remembered;
}

export interface Answers {
  readonly view: ImportView;
  readonly rows: List<ImportRow> & { readonly lastLine: number | null };
  readonly rejections: string;
  readonly changes: Applicable;
}

/** `needs-file`: asked again with the file, it is answered. `no-sheet`: there is nothing to answer about. */
export type DeskAnswer =
  | { readonly state: 'answered'; readonly answer: Answers[keyof Answers] }
  | { readonly state: 'needs-file' | 'no-sheet' };
