#!/usr/bin/env node
// Recomputes the published figures of a strategy from its public data file, with nothing but this script:
//   node recompute.mjs plan.json [--on 2026-06-15] [--revision 12] [--known-on 2026-06-20] [--json]
// It was written from the published rules (version 1), apart from the program that publishes the figures.
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Fractions are pairs of whole numbers [n, d], always in lowest terms.
const shorten = (n, d) => {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b) [a, b] = [b, a % b];
  return [n / a, d / a];
};
export const plus = ([a, b], [c, d]) => shorten(a * d + c * b, b * d);
export const times = ([a, b], [c, d]) => shorten(a * c, b * d);
export const whole = (number) => [BigInt(number), 1n];
export const NONE = whole(0);

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The mean of `[weight, value]` pairs; values without a figure (null) do not enter; null where none does. */
export function average(pairs) {
  let [top, bottom] = [NONE, NONE];
  for (const [weight, value] of pairs) {
    if (value === null) continue;
    top = plus(top, times(weight, value));
    bottom = plus(bottom, weight);
  }
  return bottom[0] === 0n ? null : times(top, [bottom[1], bottom[0]]);
}

/** Entries known at a revision that no retraction in force takes back, in the order in which they apply. */
export function inForce(entries, revision, position = Infinity) {
  const known = entries.filter(
    (e) => e.revision < revision || (e.revision === revision && e.position <= position),
  );
  const retractions = groupBy(
    known.filter((e) => e.value.kind === 'retracted'),
    (e) => e.value.entryId,
  );
  const isBack = (id) => (retractions.get(id) ?? []).some((retraction) => !isBack(retraction.id));
  return known
    .filter((e) => e.value.kind !== 'retracted' && !isBack(e.id))
    .sort((a, b) =>
      a.validOn < b.validOn
        ? -1
        : a.validOn > b.validOn
          ? 1
          : a.revision - b.revision || a.position - b.position,
    );
}

/** Whichever of two lines applies first. */
const first = (a, b) => (a && b ? (a.t < b.t ? a : b) : (a ?? b ?? null));

