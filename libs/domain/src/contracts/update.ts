import type { FieldText } from './field-text';
import type { Office } from './municipality';
import type { Readers } from './readers';

/** A short narrative of a project. A correction is a new version; earlier ones stay. */
export interface ProjectUpdate {
  readonly id: string;
  readonly projectId: string;
  /** Who reads `happened` and `next`; what is asked is read by the administration only. */
  readonly readers: Readers;
  readonly happened: FieldText;
  readonly next: FieldText | null;
  /** Null where nothing is asked, and for everybody outside the administration. */
  readonly ask: UpdateAsk | null;
  /** The office in whose name it was written. */
  readonly office: Office | null;
  /** Null for the public, unless the office's name is public. */
  readonly author: string | null;
  /** The day of the first version. */
  readonly writtenOn: string;
  /** The instant of this version. */
  readonly recordedAt: string;
  /** 1 for the first; more where it was corrected. */
  readonly version: number;
}

export interface UpdateAsk {
  readonly office: Office;
  /** The office that was asked before and has ended since. */
  readonly handedFrom: Office | null;
  readonly text: FieldText;
  readonly answerBy: string | null;
  /** Null while nobody has answered. */
  readonly answer: AskAnswer | null;
}

export interface AskAnswer {
  readonly text: FieldText;
  readonly by: string;
  /** The office in whose name it was answered. */
  readonly office: Office | null;
  readonly answeredOn: string;
}

/** What closes an ask; whoever asked reads it at the update. */
export interface AskAnswerInput {
  readonly answer: FieldText;
}

/** What an update asks of an office of the reader and nobody has answered yet. */
export interface OpenAsk {
  /** Of the update that asks. */
  readonly id: string;
  readonly project: { readonly id: string; readonly title: FieldText };
  /** Who is asked. */
  readonly office: Office;
  readonly text: FieldText;
  /** Who asks, and in the name of which office. */
  readonly by: string;
  readonly from: Office | null;
  readonly askedOn: string;
  readonly answerBy: string | null;
  readonly isOverdue: boolean;
}

export interface ProjectUpdateInput {
  /** The administration alone where not said. */
  readonly readers?: Readers;
  readonly happened: FieldText;
  readonly next?: FieldText | null;
  readonly ask?: UpdateAskInput | null;
}

export interface UpdateAskInput {
  readonly officeId: string;
  readonly text: FieldText;
  readonly answerBy?: string | null;
}

/** One version of an update as it stood. */
export interface ProjectUpdateVersion {
  readonly version: number;
  readonly recordedAt: string;
  readonly author: string | null;
  readonly office: Office | null;
  readonly readers: Readers;
  readonly happened: FieldText;
  readonly next: FieldText | null;
  readonly ask: UpdateAsk | null;
  /** Taken back with this version. */
  readonly withdrawn: boolean;
}
