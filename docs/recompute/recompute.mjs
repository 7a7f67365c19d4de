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
const plus = ([a, b], [c, d]) => shorten(a * d + c * b, b * d);
const times = ([a, b], [c, d]) => shorten(a * c, b * d);
const whole = (number) => [BigInt(number), 1n];
const NONE = whole(0);

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The mean of `[weight, value]` pairs; values without a figure (null) do not enter; null where none does. */
function average(pairs) {
  let [top, bottom] = [NONE, NONE];
  for (const [weight, value] of pairs) {
    if (value === null) continue;
    top = plus(top, times(weight, value));
    bottom = plus(bottom, weight);
  }
  return bottom[0] === 0n ? null : times(top, [bottom[1], bottom[0]]);
}

/** Entries known at a revision that no retraction in force takes back, in the order in which they apply. */
function inForce(entries, revision, position = Infinity) {
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

/** Answers questions about a list of entries. A time `t` is a place in the list: the state after that entry. */
function history(list) {
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
    said(id, t, 'project-dropped', 'project-merged')[0] ?? pillarLeft(pillarOf(id, t), t);
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
  const left = (id, t) => leftOwn(id, t) ?? projectLeft(projectOf(id, t), t);
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

  const statuses = new Map();
  /** How much of a milestone is done, 0 to 1: what left follows its parts or its successor. */
  const status = (id, t) => {
    const key = `${id} ${t}`;
    if (!statuses.has(key)) statuses.set(key, follow(id, t));
    return statuses.get(key);
  };
  const follow = (id, t) => {
    const [gone, done] = [left(id, t), completion(id, t)];
    if (done !== null && (!gone || done < gone.validOn)) return whole(1);
    if (!gone || gone.kind.endsWith('-dropped')) return NONE;
    if (gone.kind === 'milestone-split')
      return average(gone.parts.map(({ id: partId, share }) => [whole(share), status(partId, t)]));
    if (gone.kind === 'milestone-merged') return status(gone.intoId, t);
    return (
      average(
        members(gone.intoId, gone.t).map((other) => [effectiveWeight(other, gone.t), status(other, t)]),
      ) ?? NONE
    );
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
            weight: whole(weightOf(project, t)),
            milestones: members(project, t).map((each) => ({
              id: each,
              weight: effectiveWeight(each, t),
              baselineOn: baseline(each, t),
            })),
          })),
      }));
  return { lines, adoption, isPublished, status, scope };
}

/** The three figures of a scope, for the strategy and for each of its pillars. */
function figures(scope, status, on, isAhead) {
  const rules = {
    actual: (milestone) => (isAhead ? null : status(milestone.id)),
    planned: ({ baselineOn }) => (baselineOn === null ? null : whole(baselineOn <= on ? 1 : 0)),
    compared: (milestone) => (isAhead || milestone.baselineOn === null ? null : status(milestone.id)),
  };
  const result = { strategy: {}, pillars: Object.fromEntries(scope.map(({ id }) => [id, {}])) };
  for (const [figure, rule] of Object.entries(rules)) {
    const pillars = scope.map((pillar) => [
      pillar.weight,
      average(
        pillar.projects.map((project) => [
          project.weight,
          average(project.milestones.map((each) => [each.weight, rule(each)])),
        ]),
      ),
    ]);
    for (const [index, pillar] of scope.entries())
      result.pillars[pillar.id][figure] = share(pillars[index][1]);
    result.strategy[figure] = share(average(pillars));
  }
  return result;
}

/** A fraction and its percentage with one decimal, half up. */
const share = (value) =>
  value && {
    exact: `${value[0]}/${value[1]}`,
    percent: Number((value[0] * 2000n + value[1]) / (2n * value[1])) / 10,
  };

/** All figures of a data file on a day, as known at a revision; no actual where `on` is after `knownOn`. */
export function recompute({ entries }, { on, revision = Infinity, knownOn = on }) {
  const known = inForce(entries, revision);
  const isDraft = !known.some((entry) => entry.value.kind === 'adopted');
  const today = history(known.filter((entry) => entry.validOn <= on));
  const now = today.lines.length - 1;
  const status = (id) => today.status(id, now);
  const act = today.adoption(now);
  const then =
    act &&
    history(inForce(entries, act.revision, act.position).filter((entry) => entry.validOn <= act.validOn));
  return {
    todayScope: figures(
      today.scope(now, (project) => isDraft || today.isPublished(project, now)),
      status,
      on,
      on > knownOn,
    ),
    asAdopted:
      then &&
      figures(
        then.scope(then.lines.length - 1, () => true),
        status,
        on,
        on > knownOn,
      ),
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
