import type { EditionContent, MilestoneStatus } from '@wegmarke/domain/contracts';
import { multiply, ONE, type Rational, ZERO } from '@wegmarke/domain/rational';
import type { WordKey, Words } from '@wegmarke/domain/words';
import { type FormulaColumn, FormulaSheet, formula, fractionCell, quoted } from './formula-sheet';
import type { Lines, MilestoneLine, SuccessorLine } from './milestone-lines';

type Said = Words<WordKey>;
export type ScopeName = 'today' | 'adopted';

/** What a formula says of a whole sheet: the days that it is asked for, in the sheet of the strategy. */
export const AS_OF = 'as_of';
export const KNOWN_ON = 'known_on';

/** One line a milestone: what is known of it, and from that what it brings to either scope. */
export function milestoneSheets(
  lines: Lines,
  words: Said,
  { on, explanation }: EditionContent,
): { readonly milestones: FormulaSheet<MilestoneLine>; readonly successors: FormulaSheet<SuccessorLine> } {
  const name = words.say('workbook.sheet.milestones');
  const successorsName = words.say('workbook.sheet.successors');
  const column = (
    id: string,
    heading: WordKey,
    kind: FormulaColumn<MilestoneLine>['kind'],
    cell: FormulaColumn<MilestoneLine>['cell'],
  ): FormulaColumn<MilestoneLine> => ({ id, heading: words.say(heading), kind, cell });
  const columns: FormulaColumn<MilestoneLine>[] = [
    column('key', 'workbook.key', 'text', ({ key }) => key),
    column('project', 'workbook.projectKey', 'text', ({ project }) => project?.key ?? null),
    column('pillar_title', 'project.pillar', 'text', ({ project }) =>
      project ? words.field(project.pillar.explained.title) : null,
    ),
    column('project_title', 'roadmap.project', 'text', ({ project }) =>
      project ? words.field(project.explained.title) : null,
    ),
    column('title', 'roadmap.milestone', 'text', ({ title }) => words.field(title)),
    column('promise', 'explain.promise', 'day', ({ promisedOn }) => promisedOn),
    column('completed', 'explain.completed', 'day', ({ completedOn }) => completedOn),
    column('evidence', 'workbook.evidence', 'text', ({ evidence }) =>
      evidence === null ? null : words.say(`evidence.${evidence}`),
    ),
    column('left', 'workbook.left', 'day', ({ left }) => left?.on ?? null),
    column('left_how', 'workbook.leftHow', 'text', ({ left }) => left && words.say(`state.${left.how}`)),
    column('share', 'workbook.share', 'figure', (line, here) =>
      followed(line, here, lines, (first, count) => ({
        weights: successors.block('weight', first, count),
        shares: successors.block('share', first, count),
      })),
    ),
    ...scopeColumns('today', words, on),
    ...(explanation.healthAsAdopted === null
      ? []
      : [
          ...scopeColumns('adopted', words, on),
          column('status', 'workbook.status', 'text', (line, here) => statusCell(line, here, words)),
        ]),
    column('id', 'ledger.file.id', 'text', ({ id }) => id),
  ];
  const milestones = new FormulaSheet('milestone', name, columns, lines.milestones);
  const successors = new FormulaSheet<SuccessorLine>(
    'successor',
    successorsName,
    successorColumns(lines, words, milestones),
    lines.successors,
  );
  return { milestones, successors };
}

/** How much of it is done, 0 to 1: what left follows its parts or its successor. */
function followed(
  { id, completedOn, status }: MilestoneLine,
  here: (id: string) => string,
  { blockOf }: Lines,
  refer: (first: number, count: number) => { weights: string; shares: string },
) {
  const block = blockOf.get(id);
  const done = completedOn === null ? status.done : ONE;
  if (!block) return formula(`IF(ISBLANK(${here('completed')}),0,1)`, done);
  const { weights, shares } = refer(block.first, block.count);
  return formula(
    `IF(ISBLANK(${here('completed')}),SUMPRODUCT(${weights},${shares})/SUM(${weights}),1)`,
    done,
  );
}

