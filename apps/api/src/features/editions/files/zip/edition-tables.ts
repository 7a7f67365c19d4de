import type { EditionContent, FigureSet } from '@wegmarke/domain/contracts';
import { linesOf } from '../xlsx/milestone-lines';
import {
  column,
  type EditionTable,
  type Said,
  scoped,
  shareColumns,
  table,
  type TableColumn,
  weightColumn,
} from './table-columns';

/** All tables of an edition, in the order in which its dictionary tells them. */
export function tablesOf(content: EditionContent, words: Said): EditionTable[] {
  return [
    strategyTable(content, words),
    pillarTable(content, words),
    projectTable(content, words),
    milestoneTable(content, words),
    seriesTable(content, words),
    changeTable(content, words),
    accountTable(content, words),
    resolutionTable(content, words),
  ];
}

interface LevelLine {
  readonly id: string | null;
  readonly title: string;
  readonly figures: FigureSet;
}

function figureSetColumns(): TableColumn<LevelLine>[] {
  return [
    ...shareColumns<LevelLine>('today', ({ figures }) => figures.todayScope),
    scoped('today', 'health', 'string', 'explain.course', ({ figures }) => figures.health),
    ...shareColumns<LevelLine>('adopted', ({ figures }) => figures.asAdopted),
    scoped('adopted', 'health', 'string', 'explain.course', ({ figures }) => figures.healthAsAdopted),
    column(
      'projects_measurable',
      'integer',
      'workbook.measurable',
      ({ figures }) => figures.todayScope.coverage.projects.measurable,
    ),
    column(
      'projects_total',
      'integer',
      'workbook.projects',
      ({ figures }) => figures.todayScope.coverage.projects.total,
    ),
    column(
      'milestones_dated',
      'integer',
      'workbook.dated',
      ({ figures }) => figures.todayScope.coverage.milestones.dated,
    ),
    column(
      'milestones_total',
      'integer',
      'workbook.milestones',
      ({ figures }) => figures.todayScope.coverage.milestones.total,
    ),
    ...(['claimed', 'evidenced', 'verified'] as const).map((level) =>
      column<LevelLine>(
        `evidence_${level}_exact`,
        'string',
        `evidence.${level}`,
        ({ figures }) => figures.todayScope.evidence?.[level].exact ?? null,
      ),
    ),
  ];
}

function strategyTable({ strategy, explanation, on, revision }: EditionContent, words: Said): EditionTable {
  const columns: TableColumn<LevelLine>[] = [
    column('strategy_id', 'string', 'ledger.file.id', ({ id }) => id),
    column('strategy', 'string', 'explain.strategy', ({ title }) => title),
    column('on', 'date', 'workbook.on', () => on),
    column('revision', 'integer', 'ledger.file.revision', () => revision),
    ...figureSetColumns(),
  ];
  const line = { id: strategy.id, title: words.field(strategy.title), figures: explanation };
  return table(words, 'strategy.csv', 'workbook.sheet.strategy', columns, [line]);
}

function pillarTable({ explanation }: EditionContent, words: Said): EditionTable {
  const columns: TableColumn<LevelLine>[] = [
    column('pillar_id', 'string', 'ledger.file.id', ({ id }) => id),
    column('pillar', 'string', 'project.pillar', ({ title }) => title),
    ...figureSetColumns(),
  ];
  const lines = explanation.pillars.map((pillar) => ({
    id: pillar.id,
    title: words.field(pillar.title),
    figures: pillar,
  }));
  return table(words, 'pillars.csv', 'workbook.sheet.pillars', columns, lines);
}

