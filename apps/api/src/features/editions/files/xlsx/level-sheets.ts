import type { EditionContent, ExplainedPart, Health, Share } from '@wegmarke/domain/contracts';
import { fromExact, multiply, type Rational, rational, sum, ZERO } from '@wegmarke/domain/rational';
import type { WordKey, Words } from '@wegmarke/domain/words';
import { type FormulaColumn, FormulaSheet, formula, quoted } from './formula-sheet';
import type { Lines, MilestoneLine, PillarLine, ProjectLine } from './milestone-lines';
import { AS_OF, countsOf, KNOWN_ON, type ScopeName, type Sum, SUMS } from './milestones-sheet';

type Said = Words<WordKey>;
export const FIGURES = ['actual', 'planned', 'compared'] as const;
export type FigureName = (typeof FIGURES)[number];
export const [AT_RISK, OFF_COURSE] = ['at_risk', 'off_course'] as const;

const NUMERATOR: Readonly<Record<FigureName, Sum>> = {
  actual: 'done',
  planned: 'due',
  compared: 'dated_done',
};
const DENOMINATOR: Readonly<Record<FigureName, Sum>> = {
  actual: 'weight',
  planned: 'dated',
  compared: 'dated',
};

/** After the day of what was known there is a plan, and nothing that could have been done. */
const unlessAhead = (figure: FigureName, condition: string): string =>
  figure === 'planned' ? condition : `OR(${AS_OF}>${KNOWN_ON},${condition})`;

/** What is said of health by a planned and a compared figure: exact but for what 64 bits cannot hold. */
export function healthFormula(planned: string, compared: string, words: Said): string {
  const say = (health: Health): string => quoted(words.say(`health.${health}`));
  const behind = `ROUND(100*(${planned}-${compared}),9)`;
  return `IF(OR(${planned}="",${compared}=""),${say('not-measurable')},IF(${behind}<=${AT_RISK},${say('on-course')},IF(${behind}<=${OFF_COURSE},${say('at-risk')},${say('off-course')})))`;
}

/** Rounded once for the reader; first to what 64 bits hold for sure, so that half of a tenth is half of a tenth. */
export const percentFormula = (figure: string): string =>
  `IF(${figure}="","",ROUND(ROUND(100*${figure},9),1))`;

/** One line a project: the sums of its milestones, its figures, and what it brings to its pillar. */
export function projectSheet(
  lines: Lines,
  words: Said,
  { on, explanation }: EditionContent,
): FormulaSheet<ProjectLine> {
  const milestonesOf = byProject(lines.milestones);
  const scopeColumns = (scope: ScopeName): FormulaColumn<ProjectLine>[] => [
    ...SUMS.map((each): FormulaColumn<ProjectLine> => ({
      id: `${scope}_sum_${each}`,
      heading: headingOf(words, scope, `workbook.total.${each}`),
      kind: 'number',
      cell: (line, here) =>
        formula(
          `SUMIF(milestone_project,${here('key')},milestone_${scope}_${each})`,
          total(milestonesOf.get(line) ?? [], scope, each, on),
        ),
    })),
    ...figureColumns<ProjectLine>(scope, words, {
      partOf: ({ explained }) => explained[scope],
      top: (figure, here) => here(`${scope}_sum_${NUMERATOR[figure]}`),
      bottom: (figure, here) => here(`${scope}_sum_${DENOMINATOR[figure]}`),
    }),
  ];
  const columns: FormulaColumn<ProjectLine>[] = [
    { id: 'key', heading: words.say('workbook.key'), kind: 'text', cell: ({ key }) => key },
    {
      id: 'pillar',
      heading: words.say('workbook.pillarKey'),
      kind: 'text',
      cell: ({ pillar }) => pillar.key,
    },
    {
      id: 'pillar_title',
      heading: words.say('project.pillar'),
      kind: 'text',
      cell: ({ pillar }) => words.field(pillar.explained.title),
    },
    {
      id: 'title',
      heading: words.say('roadmap.project'),
      kind: 'text',
      cell: ({ explained }) => words.field(explained.title),
    },
    {
      id: 'excluded',
      heading: words.say('workbook.excluded'),
      kind: 'text',
      cell: ({ explained }) => explained.excluded && words.say(`explain.excluded.${explained.excluded}`),
    },
    ...scopeColumns('today'),
    healthColumn('today', words, ({ explained }) => explained.today?.health ?? null),
    ...(explanation.healthAsAdopted === null ? [] : scopeColumns('adopted')),
    { id: 'id', heading: words.say('ledger.file.id'), kind: 'text', cell: ({ explained }) => explained.id },
  ];
  return new FormulaSheet('project', words.say('workbook.sheet.projects'), columns, lines.projects);
}

