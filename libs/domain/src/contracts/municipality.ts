import type { FieldText, Language } from './field-text';
import type { AppointmentKind, OfficeKind } from './session';

export interface Municipality {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Two letters for the mark in the header. */
  readonly initials: string;
  /** The first one is what readers without a wish of their own read, and what new strategies are written in. */
  readonly languages: readonly Language[];
  readonly timeZone: string;
  /** `#rrggbb`, or null for the product's own blue. */
  readonly colour: string | null;
  /** Sample data: flagged wherever it shows. */
  readonly demo: boolean;
  /** Whether people sign in with the account that the municipality itself gives them. */
  readonly citySignIn: boolean;
  readonly version: number;
}

/** What is not given stays as it is. */
export interface MunicipalityPatch {
  readonly name?: string;
  /** One to three letters. */
  readonly initials?: string;
  /** `#rrggbb` in small letters, or null for the product's own blue. */
  readonly colour?: string | null;
  readonly timeZone?: string;
  /** The main one first. What is written in a language that is taken out stays. */
  readonly languages?: readonly Language[];
}

export interface Department {
  readonly id: string;
  readonly title: FieldText;
}

export interface Office {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly title: FieldText;
  readonly departmentId: string | null;
  readonly vacant: boolean;
  /** Today's holder. For the public the name is null unless the office's name is public, and `personId` always. */
  readonly holder: OfficeHolder | null;
}

export interface OfficeHolder {
  readonly personId: string | null;
  readonly name: string | null;
  readonly appointment: AppointmentKind;
  readonly until: string | null;
}
