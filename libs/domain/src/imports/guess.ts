import type { ImportColumnView, ImportField, ImportReason } from '../contracts';
import type { DecimalMark, TableRow } from '../tables';
import { type ColumnShape, shapeOf } from './column-shape';
import { fieldsNamedBy, type NamedField } from './header-words';

/** Days of the list itself, not of what it lists. */
const OWN_DAYS =
  /erstell|angelegt|änder|aktualis|created|modified|updated|gewijzigd|aangemaakt|^jahr$|^year$|^jaar$/iu;

/** Mean characters of a column beyond which it holds paragraphs rather than titles. */
const LONGEST_TITLES = 250;

/** Headings that city lists use for parts of the administration, and that are read as posts just as well. */
const UNITS: ReadonlySet<string> = new Set(['amt', 'fachamt', 'dienststelle', 'oe', 'organisationseinheit']);

/** Fields that several columns may stand for. */
const REPEATABLE: ReadonlySet<ImportField> = new Set(['judgement', 'ignore']);

interface Candidate {
  readonly column: number;
  readonly field: ImportField;
  readonly score: number;
  readonly reason: ImportReason;
}

/** What every column probably stands for, and why. */
export function guessColumns(
  titles: readonly string[],
  rows: readonly TableRow[],
  decimals: DecimalMark,
): ImportColumnView[] {
  const shapes = titles.map((_, column) => shapeOf(rows, column, decimals));
  const shapeAt = (column: number): ColumnShape => shapes[column] ?? shapeOf([], column, decimals);
  const candidates = titles
    .flatMap((title, column) => candidatesOf(title, column, shapeAt(column)))
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const given = new Map<number, Candidate>();
  const taken = new Set<ImportField>();
  for (const candidate of candidates) {
    if (given.has(candidate.column)) continue;
    if (taken.has(candidate.field) && !REPEATABLE.has(candidate.field)) continue;
    given.set(candidate.column, candidate);
    taken.add(candidate.field);
  }
  for (const found of byValuesAlone(titles, shapes, given, taken)) given.set(found.column, found);
  return titles.map((header, index) => {
    const shape = shapeAt(index);
    const found = given.get(index);
    const lost = candidates.find(({ column }) => column === index);
    const reasons = found ? [found.reason] : whyIgnored(index, shape, lost);
    return {
      index,
      header,
      field: found?.field ?? 'ignore',
      samples: shape.samples,
      filled: shape.filled,
      reasons: shape.colours > 1 ? [...reasons, reasonFor('colours', index, String(shape.colours))] : reasons,
    };
  });
}

const reasonFor = (code: string, column: number | null, value: string | null = null): ImportReason => ({
  code,
  column,
  value,
});

function saidBy(field: ImportField, word: string, strength: NamedField['strength']): string {
  if (field === 'department' && UNITS.has(word)) return 'heading-unit';
  return strength === 3 ? 'heading' : 'heading-part';
}

function candidatesOf(title: string, column: number, shape: ColumnShape): Candidate[] {
  if (shape.filled === 0) return [];
  return fieldsNamedBy(title).flatMap(({ field, word, strength }): Candidate[] => {
    const fitting = fit(field, shape, strength === 3);
    if (fitting === null) return [];
    const reason = reasonFor(
      fitting === field ? saidBy(field, word, strength) : `values-${fitting}`,
      column,
      UNITS.has(word) ? title.trim() : word,
    );
    // Among equals the one that most rows fill, and the one that says "project" rather than "name".
    const own =
      field === 'project' && /proj|maßn|massn|vorhab|maatregel|measure|action|comprom/iu.test(title)
        ? 0.5
        : 0;
    // Whole paragraphs under a heading of titles are refused row by row; another such column rather has the titles.
    const long =
      (fitting === 'project' || fitting === 'milestone') && shape.meanLength > LONGEST_TITLES ? 1.5 : 0;
    return [{ column, field: fitting, score: strength + shape.fillShare * 0.4 + own - long, reason }];
  });
}