function projectTable(content: EditionContent, words: Said): EditionTable {
  type Line = ReturnType<typeof linesOf>['projects'][number];
  const facts = new Map(content.projects.map((project) => [project.id, project]));
  return table<Line>(
    words,
    'projects.csv',
    'workbook.sheet.projects',
    [
      column('project_id', 'string', 'ledger.file.id', ({ explained }) => explained.id),
      column('project', 'string', 'roadmap.project', ({ explained }) => words.field(explained.title)),
      column('pillar_id', 'string', 'workbook.pillarKey', ({ pillar }) => pillar.explained.id),
      column('office', 'string', 'project.office', ({ explained: { id } }) => {
        const office = facts.get(id)?.office;
        return office ? words.field(office) : null;
      }),
      weightColumn('today', ({ explained }) => explained.today),
      ...shareColumns<Line>('today', ({ explained }) => explained.today),
      scoped(
        'today',
        'health',
        'string',
        'explain.course',
        ({ explained }) => explained.today?.health ?? null,
      ),
      weightColumn('adopted', ({ explained }) => explained.adopted),
      ...shareColumns<Line>('adopted', ({ explained }) => explained.adopted),
      column('excluded', 'string', 'workbook.excluded', ({ explained }) => explained.excluded),
    ],
    linesOf(content).projects,
  );
}

function milestoneTable({ explanation }: EditionContent, words: Said): EditionTable {
  const lines = explanation.tree.flatMap((pillar) =>
    pillar.projects.flatMap((project) =>
      project.milestones.map((milestone) => ({ pillar, project, milestone })),
    ),
  );
  type Line = (typeof lines)[number];
  return table<Line>(
    words,
    'milestones.csv',
    'workbook.sheet.milestones',
    [
      column('milestone_id', 'string', 'ledger.file.id', ({ milestone }) => milestone.id),
      column('milestone', 'string', 'roadmap.milestone', ({ milestone }) => words.field(milestone.title)),
      column('project_id', 'string', 'workbook.projectKey', ({ project }) => project.id),
      column('project', 'string', 'roadmap.project', ({ project }) => words.field(project.title)),
      column('pillar_id', 'string', 'workbook.pillarKey', ({ pillar }) => pillar.id),
      column('promised_on', 'date', 'explain.promise', ({ milestone }) => milestone.promisedOn),
      column('completed_on', 'date', 'explain.completed', ({ milestone }) => milestone.completedOn),
      column('left_on', 'date', 'workbook.left', ({ milestone }) => milestone.leftOn),
      column('evidence', 'string', 'workbook.evidence', ({ milestone }) => milestone.evidence),
      scoped(
        'today',
        'weight',
        'string',
        'explain.weight',
        ({ milestone }) => milestone.today?.weight ?? null,
      ),
      scoped(
        'today',
        'counts',
        'string',
        'workbook.sum.done',
        ({ milestone }) => milestone.today?.counts ?? null,
      ),
      scoped('today', 'baseline_on', 'date', 'workbook.baseline', ({ milestone }) => milestone.baselineOn),
      scoped(
        'adopted',
        'weight',
        'string',
        'explain.weight',
        ({ milestone }) => milestone.adopted?.weight ?? null,
      ),
      scoped(
        'adopted',
        'counts',
        'string',
        'workbook.sum.done',
        ({ milestone }) => milestone.adopted?.counts ?? null,
      ),
      scoped(
        'adopted',
        'baseline_on',
        'date',
        'workbook.baseline',
        ({ milestone }) => milestone.adoptedBaselineOn,
      ),
      column(
        'adopted_status',
        'string',
        'workbook.status',
        ({ milestone }) => milestone.adopted?.status ?? null,
      ),
      column('excluded', 'string', 'workbook.excluded', ({ milestone }) => milestone.excluded),
      column(
        'successor_ids',
        'string',
        'workbook.successor',
        ({ milestone }) => milestone.successorIds.join(' ') || null,
      ),
    ],
    lines,
  );
}

