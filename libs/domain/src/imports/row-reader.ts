import type { Day } from '../calendar';
import type { ImportField, ImportReason } from '../contracts';
import {
  beginningOf,
  type Cell,
  cellText,
  cleanText,
  isFilled,
  matchingKey,
  parseAmount,
  parseDay,
  type TableRow,
} from '../tables';
import { isWeight } from './column-shape';
import type { Judged, ReadOptions, ReadRow, RowValues } from './rows';
import { isSettable, isSignal, judgementIn, phaseNamed } from './value-words';

const LONGEST_TITLE = 200;
const LONGEST_PROSE = 5_000;
const LONGEST_JUDGEMENT = 500;
const MOST_PARTNERS = 50;
const FIRST_DAY: Day = '1990-01-01';
const LAST_DAY: Day = '2125-12-31';

type DayField = 'start' | 'end' | 'baseline' | 'promise' | 'completed';

/** Understands one row after the other, cell by cell. */
export class RowReader {
  #reasons: ImportReason[] = [];
  #notes: ImportReason[] = [];
  #cells: readonly Cell[] = [];

  constructor(
    private readonly options: ReadOptions,
    private readonly columns: ReadonlyMap<ImportField, readonly number[]>,
  ) {}

  /**
   * @param section the pillar that a line of its own above has named
   * @param above the row before it, which a row without a project continues
   */
  read(row: TableRow, section: string | null, above: RowValues | null): ReadRow {
    this.#reasons = [];
    this.#notes = [];
    this.#cells = row.cells;
    this.#refuseLonger(row);
    const values = this.#values(row, section, above);
    const rejected = this.#reasons.length > 0 || values === null;
    return {
      line: row.line,
      state: rejected ? 'rejected' : 'read',
      reasons: this.#reasons,
      notes: this.#notes,
      values: rejected ? null : values,
    };
  }

  #values(row: TableRow, section: string | null, above: RowValues | null): RowValues | null {
    const milestone = this.#text('milestone', LONGEST_TITLE);
    const own = this.#text('project', LONGEST_TITLE);
    const continues = own === null && milestone !== null && above !== null && this.columns.has('project');
    const project = own ?? (continues ? above.project : this.columns.has('project') ? null : milestone);
    if (project === null) {
      this.#reject('project-missing', this.columns.get('project')?.[0] ?? null, null);
      return null;
    }
    const completedOn = this.#day('completed');
    if (completedOn !== null && completedOn > this.options.today)
      this.#reject('completion-in-future', this.#columnOf('completed'), completedOn);
    const [startsOn, endsOn] = [this.#day('start'), this.#day('end')];
    if (startsOn !== null && endsOn !== null && endsOn < startsOn)
      this.#reject('end-before-start', this.#columnOf('end'), `${startsOn} > ${endsOn}`);
    return {
      project,
      pillar: this.#text('pillar', LONGEST_TITLE) ?? (continues ? above.pillar : section),
      externalId: this.#text('external-id', LONGEST_TITLE) ?? (continues ? above.externalId : null),
      office: this.#text('office', LONGEST_TITLE) ?? (continues ? above.office : null),
      department: this.#text('department', LONGEST_TITLE) ?? (continues ? above.department : null),
      phase: this.#phase(),
      weight: this.#weight('weight'),
      startsOn,
      endsOn,
      milestone: this.columns.has('project') ? milestone : null,
      milestoneWeight: this.#weight('milestone-weight'),
      baselineOn: this.#day('baseline'),
      promisedOn: this.#day('promise'),
      completedOn,
      benefit: this.#text('benefit', LONGEST_PROSE, true),
      description: this.#text('description', LONGEST_PROSE, true),
      partners: this.#partners(),
      predecessors: this.#text('predecessors', LONGEST_PROSE, true),
      judgements: this.#judgements(row),
    };
  }

