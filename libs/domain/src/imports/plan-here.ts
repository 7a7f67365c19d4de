import type { Day } from '../calendar';
import type { FieldText, OfficeKind, Phase } from '../contracts';
import type { Needs } from '../dependencies';
import { matchingKey } from '../tables';

/** The plan that a list is imported into, as far as an import compares with it. */
export interface PlanHere {
  readonly adopted: boolean;
  readonly pillars: readonly Titled[];
  readonly projects: readonly ProjectHere[];
  readonly offices: readonly OfficeHere[];
  readonly departments: readonly Titled[];
  /** Ids that files gave to projects: by their key, the project. */
  readonly links: ReadonlyMap<string, string>;
  /** Dependencies between milestones, also of what left the plan: it may come back. */
  readonly needs: readonly Needs[];
  /** Judgements that are kept already, each by `judgementKey`. */
  readonly judged: ReadonlySet<string>;
}

export interface Titled {
  readonly id: string;
  readonly title: FieldText;
}

export interface OfficeHere extends Titled {
  /** Who holds it today: lists often name the person. */
  readonly holderName: string | null;
}

export interface ProjectHere extends Titled {
  readonly pillarId: string;
  readonly officeId: string;
  readonly departmentId: string | null;
  readonly phase: Phase;
  readonly weight: number;
  readonly benefit: FieldText | null;
  readonly description: FieldText | null;
  readonly partners: readonly string[];
  readonly milestones: readonly MilestoneHere[];
}

export interface MilestoneHere extends Titled {
  readonly weight: number | null;
  readonly baselineOn: Day | null;
  readonly promisedOn: Day | null;
  readonly completedOn: Day | null;
}

/** An office that a list names and the city does not have yet: vacant until somebody is appointed. */
export interface NewOffice {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly title: FieldText;
  readonly departmentId: string | null;
}

/** Whether one of its titles, in any language, is this name. */
export function isCalled({ title }: { readonly title: FieldText }, key: string): boolean {
  return Object.values(title.texts).some((text) => matchingKey(text) === key);
}

export function judgementKey(
  projectId: string,
  judged: { label: string; text: string; value: string | number | null },
): string {
  return JSON.stringify([projectId, matchingKey(judged.label), judged.text, judged.value]);
}
