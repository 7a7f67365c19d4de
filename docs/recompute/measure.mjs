// Everything that is published of a level in a scope, by the published rules (version 1).
import { means, NONE, plus, rulesOf, share, times, whole } from './recompute.mjs';

const LEVELS = ['claimed', 'evidenced', 'verified'];
const minus = (a, b) => plus(a, [-b[0], b[1]]);
const isAtMost = (a, b) => a[0] * b[1] <= b[0] * a[1];
export const allMilestones = (pillars) =>
  pillars.flatMap((pillar) => pillar.projects.flatMap((each) => each.milestones));

/** The limits known last, whatever the day they hold from. */
export function limitsOf(known) {
  const set = known.filter((entry) => entry.value.kind === 'tolerances-set');
  set.sort((a, b) => a.revision - b.revision || a.position - b.position);
  const { atRisk = 3, offCourse = 10 } = set.at(-1)?.value ?? {};
  return { atRisk, offCourse };
}

export function healthOf(planned, compared, { atRisk, offCourse }) {
  if (planned === null || compared === null) return 'not-measurable';
  const behind = minus(planned, compared);
  const within = (points) => isAtMost(behind, times(whole(points), [1n, 100n]));
  return within(atRisk) ? 'on-course' : within(offCourse) ? 'at-risk' : 'off-course';
}

/** All means of a scope: the three figures, evidence by level, and what counts only through successors. */
export function measure(scope, status, { on, knownOn }) {
  const isAhead = on > knownOn;
  const of = (rule) => means(scope, rule);
  const measured = Object.fromEntries(
    Object.entries(rulesOf(status, on, isAhead)).map(([figure, rule]) => [figure, of(rule)]),
  );
  for (const level of [...LEVELS, 'through']) measured[level] = of(({ id }) => status(id, level));
  return { ...measured, isAhead };
}

/** What is published of one level in one scope. `id` null: the strategy. */
export function figuresOf(scope, measured, id) {
  const at = (which) => (id === null ? measured[which].strategy : (measured[which].pillars.get(id) ?? null));
  const projects = scope
    .filter((pillar) => id === null || pillar.id === id)
    .flatMap((pillar) => pillar.projects);
  const milestones = projects.flatMap((project) => project.milestones);
  const actual = at('actual');
  const evidence = (level) => share(times(at(level) ?? NONE, [actual[1], actual[0]]));
  return {
    actual: share(actual),
    planned: share(at('planned')),
    compared: share(at('compared')),
    coverage: {
      projects: {
        measurable: projects.filter((project) => project.milestones.length > 0).length,
        total: projects.length,
      },
      milestones: {
        dated: milestones.filter((milestone) => milestone.baselineOn !== null).length,
        total: milestones.length,
      },
    },
    evidence:
      actual === null || actual[0] === 0n
        ? null
        : Object.fromEntries(LEVELS.map((level) => [level, evidence(level)])),
  };
}

export const NOTHING = { actual: null, planned: null, compared: null, coverage: null, evidence: null };

/** The first day on which planned exceeded what is compared, over the milestones as they stand, and the full months since. */
export function behindOf(scope, measured, id, on) {
  if (measured.isAhead) return null;
  const pillars = scope.filter((pillar) => id === null || pillar.id === id);
  const compared = id === null ? measured.compared.strategy : (measured.compared.pillars.get(id) ?? null);
  const exceeds = (day) => {
    const planned = means(pillars, rulesOf(() => NONE, day, false).planned).strategy;
    return planned !== null && compared !== null && !isAtMost(planned, compared);
  };
  if (!exceeds(on)) return null;
  const days = allMilestones(pillars).flatMap(({ baselineOn }) => baselineOn ?? []);
  const since = [...new Set(days)].sort().find((day) => day <= on && exceeds(day)) ?? on;
  return { since, months: fullMonths(since, on) };
}

function fullMonths(from, to) {
  const [[y1, m1, d1], [y2, m2, d2]] = [from, to].map((day) => day.split('-').map(Number));
  return (y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0);
}

/** The state of what was adopted. */
export function statusOf(done, gone, baselineOn, on) {
  if (done !== null) return 'done';
  if (gone) return gone.kind.split('-').at(-1);
  return baselineOn !== null && baselineOn < on ? 'late' : 'open';
}

export const textOf = (value) => `${value[0]}/${value[1]}`;
