import type { CourseSeries, FieldText, SeriesFigures, Share } from '@wegmarke/domain/contracts';
import { type Cell, writeDelimited } from '@wegmarke/domain/tables';

const FIGURES = ['actual', 'planned', 'compared'] as const;
const SCOPES = ['todayScope', 'asAdopted'] as const;
const PREFIX = { todayScope: 'today', asAdopted: 'adopted' } as const;

/**
 * The course over time as CSV, a line a month for the strategy and for each pillar: percentages with one decimal and exact
 * fractions beside them; empty where there is none.
 */
export function seriesCsv(
  { points }: Pick<CourseSeries, 'points'>,
  titles: ReadonlyMap<string, FieldText>,
): string {
  const head = [
    ...['on', 'pillar_id', 'pillar', 'health'],
    ...SCOPES.flatMap((scope) =>
      FIGURES.flatMap((figure) => [`${PREFIX[scope]}_${figure}_percent`, `${PREFIX[scope]}_${figure}_exact`]),
    ),
  ];
  const rows = points.flatMap(({ on, strategy, pillars }) => [
    ...(strategy ? [lineOf(on, null, null, strategy)] : []),
    ...pillars.map(({ id, ...figures }) => lineOf(on, id, titles.get(id) ?? null, figures)),
  ]);
  return writeDelimited([head, ...rows], ',');
}

function lineOf(on: string, id: string | null, title: FieldText | null, figures: SeriesFigures): Cell[] {
  const shares: (Share | null)[] = SCOPES.flatMap((scope) => FIGURES.map((figure) => figures[scope][figure]));
  return [
    ...[on, id, title && (title.texts[title.source] ?? null), figures.health],
    ...shares.flatMap((share) => [share?.percent ?? null, share?.exact ?? null]),
  ];
}
