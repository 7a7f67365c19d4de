import type { CourseChanges } from '@wegmarke/domain/contracts';
import { changesOf, courseSeen, sightOf } from '@wegmarke/domain/course';
import { invalidFields } from '../../platform/errors/problem-error';
import type { Moment } from '../ledger/ledger.service';
import { type Told, toQuestion } from './course-answers';
import type { ChangeQuery } from './dto/course-query';

/** How the figures of the strategy and of every pillar that its course tells at the end moved between two moments. */
export function toLevelChanges(
  told: Told,
  from: Moment,
  { figure, scope }: Pick<ChangeQuery, 'figure' | 'scope'>,
): CourseChanges {
  const { titles, ledger, moment, strategyId } = told;
  const pillars = courseSeen(sightOf(ledger.entries, toQuestion(moment)))
    .pillars.map(({ id }) => ({ id, ...titles.pillar(id) }))
    .sort((a, b) => a.number - b.number);
  const question = { from: toQuestion(from), to: toQuestion(moment), figure, scope };
  const changes = changesOf(ledger.entries, question, [null, ...pillars.map(({ id }) => id)]);
  const named = new Map(pillars.map((pillar) => [pillar.id, pillar]));
  return {
    strategyId,
    figure,
    scope,
    fromRevision: from.known.revision,
    toRevision: moment.known.revision,
    changes: changes.map((change) => {
      const pillar = change.pillarId === null ? undefined : named.get(change.pillarId);
      return { ...change, title: pillar?.title ?? null, number: pillar?.number ?? null };
    }),
  };
}

/** @throws ProblemError 422 where a comparison would run from a later moment to an earlier one */
export function refuseBackwards(from: Moment, to: Moment): void {
  const names = [
    ...(from.on > to.on ? ['toOn'] : []),
    ...(from.known.revision > to.known.revision ? ['toKnownAt'] : []),
  ];
  if (names.length === 0) return;
  throw invalidFields(
    names.map((name) => ({
      pointer: `?${name}`,
      code: 'backwards',
      detail: `${name} must not lie before the other end.`,
    })),
  );
}

/** @throws ProblemError 422 where the id names no pillar of the strategy */
export function refuseUnknownPillar({ titles }: Told, pillarId: string | null): void {
  if (pillarId === null || titles.typeOf(pillarId) === 'pillar') return;
  const detail = 'pillar must name a pillar of this strategy.';
  throw invalidFields([{ pointer: '?pillar', code: 'unknown', detail }]);
}