/** One line a pillar: the weighted mean of its projects that have a figure. */
export function pillarSheet(
  lines: Lines,
  words: Said,
  { explanation }: EditionContent,
): FormulaSheet<PillarLine> {
  const courses = new Map(explanation.pillars.map((pillar) => [pillar.id, pillar]));
  const scopeColumns = (scope: ScopeName): FormulaColumn<PillarLine>[] => {
    const sumOf = (what: string, key: string): string =>
      `SUMIF(project_pillar,${key},project_${scope}_${what})`;
    return [
      ...figureColumns<PillarLine>(scope, words, {
        partOf: ({ explained }) => explained[scope],
        top: (figure, here) => sumOf(`${figure}_part`, here('key')),
        bottom: (figure, here) => sumOf(`${figure}_counted`, here('key')),
      }),
      healthColumn(scope, words, ({ explained: { id } }) =>
        scope === 'today'
          ? (courses.get(id)?.health ?? 'not-measurable')
          : (courses.get(id)?.healthAsAdopted ?? null),
      ),
    ];
  };
  const columns: FormulaColumn<PillarLine>[] = [
    { id: 'key', heading: words.say('workbook.key'), kind: 'text', cell: ({ key }) => key },
    {
      id: 'title',
      heading: words.say('project.pillar'),
      kind: 'text',
      cell: ({ explained }) => words.field(explained.title),
    },
    ...scopeColumns('today'),
    ...(explanation.healthAsAdopted === null ? [] : scopeColumns('adopted')),
    { id: 'id', heading: words.say('ledger.file.id'), kind: 'text', cell: ({ explained }) => explained.id },
  ];
  return new FormulaSheet('pillar', words.say('workbook.sheet.pillars'), columns, lines.pillars);
}

export function headingOf(words: Said, scope: ScopeName, what: WordKey): string {
  return words.say(`workbook.${scope}`, { what: words.say(what) });
}

function byProject(milestones: readonly MilestoneLine[]): ReadonlyMap<ProjectLine, MilestoneLine[]> {
  const found = new Map<ProjectLine, MilestoneLine[]>();
  for (const milestone of milestones) {
    if (!milestone.project) continue;
    const list = found.get(milestone.project);
    if (list) list.push(milestone);
    else found.set(milestone.project, [milestone]);
  }
  return found;
}

function total(milestones: readonly MilestoneLine[], scope: ScopeName, each: Sum, on: string): Rational {
  return sum(milestones.map((milestone) => countsOf(milestone, scope, on)[each] ?? ZERO));
}

interface Level<Line> {
  readonly partOf: (line: Line) => ExplainedPart | null;
  readonly top: (figure: FigureName, here: (id: string) => string) => string;
  readonly bottom: (figure: FigureName, here: (id: string) => string) => string;
}

const valueOf = (share: Share | null | undefined): Rational | null => (share ? fromExact(share.exact) : null);

/** Its three figures, as displayed and exact, then what the level above sums: weights that count, and weighted figures. */
function figureColumns<Line>(scope: ScopeName, words: Said, level: Level<Line>): FormulaColumn<Line>[] {
  const heading = (what: WordKey): string => headingOf(words, scope, what);
  const weight: FormulaColumn<Line> = {
    id: `${scope}_weight`,
    heading: heading('explain.weight'),
    kind: 'number',
    cell: (line) => level.partOf(line)?.weight ?? null,
  };
  const each = <Column>(column: (figure: FigureName) => Column): Column[] => FIGURES.map(column);
  return [
    weight,
    ...each((figure): FormulaColumn<Line> => ({
      id: `${scope}_${figure}`,
      heading: heading(`workbook.${figure}`),
      kind: 'figure',
      cell: (line, here) => {
        const bottom = level.bottom(figure, here);
        const text = `IF(${unlessAhead(figure, `${bottom}=0`)},"",${level.top(figure, here)}/${bottom})`;
        return formula(text, valueOf(level.partOf(line)?.[figure]));
      },
    })),
    ...each((figure): FormulaColumn<Line> => ({
      id: `${scope}_${figure}_percent`,
      heading: heading(`workbook.${figure}Percent`),
      kind: 'percent',
      cell: (line, here) =>
        formula(percentFormula(here(`${scope}_${figure}`)), level.partOf(line)?.[figure]?.percent ?? null),
    })),
    ...each((figure): FormulaColumn<Line> => ({
      id: `${scope}_${figure}_exact`,
      heading: heading(`workbook.${figure}Exact`),
      kind: 'text',
      cell: (line) => level.partOf(line)?.[figure]?.exact ?? null,
    })),
    ...each((figure): FormulaColumn<Line> => ({
      id: `${scope}_${figure}_counted`,
      heading: heading(`workbook.${figure}Counted`),
      kind: 'number',
      cell: (line, here) => {
        const part = level.partOf(line);
        const counted = part?.[figure] ? rational(part.weight) : null;
        return formula(`IF(${here(`${scope}_${figure}`)}="","",${here(`${scope}_weight`)})`, counted);
      },
    })),
    ...each((figure): FormulaColumn<Line> => ({
      id: `${scope}_${figure}_part`,
      heading: heading(`workbook.${figure}Part`),
      kind: 'number',
      cell: (line, here) => {
        const part = level.partOf(line);
        const value = valueOf(part?.[figure]);
        const own = here(`${scope}_${figure}`);
        return formula(
          `IF(${own}="","",${here(`${scope}_weight`)}*${own})`,
          part && value && multiply(rational(part.weight), value),
        );
      },
    })),
  ];
}

function healthColumn<Line>(
  scope: ScopeName,
  words: Said,
  healthOf: (line: Line) => Health | null,
): FormulaColumn<Line> {
  return {
    id: `${scope}_health`,
    heading: headingOf(words, scope, 'explain.course'),
    kind: 'text',
    cell: (line, here) => {
      const health = healthOf(line);
      if (health === null) return null;
      const text = healthFormula(here(`${scope}_planned`), here(`${scope}_compared`), words);
      return formula(text, words.say(`health.${health}`));
    },
  };
}
