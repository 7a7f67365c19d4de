import type { FieldText } from './field-text';
import type { Readers } from './readers';

/** A file or a link that belongs to a project, or evidences one of its milestones. */
export interface ProjectDocument {
  readonly id: string;
  readonly projectId: string;
  /** The milestone that it evidences; null: the project as a whole. */
  readonly milestoneId: string | null;
  readonly kind: 'file' | 'link';
  /** What it is called; for a file its name, with the ending of what it really is. */
  readonly title: string;
  readonly readers: Readers;
  /** Of a link. */
  readonly url: string | null;
  /** Of a file: what it is by its content, its size in bytes, and the SHA-256 of it in hexadecimal. */
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly addedOn: string;
  readonly addedBy: string | null;
  readonly office: FieldText | null;
  readonly version: number;
}

/** The fields beside the part `file` of an upload. */
export interface DocumentFields {
  readonly readers?: Readers;
  readonly title?: string;
}

export interface LinkInput extends DocumentFields {
  readonly url: string;
  readonly milestoneId?: string | null;
}

/** Another title, or other readers. */
export interface DocumentPatch {
  readonly title?: string;
  readonly readers?: Readers;
}
