import type {
  FieldText,
  Language,
  OutlineProject,
  PlanChange,
  PlanOutline,
} from '@wegmarke/domain/contracts';
import { merged } from '@wegmarke/domain/texts';
import { v7 as uuid } from 'uuid';
import type { PlanRow, RowKind } from './rows';

export type Addition = Extract<PlanChange, { readonly kind: 'add-pillar' | 'add-project' | 'add-milestone' }>;

/** Where something new stands, and what it takes over. */
export interface NewPlace {
  readonly kind: RowKind;
  readonly parentId: string | null;
  readonly officeId: string;
}

export function newId(): string {
  return uuid();
}

export function addition({ kind, parentId, officeId }: NewPlace, id: string, title: FieldText): Addition {
  if (kind === 'pillar' || parentId === null) return { kind: 'add-pillar', id, title };
  if (kind === 'project') return { kind: 'add-project', id, pillarId: parentId, title, officeId };
  return { kind: 'add-milestone', id, projectId: parentId, title };
}

export function retitled(row: PlanRow, title: FieldText, seen: FieldText): PlanChange {
  return { kind: `describe-${row.kind}`, subjectId: row.id, title, seen: { title: seen } };
}

/** A text with another wording in one language. An emptied translation is gone; the source stays. */
export function worded(text: FieldText, language: Language, value: string): FieldText {
  const texts = { ...text.texts, [language]: value };
  if (value.trim() !== '' || language === text.source) return { source: text.source, texts };
  return {
    source: text.source,
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => key !== language)),
  };
}

type Description = Extract<PlanChange, { readonly seen?: unknown }>;

/**
 * A title as it reads where a change says it: its writer's words, in every other language what stands there by now. Where
 * both wrote in one language, it is the writer's.
 */
export function titleOver({ title, seen }: Description, now: FieldText): FieldText {
  if (!title) return now;
  const base = seen && 'title' in seen ? (seen['title'] as FieldText) : now;
  return merged(base, title, now).value;
}

/** A description as its writer means it once `current` has been seen: over what others wrote, with their translations. */
export function rewritten<Kind extends Description>(
  change: Kind,
  current: Readonly<Record<string, unknown>>,
): Kind {
  const { seen = {} } = change;
  const said = Object.entries(change).map(([field, value]: [string, unknown]) =>
    field in seen && field in current
      ? [field, merged(seen[field] ?? null, value, current[field] ?? null).value]
      : [field, value],
  );
  const now = Object.keys(seen).map((field) => [field, current[field] ?? null]);
  return { ...(Object.fromEntries(said) as Kind), seen: Object.fromEntries(now) as Kind['seen'] };
}

/** Without spaces at the ends; null where nothing is left of what was written first. */
export function trimmed({ source, texts }: FieldText): FieldText | null {
  const kept = Object.entries(texts)
    .map(([language, value]) => [language, value.trim()] as const)
    .filter(([, value]) => value !== '');
  const result = { source, texts: Object.fromEntries(kept) as FieldText['texts'] };
  return result.texts[source] === undefined ? null : result;
}

/** As it is sent: without spaces around titles. Null where a title is missing: then nothing was said. */
export function sayable(change: PlanChange): PlanChange | null {
  if (!('title' in change) || change.title === undefined) return change;
  const title = trimmed(change.title);
  return title && { ...change, title };
}

export function isAddition(change: PlanChange): change is Addition {
  return change.kind === 'add-pillar' || change.kind === 'add-project' || change.kind === 'add-milestone';
}

export function sameText(a: FieldText, b: FieldText): boolean {
  const languages = Object.keys({ ...a.texts, ...b.texts }) as Language[];
  return a.source === b.source && languages.every((each) => a.texts[each] === b.texts[each]);
}

/** What was never adopted goes as if it had not been; what was adopted is dropped, and counts as such. */
export function takenOut(row: PlanRow): PlanChange {
  if (row.item.adopted) return { kind: 'drop', subjectId: row.id };
  if (row.kind === 'milestone') return { kind: 'remove', subjectId: row.id };
  const holds = (row.kind === 'pillar' ? row.item.projects : row.item.milestones).map(({ id }) => id);
  return { kind: 'remove', subjectId: row.id, holds };
}

/** The pillar (of a project) or project (of a milestone) above or below the present one; null at the ends. */
export function nextParent(outline: PlanOutline, row: PlanRow, step: 1 | -1): string | null {
  if (row.kind === 'pillar') return null;
  const parents =
    row.kind === 'project'
      ? outline.pillars.map(({ id }) => id)
      : outline.pillars.flatMap(({ projects }) => projects.map(({ id }) => id));
  return parents[parents.indexOf(row.parentId) + step] ?? null;
}

export function projectsOf(outline: PlanOutline): readonly OutlineProject[] {
  return outline.pillars.flatMap(({ projects }) => projects);
}
