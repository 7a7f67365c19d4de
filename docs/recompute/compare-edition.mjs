// The parts of a sealed report, each against what follows from the entries that stand in it.
import { behindOf, figuresOf, healthOf, limitsOf, measure, NOTHING, statusOf, textOf } from './measure.mjs';
import { look, share, times } from './recompute.mjs';

export function compareExplanation(comparison, { explanation, data }, question) {
  const sight = { ...look(data.entries, question), on: question.on };
  const { todayScope, asAdopted, status, known } = sight;
  const limits = limitsOf(known);
  const measured = {
    today: measure(todayScope, status, question),
    adopted: asAdopted && measure(asAdopted, status, question),
  };
  const set = (id) => {
    const isAdopted = asAdopted !== null && (id === null || asAdopted.some((pillar) => pillar.id === id));
    const healthIn = (which) => {
      const at = (figure) =>
        id === null ? measured[which][figure].strategy : (measured[which][figure].pillars.get(id) ?? null);
      return measured[which].isAhead ? 'not-measurable' : healthOf(at('planned'), at('compared'), limits);
    };
    const through =
      isAdopted && !measured.adopted.isAhead
        ? id === null
          ? measured.adopted.through.strategy
          : (measured.adopted.through.pillars.get(id) ?? null)
        : null;
    return {
      health: healthIn('today'),
      healthAsAdopted: isAdopted ? healthIn('adopted') : null,
      todayScope: figuresOf(todayScope, measured.today, id),
      asAdopted: isAdopted ? figuresOf(asAdopted, measured.adopted, id) : NOTHING,
      throughSuccessors: share(through),
      behind: behindOf(todayScope, measured.today, id, question.on),
    };
  };
  const size = (id) => {
    const [inToday, inAdopted] = [todayScope, asAdopted ?? []].map((scope) =>
      scope.find((each) => each.id === id),
    );
    return {
      weight: inToday ? Number(inToday.weight[0]) : null,
      weightAsAdopted: inAdopted ? Number(inAdopted.weight[0]) : null,
      projectCount: inToday?.projects.length ?? 0,
    };
  };
  const sizeOf = ({ weight, weightAsAdopted, projectCount }) => ({ weight, weightAsAdopted, projectCount });
  const said = ({ health, healthAsAdopted, todayScope, asAdopted, throughSuccessors, behind }) => ({
    ...{ health, healthAsAdopted, todayScope, asAdopted, throughSuccessors, behind },
  });
  comparison.group('Figures, health, coverage and evidence of strategy and pillars', () => {
    comparison.same('the limits of health', explanation.tolerances, limits);
    comparison.same('the strategy', said(explanation), set(null));
    comparison.same('pillars without a figure', explanation.leftOut, {
      today: withoutFigure(todayScope, measured.today),
      adopted: withoutFigure(asAdopted ?? [], measured.adopted),
    });
    for (const pillar of explanation.pillars)
      comparison.same(
        `pillar ${pillar.id}`,
        { ...said(pillar), ...sizeOf(pillar) },
        { ...set(pillar.id), ...size(pillar.id) },
      );
    comparison.same(
      'the pillars that are told',
      explanation.pillars.map(({ id }) => id).sort(),
      [...new Set([...todayScope, ...(asAdopted ?? [])].map(({ id }) => id))].sort(),
    );
  });
  comparison.group('Projects and milestones', () =>
    compareTree(comparison, explanation.tree, sight, measured, limits),
  );
  comparison.group('What is in scope is told', () => compareScopes(comparison, explanation.tree, sight));
  if (!sight.isDraft)
    comparison.note(
      `Not compared: how many projects are unpublished (${explanation.unpublishedProjects} are said to be); nothing else of them is in the file.`,
    );
}

function partOf(scope, measured, pillarId, projectId, limits) {
  const pillar = scope?.find((each) => each.id === pillarId);
  const item = projectId === null ? pillar : pillar?.projects.find((each) => each.id === projectId);
  if (!item) return null;
  const at = (figure) => measured[figure][projectId === null ? 'pillars' : 'projects'].get(item.id) ?? null;
  const health = measured.isAhead ? 'not-measurable' : healthOf(at('planned'), at('compared'), limits);
  return {
    weight: Number(item.weight[0]),
    ...{ actual: share(at('actual')), planned: share(at('planned')), compared: share(at('compared')) },
    health,
  };
}

