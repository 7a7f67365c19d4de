import type { FieldText, Language } from './field-text';
import type { PublicView } from './release';

export interface Strategy {
  readonly id: string;
  readonly title: FieldText;
  readonly vision: FieldText | null;
  readonly startsOn: string;
  readonly targetOn: string;
  /** The tolerances now in force, in points behind plan. */
  readonly tolerances: { readonly atRisk: number; readonly offCourse: number };
  readonly adoption: Adoption | null;
  readonly published: boolean;
  /** What of a published strategy the public sees. */
  readonly publicView: PublicView;
  /** The instant that this answer stands for: of a release, where it is what the public is shown. Null: now. */
  readonly standsAt: string | null;
  /** Those in which its texts are to be written. */
  readonly languages: readonly Language[];
  readonly revision: number;
  /** Documented fact or invented sample. */
  readonly sample: boolean;
  readonly source: string | null;
  readonly pillars: readonly Pillar[];
  /** Days people like to compare with: council sessions and the like, newest first. */
  readonly occasions: readonly Occasion[];
  readonly version: number;
}

export interface Adoption {
  readonly on: string;
  readonly recordedAt: string;
  /** The council paper or resolution, as the city writes it. */
  readonly resolution: string | null;
}

export interface Pillar {
  readonly id: string;
  /** Shown in place of a colour: 1, 2, 3 … */
  readonly number: number;
  readonly title: FieldText;
  readonly summary: FieldText | null;
  readonly weight: number;
  readonly droppedOn: string | null;
  readonly version: number;
}

export interface Occasion {
  readonly on: string;
  readonly title: FieldText;
}

/** What a new strategy begins with. */
export const STRATEGY_TEMPLATES = [
  'five-pillars',
  'digital-services',
  'small-municipality',
  'empty',
] as const;
export type StrategyTemplate = (typeof STRATEGY_TEMPLATES)[number];

export interface StrategyInput {
  readonly title: FieldText;
  readonly vision?: FieldText | null;
  readonly startsOn: string;
  readonly targetOn: string;
  /** Those in which its texts are written; the municipality's where not said. */
  readonly languages?: readonly Language[];
  readonly template?: StrategyTemplate;
}

export interface StrategyPatch {
  readonly title?: FieldText;
  readonly vision?: FieldText | null;
  /** While it is a draft. */
  readonly startsOn?: string;
  /** While it is a draft. */
  readonly targetOn?: string;
  readonly languages?: readonly Language[];
  /** All of them: those that are not named are taken out. */
  readonly occasions?: readonly { readonly on: string; readonly title: FieldText }[];
}
