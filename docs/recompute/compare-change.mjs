// What changed since the day compared with, and what became of what was adopted.
import { allMilestones, statusOf, textOf } from './measure.mjs';
import { look } from './recompute.mjs';
import { replay } from './replay.mjs';

export function compareChange(comparison, { change, data }, question) {
  if (change === null) return comparison.note('Nothing is compared in this edition.');
  const known = data.revisions
    .filter(({ recordedAt }) => recordedAt <= change.comparedKnownAt)
    .at(-1)?.revision;
  comparison.group('Parts of the change', () => {
    comparison.same(
      'the revision compared with',
      change.today.fromRevision,
      known ?? change.today.fromRevision,
    );
    for (const [scope, changes] of [
      ['today', change.today],
      ['adopted', change.asAdopted],
    ]) {
      const from = { on: change.comparedOn, revision: changes.fromRevision };
      const told = replay(data.entries, { from, to: question, scope });
      for (const level of changes.changes)
        compareLevel(
          comparison,
          `${scope}, ${level.pillarId ?? 'the strategy'}`,
          level,
          told(level.pillarId),
        );
    }
    const from = { on: change.comparedOn, revision: change.items.fromRevision };
    const told = replay(data.entries, { from, to: question, scope: 'today' })(null);
    const moving = change.items.parts.filter(({ amount }) => !amount.exact.startsWith('0/'));
    compareLevel(
      comparison,
      'the entries behind the strategy’s change',
      { ...change.items, parts: moving },
      told,
    );
  });
}

function compareLevel(comparison, name, { from, to, parts }, told) {
  comparison.same(`${name}: from`, from, told.from);
  comparison.same(`${name}: to`, to, told.to);
  comparison.same(
    `${name}: its parts`,
    parts.map(({ kind, amount }) => [kind, amount.exact]),
    told.parts.map(({ kind, amount }) => [kind, textOf(amount)]),
  );
  if (parts.length === 0) return;
  const points = parts.reduce((sum, { amount }) => sum + Math.round(amount.points * 10), 0);
  comparison.same(
    `${name}: the points of its parts`,
    points,
    Math.round(to.percent * 10) - Math.round(from.percent * 10),
  );
}

/** Counts of milestones: what was adopted and what is in scope from the entries; every line adds up. */
export function compareAccount(comparison, { account, data }, question) {
  const { todayScope, asAdopted, today, now } = look(data.entries, question);
  const count = (scope, id) =>
    allMilestones((scope ?? []).filter((each) => id === null || each.id === id)).length;
  comparison.group('Lines of the account', () => {
    for (const row of account.rows) {
      const name = `the account of ${row.pillarId ?? 'the strategy'}`;
      const { adopted, added, parts, dropped, merged, split, moved, inScope } = row;
      comparison.same(
        `${name}: its sum`,
        inScope,
        adopted + added + parts - dropped - merged - split + moved,
      );
      comparison.same(`${name}: adopted`, adopted, count(asAdopted, row.pillarId));
      comparison.same(`${name}: in scope`, inScope, count(todayScope, row.pillarId));
      if (row.status === null) continue;
      const status = { done: 0, late: 0, open: 0, dropped: 0, merged: 0, split: 0 };
      const pillars = asAdopted.filter((each) => row.pillarId === null || each.id === row.pillarId);
      for (const { id, baselineOn } of allMilestones(pillars))
        status[statusOf(today.completed(id, now), today.left(id, now), baselineOn, question.on)] += 1;
      comparison.same(`${name}: its state`, row.status, status);
    }
  });
}