/** Answers questions about a list of entries. A time `t` is a place in the list: the state after that entry. */
export function history(list) {
  const lines = list.map((entry, t) => ({ ...entry, ...entry.value, t }));
  const bySubject = groupBy(lines, (line) => line.subjectId);
  const partOf = new Map();
  for (const split of lines.filter((line) => line.kind === 'milestone-split')) {
    const sum = split.parts.reduce((total, part) => total + part.share, 0);
    for (const { id, share } of split.parts)
      partOf.set(id, { whole: split.subjectId, split, share: [BigInt(share), BigInt(sum)] });
  }
  const said = (id, t, ...kinds) =>
    (bySubject.get(id) ?? []).filter((line) => line.t <= t && kinds.includes(line.kind));
  const all = (kind, t) =>
    lines.filter((line) => line.kind === kind && line.t <= t).map((line) => line.subjectId);
  const adoption = (t) => lines.find((line) => line.kind === 'adopted' && line.t <= t) ?? null;

  const pillarLeft = (id, t) => said(id, t, 'pillar-dropped')[0] ?? null;
  const projectAdded = (id, t) => said(id, t, 'project-added')[0] ?? null;
  const pillarOf = (id, t) => (said(id, t, 'project-moved').at(-1) ?? projectAdded(id, t))?.pillarId;
  const projectLeft = (id, t) =>
    first(said(id, t, 'project-dropped', 'project-merged')[0], pillarLeft(pillarOf(id, t), t));
  const weightOf = (id, t) =>
    said(id, t, 'weight-set').at(-1)?.weight ?? said(id, t, 'pillar-added', 'project-added')[0].weight;
  const isPublished = (id, t) => {
    if (said(id, t, 'project-published').length > 0) return true;
    const [act, added] = [adoption(t), projectAdded(id, t)];
    return act !== null && added.t <= act.t && added.revision <= act.revision && !projectLeft(id, act.t);
  };

  const part = (id, t) => (partOf.get(id)?.split.t <= t ? partOf.get(id) : null);
  const added = (id, t) => said(id, t, 'milestone-added')[0] ?? null;
  const projectOf = (id, t) => {
    const latest = said(id, t, 'milestone-moved').at(-1) ?? added(id, t);
    return latest ? latest.projectId : projectOf(part(id, t).whole, part(id, t).split.t);
  };
  const leftOwn = (id, t) =>
    said(id, t, 'milestone-dropped', 'milestone-merged', 'milestone-split')[0] ?? null;
  const left = (id, t) => first(leftOwn(id, t), projectLeft(projectOf(id, t), t));
  const effectiveWeight = (id, t) => {
    const latest = said(id, t, 'weight-set').at(-1) ?? added(id, t);
    return latest ? whole(latest.weight) : times(effectiveWeight(part(id, t).whole, t), part(id, t).share);
  };
  const baseline = (id, t) => {
    const latest = said(id, t, 'baseline-set').at(-1) ?? added(id, t);
    return latest ? latest.baselineOn : baseline(part(id, t).whole, t);
  };
  /** The day of its completion, whether that still counts or not. A part has that of the whole before the split. */
  const completion = (id, t) => {
    const days = said(id, t, 'completed').map((line) => line.validOn);
    const from = part(id, t);
    const before = from && completion(from.whole, t);
    if (before && before <= from.split.validOn) days.push(before);
    return days.sort()[0] ?? null;
  };
  const milestones = (t) => [...all('milestone-added', t), ...[...partOf.keys()].filter((id) => part(id, t))];
  const inProject = new Map();
  const members = (project, t) => {
    if (!inProject.has(t))
      inProject.set(
        t,
        groupBy(
          milestones(t).filter((id) => !left(id, t)),
          (id) => projectOf(id, t),
        ),
      );
    return inProject.get(t).get(project) ?? [];
  };

  /** The day of its completion where that counts: before the day of leaving. */
  const completed = (id, t) => {
    const [gone, done] = [left(id, t), completion(id, t)];
    return done !== null && (!gone || done < gone.validOn) ? done : null;
  };
  /** What was reported of it; a report of something whose leaving was recorded later, with an earlier day, has no effect. */
  const reported = (id, t, kind) => {
    const gone = left(id, t);
    return said(id, t, kind).filter((line) => !gone || line.t < gone.t || line.revision > gone.revision);
  };
  /** What is done is no longer promised. */
  const promise = (id, t) => {
    const from = part(id, t);
    const isDone = from && completion(from.whole, from.split.t) !== null;
    const done = said(id, t, 'completed')[0];
    const open = isDone ? [] : reported(id, t, 'promise-set').filter((line) => !done || line.t < done.t);
    const latest = open.at(-1) ?? added(id, t);
    return latest ? latest.promisedOn : promise(from.whole, from.split.t);
  };
  const evidence = (id, t) => {
    const latest = reported(id, t, 'evidence-set').at(-1);
    if (latest) return latest.level;
    const from = part(id, t);
    return from ? evidence(from.whole, from.split.t) : 'claimed';
  };

  const statuses = new Map();
  /**
   * How much of a milestone is done, 0 to 1: what left follows its parts or its successor. `what`: all of it (`done`), what
   * is done with evidence of one level, or what counts only through a successor of a merge (`through`).
   */
  const status = (id, t, what = 'done') => {
    const key = `${what} ${id} ${t}`;
    if (!statuses.has(key)) statuses.set(key, follow(id, t, what));
    return statuses.get(key);
  };
  const follow = (id, t, what) => {
    if (completed(id, t) !== null) return what === 'done' || what === evidence(id, t) ? whole(1) : NONE;
    const gone = left(id, t);
    if (!gone || gone.kind.endsWith('-dropped')) return NONE;
    if (gone.kind === 'milestone-split')
      return average(gone.parts.map(({ id: partId, share }) => [whole(share), status(partId, t, what)]));
    const through = what === 'through' ? 'done' : what;
    return (
      average(
        successors(id, t).map((other) => [effectiveWeight(other, gone.t), status(other, t, through)]),
      ) ?? NONE
    );
  };
  /** What counts in place of something that left. */
  const successors = (id, t) => {
    const gone = left(id, t);
    if (!gone || gone.kind.endsWith('-dropped')) return [];
    if (gone.kind === 'milestone-split') return gone.parts.map((each) => each.id);
    return gone.kind === 'milestone-merged' ? [gone.intoId] : members(gone.intoId, gone.t);
  };
  /** What is in scope, from the top: pillars, their projects, their milestones. */
  const scope = (t, counts) =>
    all('pillar-added', t)
      .filter((id) => !pillarLeft(id, t))
      .map((id) => ({
        id,
        weight: whole(weightOf(id, t)),
        projects: all('project-added', t)
          .filter((project) => pillarOf(project, t) === id && !projectLeft(project, t) && counts(project))
          .map((project) => ({
            id: project,
            weight: whole(weightOf(project, t)),
            milestones: members(project, t).map((each) => ({
              id: each,
              weight: effectiveWeight(each, t),
              baselineOn: baseline(each, t),
            })),
          })),
      }));
  const leaving = { left, pillarLeft, projectLeft, successors };
  /** From which day a milestone is in a public scope: it was added, and its project published, by adoption where not before. */
  const publicFrom = (id, t) => {
    const project = projectOf(id, t);
    const act = adoption(t);
    const published = said(project, t, 'project-published')[0]?.validOn ?? null;
    const byAct = act && isPublished(project, t) ? act.validOn : null;
    const days = [published, byAct].filter((day) => day !== null).sort();
    const from = days[0] ?? projectAdded(project, t)?.validOn ?? '';
    const own = added(id, t)?.validOn ?? part(id, t)?.split.validOn ?? '';
    return own > from ? own : from;
  };
  const facts = { completed, promise, evidence, baseline, projectOf, pillarOf, milestones, publicFrom };
  return { lines, adoption, isPublished, status, scope, ...leaving, ...facts };
}