function seriesTable({ series }: EditionContent, words: Said): EditionTable {
  const lines = series.points.flatMap(({ on, strategy, pillars }) => [
    ...(strategy ? [{ on, id: null, figures: strategy }] : []),
    ...pillars.map(({ id, ...figures }) => ({ on, id, figures })),
  ]);
  type Line = (typeof lines)[number];
  return table<Line>(
    words,
    'series.csv',
    'workbook.sheet.series',
    [
      column('on', 'date', 'workbook.on', ({ on }) => on),
      column('pillar_id', 'string', 'workbook.pillarKey', ({ id }) => id),
      ...shareColumns<Line>('today', ({ figures }) => figures.todayScope),
      scoped('today', 'health', 'string', 'explain.course', ({ figures }) => figures.health),
      ...shareColumns<Line>('adopted', ({ figures }) => figures.asAdopted),
    ],
    lines,
  );
}

function changeTable({ change }: EditionContent, words: Said): EditionTable {
  const lines = (['today', 'adopted'] as const).flatMap((scope) =>
    ((scope === 'today' ? change?.today : change?.asAdopted)?.changes ?? []).flatMap(({ pillarId, parts }) =>
      parts.map((part) => ({ scope, pillarId, part })),
    ),
  );
  type Line = (typeof lines)[number];
  return table<Line>(
    words,
    'changes.csv',
    'workbook.sheet.changes',
    [
      column('scope', 'string', 'workbook.scope', ({ scope }) => scope),
      column('pillar_id', 'string', 'workbook.pillarKey', ({ pillarId }) => pillarId),
      column('part', 'string', 'explain.barsPart', ({ part }) => part.kind),
      column('points', 'decimal', 'workbook.points', ({ part }) => part.amount.points),
      column('exact', 'string', 'explain.exact', ({ part }) => part.amount.exact),
    ],
    lines,
  );
}

function accountTable({ account }: EditionContent, words: Said): EditionTable {
  type Line = EditionContent['account']['rows'][number];
  const counts = ['adopted', 'added', 'parts', 'dropped', 'merged', 'split', 'moved'] as const;
  const states = ['done', 'late', 'open', 'dropped', 'merged', 'split'] as const;
  return table<Line>(
    words,
    'account.csv',
    'workbook.sheet.account',
    [
      column('pillar_id', 'string', 'workbook.pillarKey', ({ pillarId }) => pillarId),
      ...counts.map((count) => column<Line>(count, 'integer', `ledger.col.${count}`, (row) => row[count])),
      column('in_scope', 'integer', 'ledger.file.inScope', ({ inScope }) => inScope),
      ...states.map((state) =>
        scoped<Line>('adopted', state, 'integer', `state.${state}`, ({ status }) => status?.[state] ?? null),
      ),
    ],
    account.rows,
  );
}

function resolutionTable({ resolutions }: EditionContent, words: Said): EditionTable {
  type Line = EditionContent['resolutions'][number];
  return table<Line>(
    words,
    'resolutions.csv',
    'workbook.sheet.resolutions',
    [
      column('resolution_id', 'string', 'ledger.file.id', ({ id }) => id),
      column('reference', 'string', 'workbook.reference', ({ reference }) => reference),
      column('title', 'string', 'workbook.resolution', ({ title }) => words.field(title)),
      column('body', 'string', 'workbook.body', ({ body }) => body),
      column('decided_on', 'date', 'workbook.decidedOn', ({ decidedOn }) => decidedOn),
      column('item', 'string', 'workbook.item', ({ item }) => item),
      column('role', 'string', 'workbook.role', ({ role }) => role),
      column('result', 'string', 'workbook.result', ({ result }) => result),
      column('state', 'string', 'workbook.state', ({ state }) => state),
      column('milestones_done', 'integer', 'workbook.milestonesDone', ({ milestones }) => milestones.done),
      column('milestones_late', 'integer', 'workbook.milestonesLate', ({ milestones }) => milestones.late),
      column('milestones_total', 'integer', 'workbook.milestones', ({ milestones }) => milestones.total),
    ],
    resolutions,
  );
}
