import type { FieldText } from './field-text';
import type { Invitation, OfficeRecord, Person } from './people';
import type { Role } from './session';

/** Departments as they come from a list. */
export interface DepartmentListInput {
  readonly titles: readonly FieldText[];
}

export interface DepartmentListResult {
  readonly made: number;
  /** There were departments of these names already. */
  readonly known: number;
}

/** Somebody with the office that they hold from today, and an invitation, in one act. */
export interface NewcomerInput {
  readonly name: string;
  /** Invited where it is given. */
  readonly email?: string;
  readonly roles?: readonly Role[];
  readonly officeTitle?: FieldText;
  readonly departmentId?: string | null;
}

export interface Newcomer {
  readonly person: Person;
  readonly office: OfficeRecord | null;
  readonly invitation: Invitation | null;
}
