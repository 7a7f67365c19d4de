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
  readonly text: FieldText;
  readonly answerBy: string | null;
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
