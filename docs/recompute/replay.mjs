// Why a figure moved: states between two moments, each with one class of entries more than the one before.
import { history, inForce, look, means, NONE, plus, rulesOf, share } from './recompute.mjs';

const CLASSES = [
  [
    'added',
    ['pillar-added', 'project-added', 'project-published', 'milestone-added', 'milestone-split', 'adopted'],
  ],
  [
    'removed',
    ['pillar-dropped', 'project-dropped', 'project-merged', 'milestone-dropped', 'milestone-merged'],
  ],
  ['moved', ['project-moved', 'milestone-moved']],
  ['reweighted', ['weight-set']],
];

/**
 * The actual figure between two moments `{ on, revision }`, in one scope. Returns a function that tells a level (null: the
 * strategy): `{ from, to, parts: [{ kind, amount }] }`, parts that move it alone.
 */
export function replay(entries, { from, to, scope }) {
  const [before, after] = [inForce(entries, from.revision), inForce(entries, to.revision)];
  const start = before.filter((entry) => entry.validOn <= from.on);
  const base = after.filter((entry) => entry.validOn <= from.on);
  const between = after.filter((entry) => entry.validOn > from.on && entry.validOn <= to.on);
  const reported = new Set(before.filter(isCompletion).map((entry) => entry.subjectId));
  const late = base.filter(
    (entry) => isCompletion(entry) && entry.revision > from.revision && !reported.has(entry.subjectId),
  );
  const early = earlyCompletions(between, look(entries, to), from.on);
  const states = [
    [null, meansOf(entries, start, before, scope)],
    ['late-reports', meansOf(entries, inOrder([...start, ...late]), before, scope)],
    ['corrections', meansOf(entries, base, after, scope)],
  ];
  let applied = base;
  for (const [kind, kinds] of CLASSES) {
    const own = between.filter(
      (entry) => kinds.includes(entry.value.kind) || (kind === 'added' && early.has(entry.id)),
    );
    applied = inOrder([...applied, ...own]);
    states.push([kind, meansOf(entries, applied, after, scope)]);
  }
  states.push(['work', meansOf(entries, inOrder([...base, ...between]), after, scope)]);
  const isAhead = { from: from.on > (to.knownOn ?? from.on), to: to.on > (to.knownOn ?? to.on) };
  return (pillarId) => told(states, pillarId, isAhead);
}

const isCompletion = (entry) => entry.value.kind === 'completed';
const inOrder = (entries) =>
  entries.sort((a, b) =>
    a.validOn === b.validOn
      ? a.revision - b.revision || a.position - b.position
      : a.validOn < b.validOn
        ? -1
        : 1,
  );

/** A completion on or before the day its item came into scope belongs to the addition. */
function earlyCompletions(between, { today, now }, on) {
  const there = new Set(today.milestones(now));
  const isEarly = ({ subjectId, validOn }) => {
    const from = today.publicFrom(subjectId, now);
    return from > on && validOn <= from;
  };
  return new Set(
    between
      .filter((entry) => isCompletion(entry) && there.has(entry.subjectId) && isEarly(entry))
      .map(({ id }) => id),
  );
}

function meansOf(entries, list, known, scope) {
  const seen = history(list);
  const now = seen.lines.length - 1;
  const { actual } = rulesOf((id) => seen.status(id, now), '', false);
  if (scope === 'today') {
    const isDraft = !known.some((entry) => entry.value.kind === 'adopted');
    return means(
      seen.scope(now, (project) => isDraft || seen.isPublished(project, now)),
      actual,
    );
  }
  const act = seen.adoption(now);
  if (!act) return means([], actual);
  const then = history(
    inForce(entries, act.revision, act.position).filter((entry) => entry.validOn <= act.validOn),
  );
  const there = new Set(seen.milestones(now));
  const statusOf = (milestone) => (there.has(milestone.id) ? actual(milestone) : NONE);
  return means(
    then.scope(then.lines.length - 1, () => true),
    statusOf,
  );
}

function told(states, pillarId, isAhead) {
  const values = states.map(([kind, { strategy, pillars }]) => [
    kind,
    pillarId === null ? strategy : (pillars.get(pillarId) ?? null),
  ]);
  const from = isAhead.from ? null : values[0][1];
  const to = isAhead.to ? null : values.at(-1)[1];
  const parts = [];
  let current = from ?? NONE;
  for (const [kind, value] of values.slice(1)) {
    if (value === null) continue;
    const amount = plus(value, [-current[0], current[1]]);
    current = value;
    if (amount[0] !== 0n) parts.push({ kind, amount });
  }
  return { from: share(from), to: share(to), parts: from === null || to === null ? [] : parts };
}
