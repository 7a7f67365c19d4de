import {
  type FieldText,
  RELEASE_ASPECTS,
  RELEASE_ITEM_TYPES,
  type ReleaseAspect,
  type ReleaseItem,
  type ReleaseItemType,
} from '../contracts';

/** Something of a plan on one side of a release: its columns, as they are stored. */
export interface ReleasedRow {
  readonly type: ReleaseItemType;
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Columns that the public sees something of, by what they are about. Others say nothing to it. */
const ASPECT_OF: Readonly<Record<string, ReleaseAspect>> = {
  title: 'texts',
  vision: 'texts',
  summary: 'texts',
  benefit: 'texts',
  description: 'texts',
  partners: 'texts',
  happened: 'texts',
  next: 'texts',
  url: 'texts',
  starts_on: 'days',
  target_on: 'days',
  baseline_on: 'days',
  promised_on: 'days',
  held_on: 'days',
  weight: 'weight',
  effective_weight: 'weight',
  at_risk: 'weight',
  off_course: 'weight',
  phase: 'status',
  judgement: 'status',
  completed_on: 'status',
  left_on: 'status',
  left_how: 'status',
  withdrawn: 'status',
  adopted_on: 'status',
  resolution: 'status',
  pillar_id: 'place',
  project_id: 'place',
  contributes_to: 'place',
  successor_id: 'place',
  successor_ids: 'place',
  places: 'place',
  milestone_id: 'place',
  needs_id: 'place',
  office_id: 'office',
  department_id: 'office',
  evidence: 'evidence',
  evidence_link: 'evidence',
  readers: 'readers',
  published_on: 'readers',
};

/** Day on which something leaves that never was in the plan that is shown. */
const NEVER = '-infinity';

/**
 * What the public would see for the first time, no longer, or otherwise, if it read `after` instead of `before`: by kind,
 * then by name. What it sees on neither side is not told, so nothing of an unpublished project or an internal document.
 */
export function releaseItems(
  before: readonly ReleasedRow[],
  after: readonly ReleasedRow[],
): readonly ReleaseItem[] {
  const then = shownOf(before);
  const now = shownOf(after);
  const items = [...new Set([...then.keys(), ...now.keys()])].flatMap((key): ReleaseItem[] => {
    const old = then.get(key);
    const fresh = now.get(key);
    const one = fresh ?? old;
    if (!one) return [];
    const how = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
    const aspects = old && fresh ? aspectsBetween(old, fresh) : [];
    if (how === 'changed' && aspects.length === 0) return [];
    const { type, id } = one;
    return [{ type, id, how, title: titleOf(one, fresh ? now : then), projectId: projectOf(one), aspects }];
  });
  return items.sort(
    (a, b) =>
      RELEASE_ITEM_TYPES.indexOf(a.type) - RELEASE_ITEM_TYPES.indexOf(b.type) ||
      nameOf(a).localeCompare(nameOf(b)) ||
      (a.id < b.id ? -1 : 1),
  );
}

const keyOf = ({ type, id }: Pick<ReleasedRow, 'type' | 'id'>): string => `${type} ${id}`;

/** What the public sees of the rows of one side. */
function shownOf(rows: readonly ReleasedRow[]): ReadonlyMap<string, ReleasedRow> {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const isInPlan = ({ content }: ReleasedRow): boolean => content['left_on'] !== NEVER;
  const isShown = (row: ReleasedRow): boolean => {
    const { type, content } = row;
    if (type === 'project') return isInPlan(row) && content['published_on'] !== null;
    if (type === 'pillar') return isInPlan(row);
    if (type === 'strategy' || type === 'occasion') return true;
    if (type === 'dependency')
      return [content['milestone_id'], content['needs_id']].every((id) => {
        const milestone = byKey.get(`milestone ${String(id)}`);
        return milestone !== undefined && isShown(milestone);
      });
    const project = byKey.get(`project ${String(content['project_id'])}`);
    if (!project || !isShown(project)) return false;
    if (type === 'milestone') return isInPlan(row);
    if (content['readers'] !== 'public') return false;
    return type === 'update' ? content['withdrawn'] !== true : content['removed_at'] === null;
  };
  return new Map([...byKey].filter(([, row]) => isShown(row)));
}

function aspectsBetween(old: ReleasedRow, fresh: ReleasedRow): readonly ReleaseAspect[] {
  const differ = new Set(
    Object.entries(ASPECT_OF)
      .filter(([column]) => stable(old.content[column]) !== stable(fresh.content[column]))
      .map(([, aspect]) => aspect),
  );
  return RELEASE_ASPECTS.filter((aspect) => differ.has(aspect));
}

/** The same text for the same value; what is missing is as good as empty. */
function stable(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function projectOf({ type, id, content }: ReleasedRow): string | null {
  if (type === 'project') return id;
  const { project_id: projectId } = content;
  return typeof projectId === 'string' ? projectId : null;
}

/** Its own, or that of what it belongs to. A document's is in one language that nobody has named. */
function titleOf(row: ReleasedRow, side: ReadonlyMap<string, ReleasedRow>): FieldText | null {
  const { title, milestone_id: milestoneId } = row.content;
  if (isFieldText(title)) return title;
  const owner =
    row.type === 'dependency' ? `milestone ${String(milestoneId)}` : `project ${String(projectOf(row))}`;
  const above = side.get(owner)?.content['title'];
  return isFieldText(above) ? above : null;
}

function isFieldText(value: unknown): value is FieldText {
  return typeof value === 'object' && value !== null && 'source' in value && 'texts' in value;
}

function nameOf({ title }: ReleaseItem): string {
  return title?.texts[title.source] ?? '';
}