/**
 * The field where the values agree with it, another that they rather are, or null where they fit neither.
 *
 * @param isNamed whether the heading is the field's own word: then texts that are too long are told, not overlooked
 */
function fit(field: ImportField, shape: ColumnShape, isNamed: boolean): ImportField | null {
  switch (field) {
    case 'start':
    case 'end':
    case 'baseline':
    case 'promise':
    case 'completed':
      if (shape.days >= 0.4) return field;
      return shape.lights >= 0.5 || (shape.percents >= 0.6 && shape.amounts >= 0.6) ? 'judgement' : null;
    case 'weight':
    case 'milestone-weight':
      return shape.weights >= 0.5 ? field : null;
    case 'phase':
      if (shape.lights >= 0.5) return 'judgement';
      if (shape.phases >= 0.3) return field;
      return shape.meanLength <= 40 && shape.days < 0.5 ? 'judgement' : null;
    case 'judgement':
      return shape.meanLength <= 60 && shape.money < 0.3 && shape.days < 0.5 ? field : null;
    case 'pillar':
      return shape.meanLength > 120 ? 'benefit' : shape.amounts > 0.9 ? null : field;
    case 'external-id':
      return shape.distinct >= 0.9 && shape.meanLength <= 60 ? field : null;
    case 'project':
    case 'milestone':
      return shape.amounts > 0.5 || shape.days > 0.5 || (shape.meanLength > LONGEST_TITLES && !isNamed)
        ? null
        : field;
    case 'office':
    case 'department':
      return shape.amounts > 0.5 || shape.days > 0.5 || shape.meanLength > 120 ? null : field;
    case 'predecessors':
      return shape.days > 0.5 || shape.money > 0.3 ? null : field;
    case 'benefit':
    case 'description':
    case 'partners':
      return shape.amounts > 0.5 ? null : field;
    default:
      return field;
  }
}

/** Columns that no heading names: a list of projects has at least a column of names, and often one of days. */
function byValuesAlone(
  titles: readonly string[],
  shapes: readonly ColumnShape[],
  given: ReadonlyMap<number, Candidate>,
  taken: Set<ImportField>,
): Candidate[] {
  const free = shapes.map((shape, column) => ({ shape, column })).filter(({ column }) => !given.has(column));
  const found: Candidate[] = [];
  const take = (column: number, field: ImportField, code: string): void => {
    found.push({ column, field, score: 1, reason: reasonFor(code, column) });
    taken.add(field);
  };
  if (!taken.has('project') && !taken.has('milestone')) {
    const names = free
      .filter(
        ({ shape }) =>
          shape.fillShare > 0.5 &&
          shape.letters > 0.5 &&
          shape.amounts < 0.5 &&
          shape.days < 0.5 &&
          shape.meanLength >= 4 &&
          shape.meanLength <= 160,
      )
      .sort((a, b) => b.shape.distinct - a.shape.distinct || a.column - b.column)[0];
    if (names && names.shape.distinct >= 0.5) take(names.column, 'project', 'values-distinct');
  }
  const ends = taken.has('end') || taken.has('baseline') || taken.has('promise') || taken.has('completed');
  const days = free.filter(
    ({ shape, column }) =>
      shape.days >= 0.8 &&
      shape.filled > 1 &&
      !OWN_DAYS.test(titles[column] ?? '') &&
      !found.some((other) => other.column === column),
  );
  if (!ends && days.length === 1 && days[0]) take(days[0].column, 'end', 'values-days');
  for (const { shape, column } of free) {
    if (found.some((other) => other.column === column) || shape.filled < 2) continue;
    if (shape.lights >= 0.8) take(column, 'judgement', 'values-lights');
  }
  return found;
}

function whyIgnored(column: number, shape: ColumnShape, lost: Candidate | undefined): ImportReason[] {
  if (shape.filled === 0) return [reasonFor('empty-column', column)];
  if (lost) return [reasonFor('field-taken', column, lost.field)];
  if (shape.money >= 0.3) return [reasonFor('values-money', column)];
  return [reasonFor('unknown-heading', column)];
}
