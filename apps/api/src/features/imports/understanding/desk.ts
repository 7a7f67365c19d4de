import { createHash } from 'node:crypto';
import type { TableFile } from '@wegmarke/domain/tables';
import { loadWords } from '@wegmarke/domain/words';
import { LRUCache } from 'lru-cache';
import { v7 as uuid } from 'uuid';
import { type KeptOutcome, toRows, toView } from '../import-view';
import { pack, unpack } from '../packed';
import { rejectionsFile } from '../rejections';
import { understand, type Understood } from '../understand';
import type { Answers, Applicable, DeskAnswer, DeskTask } from './desk-task';
import { planFromTexts } from './plan-from-texts';

/** Lists that somebody is working on; about as many cells as one of the largest and some usual ones have. */
const MOST_LISTS = 6;
const MOST_CELLS = 3_000_000;

/**
 * Understands lists and remembers what it understood for as long as neither the list, nor what was said of it, nor the
 * plan has changed. Each list once: what was asked last.
 */
export class Desk {
  readonly #tables = new LRUCache<string, TableFile>({
    max: MOST_LISTS,
    maxSize: MOST_CELLS,
    sizeCalculation: cellsOf,
    // What is understood of a list goes with it.
    dispose: (_table, importId) => this.#understood.delete(importId),
  });
  readonly #understood = new Map<string, { readonly key: string; readonly understood: Understood | null }>();

  async answer(task: DeskTask): Promise<DeskAnswer> {
    const table = this.#table(task);
    if (!table) return { state: 'needs-file' };
    const understood = this.#understand(task, table);
    if (!understood) return { state: 'no-sheet' };
    const kept = task.outcome && (unpack(task.outcome) as KeptOutcome);
    return { state: 'answered', answer: await answerOf(task, understood, kept) };
  }

  #table({ importId, file }: DeskTask): TableFile | undefined {
    const known = this.#tables.get(importId);
    if (known || !file) return known;
    const table = unpack(file) as TableFile;
    this.#tables.set(importId, table);
    return table;
  }

  #understand(task: DeskTask, table: TableFile): Understood | null {
    const { importId, input, corrections, remembered, plan, today, language } = task;
    const key = createHash('sha256')
      .update(JSON.stringify([input, corrections, remembered, plan, today, language]))
      .digest('base64');
    const known = this.#understood.get(importId);
    if (known?.key === key) return known.understood;
    const understood = understand(table, {
      input,
      corrections: new Map(Object.entries(corrections).map(([line, cells]) => [Number(line), cells])),
      remembered: new Map(remembered),
      plan: plan && planFromTexts(plan),
      today,
      language,
    });
    // A list too large to be kept is understood anew with each question.
    if (this.#tables.has(importId)) this.#understood.set(importId, { key, understood });
    return understood;
  }
}

async function answerOf(
  { question, corrections }: DeskTask,
  understood: Understood,
  kept: KeptOutcome | null,
): Promise<Answers[keyof Answers]> {
  const { titles, assembled } = understood;
  if (question.kind === 'view') return toView(understood, kept);
  if (question.kind === 'changes') return applicable(understood);
  const outcomes = kept?.rows ?? assembled?.rows ?? [];
  const rows = toRows(understood.rows, outcomes, titles.length, corrections);
  if (question.kind === 'rejections') {
    const rejected = rows.filter(({ outcome }) => outcome === 'rejected');
    return rejectionsFile(await loadWords(question.language), titles, rejected);
  }
  const wanted = rows.filter(({ outcome }) => question.outcome === null || outcome === question.outcome);
  const items = wanted.filter(({ line }) => line > question.after).slice(0, question.limit);
  return { items, nextCursor: null, total: wanted.length, lastLine: wanted.at(-1)?.line ?? null };
}

function applicable({ assembled, mapping, signature }: Understood): Applicable {
  if (!assembled) throw new Error('What is applied is not applied again.');
  const { account, changes, changeLines, offices, newPillars, newDepartments } = assembled;
  const { links, judgements, dependencies, rows } = assembled;
  const kept: KeptOutcome = { rows, pillars: assembled.pillarNames, offices: assembled.officeNames };
  const { columns, template, pillars, offices: officesSaid } = mapping;
  return {
    account,
    changes,
    changeLines,
    offices,
    newPillars,
    newDepartments,
    links: JSON.stringify(links.map(({ key, projectId }) => ({ key, project_id: projectId }))),
    judgements: JSON.stringify(
      judgements.map(({ projectId, line, judged }) => ({
        id: uuid(),
        project_id: projectId,
        line,
        ...judged,
      })),
    ),
    dependencies: JSON.stringify(
      dependencies.map(({ milestoneId, needsId }) => ({
        id: uuid(),
        milestone_id: milestoneId,
        needs_id: needsId,
      })),
    ),
    outcome: pack(kept),
    signature,
    mapping: {
      columns: columns.map(({ index, header, field }) => ({ index, header, field })),
      template,
      pillars,
      offices: officesSaid,
    },
  };
}

const cellsOf = ({ sheets }: TableFile): number =>
  1 + sheets.reduce((sum, { rows }) => sum + rows.reduce((cells, row) => cells + row.cells.length, 0), 0);