function successorColumns(
  { placeOf }: Lines,
  words: Said,
  milestones: FormulaSheet<MilestoneLine>,
): FormulaColumn<SuccessorLine>[] {
  const share = (to: MilestoneLine): string => milestones.at('share', placeOf.get(to.id) ?? 0);
  return [
    { id: 'key', heading: words.say('workbook.key'), kind: 'text', cell: ({ from }) => from.key },
    {
      id: 'title',
      heading: words.say('roadmap.milestone'),
      kind: 'text',
      cell: ({ from }) => words.field(from.title),
    },
    { id: 'to', heading: words.say('workbook.successorKey'), kind: 'text', cell: ({ to }) => to.key },
    {
      id: 'to_title',
      heading: words.say('workbook.successor'),
      kind: 'text',
      cell: ({ to }) => words.field(to.title),
    },
    {
      id: 'weight',
      heading: words.say('explain.weight'),
      kind: 'number',
      cell: ({ weight }) => fractionCell(weight),
    },
    {
      id: 'share',
      heading: words.say('workbook.share'),
      kind: 'figure',
      cell: ({ to }) => formula(share(to), to.completedOn === null ? to.status.done : ONE),
    },
  ];
}

/** What a milestone brings to the sums of a scope. `counts`: the value that is added; null where nothing is. */
export function countsOf(
  line: MilestoneLine,
  scope: ScopeName,
  on: string,
): Readonly<Record<Sum, Rational | null>> {
  const part = line[scope];
  const done = part && multiply(part.weight, line.completedOn === null ? line.status.done : ONE);
  const baselineOn = part?.baselineOn ?? null;
  const isDated = part !== null && baselineOn !== null;
  return {
    weight: part?.weight ?? null,
    done,
    dated: isDated ? part.weight : null,
    due: isDated ? (baselineOn <= on ? part.weight : ZERO) : null,
    dated_done: isDated ? done : null,
  };
}

export const SUMS = ['weight', 'done', 'dated', 'due', 'dated_done'] as const;
export type Sum = (typeof SUMS)[number];

function scopeColumns(scope: ScopeName, words: Said, on: string): FormulaColumn<MilestoneLine>[] {
  const heading = (what: WordKey): string => words.say(`workbook.${scope}`, { what: words.say(what) });
  const counted = (
    sum: Sum,
    text: (weight: string, baseline: string, share: string) => string,
  ): FormulaColumn<MilestoneLine> => ({
    id: `${scope}_${sum}`,
    heading: heading(`workbook.sum.${sum}`),
    kind: 'number',
    cell: (line, here) => {
      if (line.project === null) return null;
      const [weight, baseline] = [here(`${scope}_weight`), here(`${scope}_baseline`)];
      return formula(text(weight, baseline, here('share')), countsOf(line, scope, on)[sum]);
    },
  });
  return [
    {
      id: `${scope}_weight`,
      heading: heading('workbook.sum.weight'),
      kind: 'number',
      cell: (line) => fractionCell(line[scope]?.weight ?? null),
    },
    {
      id: `${scope}_baseline`,
      heading: heading('workbook.baseline'),
      kind: 'day',
      cell: (line) => line[scope]?.baselineOn ?? null,
    },
    counted('done', (weight, _, share) => `IF(ISBLANK(${weight}),"",${weight}*${share})`),
    counted('dated', (weight, baseline) => `IF(OR(ISBLANK(${weight}),ISBLANK(${baseline})),"",${weight})`),
    counted(
      'due',
      (weight, baseline) =>
        `IF(OR(ISBLANK(${weight}),ISBLANK(${baseline})),"",IF(${baseline}<=${AS_OF},${weight},0))`,
    ),
    counted(
      'dated_done',
      (weight, baseline, share) => `IF(OR(ISBLANK(${weight}),ISBLANK(${baseline})),"",${weight}*${share})`,
    ),
  ];
}

function statusCell({ adopted }: MilestoneLine, here: (id: string) => string, words: Said) {
  const say = (status: MilestoneStatus): string => words.say(`state.${status}`);
  const [weight, baseline, how] = [here('adopted_weight'), here('adopted_baseline'), here('left_how')];
  const open = `IF(ISBLANK(${baseline}),${quoted(say('open'))},IF(${baseline}<${AS_OF},${quoted(say('late'))},${quoted(say('open'))}))`;
  const text = `IF(ISBLANK(${weight}),"",IF(ISBLANK(${here('completed')}),IF(ISBLANK(${how}),${open},${how}),${quoted(say('done'))}))`;
  return formula(text, adopted ? say(adopted.status as MilestoneStatus) : null);
}
