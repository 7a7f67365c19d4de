import type { AdoptedFigures, EditionContent, Figures } from '@wegmarke/domain/contracts';
import { fromExact, subtract } from '@wegmarke/domain/rational';
import type { WordKey, Words } from '@wegmarke/domain/words';
import { cellOf, type WrittenCell, type WrittenSheet } from '../../../../platform/workbook/write-workbook';
import { formula } from './formula-sheet';
import { AT_RISK, type FigureName, FIGURES, healthFormula, OFF_COURSE, percentFormula } from './level-sheets';
import type { Lines } from './milestone-lines';
import { AS_OF, KNOWN_ON, type ScopeName } from './milestones-sheet';

type Said = Words<WordKey>;

interface Row {
  readonly id: string;
  readonly label: WordKey;
  readonly cell: (scope: ScopeName, here: (id: string) => string) => WrittenCell;
}

/** The figures of the strategy in both scopes, and what all formulas are asked for: the day, and the limits of health. */
export function strategySheet(
  content: EditionContent,
  { knownOn }: Lines,
  words: Said,
): { readonly sheet: WrittenSheet; readonly names: { readonly name: string; readonly refersTo: string }[] } {
  const { explanation } = content;
  const isAdopted = explanation.healthAsAdopted !== null;
  const rows = [...figureRows(content, words), ...coverageRows(content)];
  const places = new Map(rows.map(({ id }, at) => [id, at]));
  const asked: readonly (readonly [string, WordKey, WrittenCell])[] = [
    [AT_RISK, 'workbook.atRisk', explanation.tolerances.atRisk],
    [OFF_COURSE, 'workbook.offCourse', explanation.tolerances.offCourse],
  ];
  const name = words.say('workbook.sheet.strategy');
  const cells = rows.map(({ label, cell }) => [
    words.say(label),
    ...(['today', 'adopted'] as const).map((scope, at) =>
      scope === 'adopted' && !isAdopted
        ? null
        : cell(scope, (id) => cellOf(name, at + 1, places.get(id) ?? 0)),
    ),
    null,
  ]);
  const [first, days] = [rows.length, rows.length + asked.length];
  return {
    sheet: {
      name,
      table: 'StrategyTable',
      columns: [
        { heading: words.say('workbook.figure'), kind: 'text' },
        { heading: words.say('fact.today'), kind: 'text' },
        { heading: words.say('fact.adopted'), kind: 'text' },
        { heading: words.say('workbook.day'), kind: 'day' },
      ],
      rows: [
        ...cells,
        ...asked.map(([, label, cell]) => [words.say(label), cell, null, null]),
        [words.say('workbook.on'), null, null, content.on],
        [words.say('workbook.knownOn'), null, null, knownOn],
      ],
    },
    names: [
      ...asked.map(([id], at) => ({ name: id, refersTo: cellOf(name, 1, first + at) })),
      { name: AS_OF, refersTo: cellOf(name, 3, days) },
      { name: KNOWN_ON, refersTo: cellOf(name, 3, days + 1) },
    ],
  };
}

function figureRows({ explanation }: EditionContent, words: Said): Row[] {
  const figures: Readonly<Record<ScopeName, Figures | AdoptedFigures>> = {
    today: explanation.todayScope,
    adopted: explanation.asAdopted,
  };
  const healths = { today: explanation.health, adopted: explanation.healthAsAdopted };
  const each = (row: (figure: FigureName) => Row): Row[] => FIGURES.map(row);
  return [
    ...each((figure) => ({
      id: `${figure}_percent`,
      label: `workbook.${figure}Percent`,
      cell: (scope, here) =>
        formula(percentFormula(here(figure)), figures[scope][figure]?.percent ?? null, 'percent'),
    })),
    {
      id: 'behind',
      label: 'workbook.behind',
      cell: (scope, here) => {
        const { planned, compared } = figures[scope];
        const points =
          planned && compared ? subtract(fromExact(planned.exact), fromExact(compared.exact)) : null;
        const [left, right] = [here('planned'), here('compared')];
        const text = `IF(OR(${left}="",${right}=""),"",ROUND(100*(${left}-${right}),9))`;
        return formula(text, points && { n: points.n * 100n, d: points.d }, 'percent');
      },
    },
    {
      id: 'health',
      label: 'explain.course',
      cell: (scope, here) =>
        formula(
          healthFormula(here('planned'), here('compared'), words),
          words.say(`health.${healths[scope] ?? 'not-measurable'}`),
        ),
    },
    ...each((figure) => ({
      id: figure,
      label: `workbook.${figure}`,
      cell: (scope) => {
        const counted = `SUM(pillar_${scope}_${figure}_counted)`;
        const text = `IF(${counted}=0,"",SUM(pillar_${scope}_${figure}_part)/${counted})`;
        const share = figures[scope][figure];
        return formula(text, share && fromExact(share.exact), 'figure');
      },
    })),
    ...each((figure) => ({
      id: `${figure}_exact`,
      label: `workbook.${figure}Exact`,
      cell: (scope) => figures[scope][figure]?.exact ?? null,
    })),
  ];
}

function coverageRows({ explanation }: EditionContent): Row[] {
  const coverage = { today: explanation.todayScope.coverage, adopted: explanation.asAdopted.coverage };
  return [
    {
      id: 'measurable',
      label: 'workbook.measurable',
      cell: (scope) =>
        formula(`COUNTIF(project_${scope}_sum_weight,">0")`, coverage[scope]?.projects.measurable ?? 0),
    },
    {
      id: 'projects',
      label: 'workbook.projects',
      cell: (scope) => formula(`COUNT(project_${scope}_weight)`, coverage[scope]?.projects.total ?? 0),
    },
    {
      id: 'dated',
      label: 'workbook.dated',
      cell: (scope) => formula(`COUNT(milestone_${scope}_dated)`, coverage[scope]?.milestones.dated ?? 0),
    },
    {
      id: 'milestones',
      label: 'workbook.milestones',
      cell: (scope) => formula(`COUNT(milestone_${scope}_weight)`, coverage[scope]?.milestones.total ?? 0),
    },
  ];
}