/** The mean of one value over a scope, at every level; `rule` gives it for a milestone, null where it does not enter. */
export function means(scope, rule) {
  const [pillars, projects] = [new Map(), new Map()];
  for (const pillar of scope) {
    for (const project of pillar.projects)
      projects.set(project.id, average(project.milestones.map((each) => [each.weight, rule(each)])));
    pillars.set(
      pillar.id,
      average(pillar.projects.map((project) => [project.weight, projects.get(project.id)])),
    );
  }
  return { strategy: average(scope.map(({ id, weight }) => [weight, pillars.get(id)])), pillars, projects };
}

/** The three figures as rules: what a milestone brings to each. */
export const rulesOf = (status, on, isAhead) => ({
  actual: (milestone) => (isAhead ? null : status(milestone.id)),
  planned: ({ baselineOn }) => (baselineOn === null ? null : whole(baselineOn <= on ? 1 : 0)),
  compared: (milestone) => (isAhead || milestone.baselineOn === null ? null : status(milestone.id)),
});

/** The three figures of a scope, for the strategy and for each of its pillars. */
function figures(scope, status, on, isAhead) {
  const result = { strategy: {}, pillars: Object.fromEntries(scope.map(({ id }) => [id, {}])) };
  for (const [figure, rule] of Object.entries(rulesOf(status, on, isAhead))) {
    const mean = means(scope, rule);
    result.strategy[figure] = share(mean.strategy);
    for (const { id } of scope) result.pillars[id][figure] = share(mean.pillars.get(id));
  }
  return result;
}

/** A fraction and its percentage with one decimal, half up. */
export const share = (value) =>
  value && {
    exact: `${value[0]}/${value[1]}`,
    percent: Number((value[0] * 2000n + value[1]) / (2n * value[1])) / 10,
  };

/** A plan on a day, as known at a revision, and what was adopted of it: both scopes, with the statuses of that day. */
export function look(entries, { on, revision = Infinity }) {
  const known = inForce(entries, revision);
  const isDraft = !known.some((entry) => entry.value.kind === 'adopted');
  const today = history(known.filter((entry) => entry.validOn <= on));
  const now = today.lines.length - 1;
  const status = (id, what) => today.status(id, now, what);
  const act = today.adoption(now);
  const then =
    act &&
    history(inForce(entries, act.revision, act.position).filter((entry) => entry.validOn <= act.validOn));
  return {
    ...{ known, isDraft, today, now, status, act, then },
    todayScope: today.scope(now, (project) => isDraft || today.isPublished(project, now)),
    asAdopted: then && then.scope(then.lines.length - 1, () => true),
  };
}

/** All figures of a data file on a day, as known at a revision; no actual where `on` is after `knownOn`. */
export function recompute({ entries }, { on, revision = Infinity, knownOn = on }) {
  const { status, todayScope, asAdopted } = look(entries, { on, revision });
  return {
    todayScope: figures(todayScope, status, on, on > knownOn),
    asAdopted: asAdopted && figures(asAdopted, status, on, on > knownOn),
  };
}

function main(args) {
  const option = (name) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined);
  const data = JSON.parse(readFileSync(args[0], 'utf8'));
  if (data.format !== 'wegmarke-plan' || data.formatVersion !== 1 || data.ruleVersion !== 1)
    throw new Error('This script reads wegmarke-plan files of version 1, rule version 1.');
  const on = option('on') ?? data.knownAt.slice(0, 10);
  const revision = Number(option('revision') ?? data.revision);
  const result = recompute(data, { on, revision, knownOn: option('known-on') });
  if (args.includes('--json')) return console.log(JSON.stringify({ on, revision, ...result }, null, 2));
  const inWords = (title) => title.texts[title.source];
  const titles = new Map(data.subjects.map(({ id, title }) => [id, inWords(title)]));
  const text = (value) => (value ? `${value.exact} = ${value.percent.toFixed(1)} %` : 'no figure');
  console.log(`${inWords(data.strategy.title)}: ${on}, as known at revision ${revision}`);
  for (const [name, scope] of [
    ['Today’s scope', result.todayScope],
    ['As adopted', result.asAdopted],
  ]) {
    console.log(`\n${name}${scope ? '' : ': not adopted yet'}`);
    for (const [id, each] of scope ? [[null, scope.strategy], ...Object.entries(scope.pillars)] : []) {
      console.log(
        `  ${id ? (titles.get(id) ?? id) : 'Strategy'}: actual ${text(each.actual)}; planned ${text(each.planned)}; compared ${text(each.compared)}`,
      );
    }
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  main(process.argv.slice(2));