function compareTree(comparison, tree, sight, measured, limits) {
  const { todayScope, asAdopted } = sight;
  const shown = (part, withHealth) =>
    part && {
      weight: part.weight,
      actual: part.actual,
      planned: part.planned,
      compared: part.compared,
      ...(withHealth ? { health: part.health } : {}),
    };
  for (const pillar of tree) {
    const parts = (projectId, withHealth) => ({
      today: shown(partOf(todayScope, measured.today, pillar.id, projectId, limits), withHealth),
      adopted: shown(
        asAdopted && partOf(asAdopted, measured.adopted, pillar.id, projectId, limits),
        withHealth,
      ),
    });
    const found = parts(null, false);
    comparison.same(`pillar ${pillar.id} in today’s scope`, shown(pillar.today, false), found.today);
    comparison.same(`pillar ${pillar.id} as adopted`, shown(pillar.adopted, false), found.adopted);
    for (const project of pillar.projects) {
      const own = parts(project.id, true);
      comparison.same(`project ${project.id} in today’s scope`, shown(project.today, true), own.today);
      const hasHealth = project.adopted !== null && 'health' in project.adopted;
      comparison.same(
        `project ${project.id} as adopted`,
        shown(project.adopted, hasHealth),
        shown(own.adopted, hasHealth),
      );
      for (const milestone of project.milestones)
        compareMilestone(comparison, milestone, { pillar, project }, sight);
    }
  }
}

function compareMilestone(
  comparison,
  milestone,
  { pillar, project },
  { today, then, now, status, todayScope, asAdopted, on },
) {
  const { id } = milestone;
  const name = `milestone ${id}`;
  const find = (scope) =>
    scope
      ?.find((each) => each.id === pillar.id)
      ?.projects.find((each) => each.id === project.id)
      ?.milestones.find((each) => each.id === id);
  const counted = (leaf) =>
    leaf && { weight: textOf(leaf.weight), counts: textOf(times(leaf.weight, status(id))) };
  const [inToday, inAdopted] = [find(todayScope), find(asAdopted)];
  const gone = today.left(id, now);
  const done = today.completed(id, now);
  const act = then?.lines.length ? then.lines.length - 1 : null;
  const wasThere = then !== null && then.milestones(act).includes(id);
  comparison.same(`${name}: its days`, daysOf(milestone), {
    baselineOn: today.baseline(id, now),
    adoptedBaselineOn: wasThere ? then.baseline(id, act) : null,
    promisedOn: today.promise(id, now),
    completedOn: done,
    leftOn: gone?.validOn ?? null,
    evidence: done === null ? null : today.evidence(id, now),
  });
  comparison.same(`${name} in today’s scope`, milestone.today, counted(inToday) ?? null);
  comparison.same(
    `${name} as adopted`,
    milestone.adopted,
    inAdopted ? { ...counted(inAdopted), status: statusOf(done, gone, inAdopted.baselineOn, on) } : null,
  );
  comparison.same(
    `${name}: what counts in its place`,
    [...milestone.successorIds].sort(),
    [...today.successors(id, now)].sort(),
  );
}

const daysOf = ({ baselineOn, adoptedBaselineOn, promisedOn, completedOn, leftOn, evidence }) => ({
  ...{ baselineOn, adoptedBaselineOn, promisedOn, completedOn, leftOn, evidence },
});

const withoutFigure = (scope, measured) =>
  scope.map(({ id }) => id).filter((id) => measured.actual.pillars.get(id) === null);

/** Nothing that counts is left out of what is told: a figure cannot rest on what nobody sees. */
function compareScopes(comparison, tree, { todayScope, asAdopted }) {
  const told = (scope) =>
    tree.flatMap((pillar) =>
      pillar.projects.flatMap((project) =>
        project.milestones
          .filter((each) => each[scope] !== null)
          .map((each) => `${pillar.id} ${project.id} ${each.id}`),
      ),
    );
  const inScope = (scope) =>
    (scope ?? []).flatMap((pillar) =>
      pillar.projects.flatMap((project) =>
        project.milestones.map((each) => `${pillar.id} ${project.id} ${each.id}`),
      ),
    );
  comparison.same('what is in today’s scope', told('today').sort(), inScope(todayScope).sort());
  comparison.same('what was adopted', told('adopted').sort(), inScope(asAdopted).sort());
}

export function compareSeries(comparison, { series, data }, question) {
  comparison.group('Points of the series', () => {
    for (const point of series.points) {
      if (point.strategy === null) continue;
      const asked = { ...question, on: point.on };
      const { todayScope, asAdopted, status, known } = look(data.entries, asked);
      const limits = limitsOf(known);
      const [today, adopted] = [
        measure(todayScope, status, asked),
        asAdopted && measure(asAdopted, status, asked),
      ];
      const shares = (measured, id) => {
        const at = (figure) =>
          share(id === null ? measured[figure].strategy : (measured[figure].pillars.get(id) ?? null));
        return { actual: at('actual'), planned: at('planned'), compared: at('compared') };
      };
      const of = (id) => {
        const at = (figure) =>
          id === null ? today[figure].strategy : (today[figure].pillars.get(id) ?? null);
        return {
          health: today.isAhead ? 'not-measurable' : healthOf(at('planned'), at('compared'), limits),
          todayScope: shares(today, id),
          asAdopted: adopted ? shares(adopted, id) : { actual: null, planned: null, compared: null },
        };
      };
      comparison.same(`the strategy on ${point.on}`, point.strategy, of(null));
      for (const { id, ...figures } of point.pillars)
        comparison.same(`pillar ${id} on ${point.on}`, figures, of(id));
    }
  });
}