  #columnOf(field: ImportField): number | null {
    return this.columns.get(field)?.[0] ?? null;
  }

  #cell(field: ImportField): string | number | null {
    const column = this.#columnOf(field);
    const cell = column === null ? null : this.#cells[column];
    return isFilled(cell) ? cell : null;
  }

  #reject(code: string, column: number | null, value: Cell): void {
    this.#reasons.push({ code, column, value: value === null ? null : beginningOf(cellText(value), 200) });
  }

  #note(code: string, column: number | null, value: Cell): void {
    this.#notes.push({ code, column, value: value === null ? null : beginningOf(cellText(value), 200) });
  }

  /** In a text with separators, more cells than headings mean that a separator stands inside of one. */
  #refuseLonger({ cells, line }: TableRow): void {
    const headings = this.options.titles.filter((title) => title !== '').length;
    const last = cells.findLastIndex(isFilled);
    if (headings === 0 || last < this.options.titles.findLastIndex((title) => title !== '') + 1) return;
    if (this.options.isDelimited && !this.options.corrections.has(line))
      this.#reject('longer-than-headings', last, cells[last] ?? null);
    else this.#note('longer-than-headings', last, cells[last] ?? null);
  }

  #text(field: ImportField, longest: number, multiline = false): string | null {
    const cell = this.#cell(field);
    if (cell === null) return null;
    const { text, left } = cleanText(cellText(cell), multiline);
    const column = this.#columnOf(field);
    this.#noteRemoved(left, column);
    if (text === '') return null;
    if (text.length > longest) {
      if (!multiline) {
        this.#reject('too-long', column, text);
        return beginningOf(text, longest);
      }
      this.#note('shortened', column, String(text.length));
      return shortened(text, longest);
    }
    return text;
  }

  /** As it was said, markup included, without the characters that no database keeps. */
  #judged(cell: Cell | undefined, column: number | null): string {
    const text = cellText(cell)
      .replace(/[\0\p{Cs}]/gu, '')
      .trim();
    if (text.length > LONGEST_JUDGEMENT && column !== null)
      this.#note('judgement-shortened', column, String(text.length));
    return shortened(text, LONGEST_JUDGEMENT);
  }

  #noteRemoved(left: ReturnType<typeof cleanText>['left'], column: number | null): void {
    for (const what of left)
      this.#note(what === 'markup' ? 'markup-removed' : 'invisible-removed', column, null);
  }

  #day(field: DayField): Day | null {
    const cell = this.#cell(field);
    if (cell === null) return null;
    const column = this.#columnOf(field);
    const reading = parseDay(cell, {
      order: this.options.mapping.days,
      edge: field === 'start' ? 'first' : 'last',
    });
    switch (reading.kind) {
      case 'placeholder':
        this.#note('day-open', column, cell);
        return null;
      case 'impossible':
        this.#reject('no-such-day', column, cell);
        return null;
      case 'unreadable':
        this.#reject('not-a-day', column, cell);
        return null;
      case 'day':
        if (reading.day < FIRST_DAY || reading.day > LAST_DAY) {
          this.#reject('implausible-day', column, cell);
          return null;
        }
        if (reading.precision !== 'day')
          this.#note('day-rounded', column, `${cellText(cell)} → ${reading.day}`);
        return reading.day;
    }
  }

  #weight(field: 'weight' | 'milestone-weight'): number | null {
    const cell = this.#cell(field);
    if (cell === null) return null;
    const value = typeof cell === 'number' ? cell : parseAmount(cell, this.options.mapping.decimals)?.value;
    if (value !== undefined && isWeight(value)) return value;
    this.#reject('not-a-weight', this.#columnOf(field), cell);
    return null;
  }

  #phase(): RowValues['phase'] {
    const cell = this.#cell('phase');
    if (cell === null) return null;
    const phase = phaseNamed(cellText(cell));
    if (phase === null) this.#note('unknown-phase', this.#columnOf('phase'), cell);
    else if (!isSettable(phase)) this.#note('stopped-phase', this.#columnOf('phase'), cell);
    return phase !== null && isSettable(phase) ? phase : null;
  }

  #partners(): readonly string[] | null {
    const cell = this.#cell('partners');
    if (cell === null) return null;
    const column = this.#columnOf('partners');
    const { text, left } = cleanText(cellText(cell), true);
    this.#noteRemoved(left, column);
    // Commas stand inside the names of companies, too: they cut only where nothing stronger does.
    const parts = /[;\n|]/u.test(text)
      ? text.split(/[;\n|]+/u)
      : text.split(/,(?! ?(?:gmbh|ag|kg|se|e\. ?v\.|b\.v\.))/iu);
    const said = parts.map((part) => part.trim()).filter(Boolean);
    for (const name of said.filter(({ length }) => length > LONGEST_TITLE))
      this.#note('partner-shortened', column, name);
    const names = new Map(said.map((name) => [matchingKey(name), shortened(name, LONGEST_TITLE)]));
    if (names.size > MOST_PARTNERS)
      this.#note('partners-left-out', column, String(names.size - MOST_PARTNERS));
    return [...names.values()].slice(0, MOST_PARTNERS);
  }

  /** What the department thought, and the colours it drew: kept as it was said. A phase that we do not know is such a thing, too. */
  #judgements({ colours = {} }: TableRow): Judged[] {
    const { titles } = this.options;
    const said = (this.columns.get('judgement') ?? []).flatMap((column): Judged[] => {
      const cell = this.#cells[column];
      return isFilled(cell)
        ? [{ label: titles[column] ?? '', ...judgementIn(cell), text: this.#judged(cell, column) }]
        : [];
    });
    const phase = this.#cell('phase');
    const column = this.#columnOf('phase');
    const read = phase === null ? null : phaseNamed(cellText(phase));
    if (phase !== null && column !== null && (read === null || !isSettable(read)))
      said.push({
        label: titles[column] ?? '',
        kind: 'text',
        text: this.#judged(phase, column),
        value: null,
      });
    const seen = new Set<string>();
    for (const [at, colour] of Object.entries(colours)) {
      if (!isSignal(colour) || seen.has(colour)) continue;
      seen.add(colour);
      said.push({
        label: titles[Number(at)] ?? '',
        kind: 'colour',
        text: this.#judged(this.#cells[Number(at)], null),
        value: colour,
      });
    }
    return said;
  }
}

/** Ends in a sign that something is missing. */
const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${beginningOf(text, longest - 1).trimEnd()}…` : text;
