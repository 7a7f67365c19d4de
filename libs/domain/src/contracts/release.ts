import type { Course, CourseChanges } from './course';
import type { FieldText } from './field-text';

/** `live`: the public sees the plan as it stands; `released`: as it stood when it was last released. */
export const PUBLIC_VIEWS = ['live', 'released'] as const;
export type PublicViewMode = (typeof PUBLIC_VIEWS)[number];

export interface PublicView {
  readonly mode: PublicViewMode;
  /** The last release; null before the first. Where the mode is `released` there is one. */
  readonly release: ReleaseRef | null;
}

export interface ReleaseRef {
  /** 1, 2, 3 … of the strategy. */
  readonly number: number;
  readonly releasedAt: string;
  /** The last revision of the plan that the public may know, and the instant at which it was recorded. */
  readonly revision: number;
  readonly knownAt: string;
  /** What whoever released it noted, for members. */
  readonly note: string | null;
}

/** A release as members read it. */
export interface Release extends ReleaseRef {
  readonly strategyId: string;
  readonly office: FieldText | null;
}

/** What will be different for the public once the plan is released, or shown live. */
export interface ReleasePreview {
  readonly strategyId: string;
  readonly publicView: PublicView;
  /** Names exactly what was looked at. Whoever releases hands it in: where something came in since, it is refused. */
  readonly state: string;
  /** What the public reads now, and what it would read. Null: not yet anything. */
  readonly before: Course | null;
  readonly after: Course | null;
  /** How the figures move, by parts; null where either is missing. */
  readonly changes: CourseChanges | null;
  readonly items: readonly ReleaseItem[];
}

export const RELEASE_ITEM_TYPES = [
  'strategy',
  'pillar',
  'project',
  'milestone',
  'update',
  'document',
  'dependency',
  'occasion',
] as const;
export type ReleaseItemType = (typeof RELEASE_ITEM_TYPES)[number];

/** Something that the public will see for the first time, no longer, or otherwise. */
export interface ReleaseItem {
  readonly type: ReleaseItemType;
  readonly id: string;
  readonly how: 'added' | 'removed' | 'changed';
  /** Its name; of an update, its project's. Null for what has none. */
  readonly title: FieldText | null;
  readonly projectId: string | null;
  /** What of it differs; of what is changed. */
  readonly aspects: readonly ReleaseAspect[];
}

/** What about something in a plan can differ. */
export const RELEASE_ASPECTS = [
  'texts',
  'days',
  'weight',
  'status',
  'place',
  'office',
  'evidence',
  'readers',
] as const;
export type ReleaseAspect = (typeof RELEASE_ASPECTS)[number];

export interface ReleaseInput {
  /** Of the preview that was looked at. */
  readonly state: string;
  readonly note?: string | null;
}

export interface PublicViewInput {
  /** Back to the live plan. The other way is a release. */
  readonly mode: 'live';
  /** Of the preview that was looked at. */
  readonly state: string;
}
