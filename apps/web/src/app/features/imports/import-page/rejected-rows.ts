import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Import, ImportRow } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { ImportsApi } from '../imports-api';
import { ImportsStore } from '../imports-store';
import { sayReason } from '../reason-words';

interface EditedCell {
  readonly column: number;
  readonly title: string;
  readonly text: string;
  readonly isWrong: boolean;
}

/** Rejected rows with their reasons; cells can be written anew and checked again. */
@Component({
  selector: 'wm-import-rejected',
  imports: [Icon, MatButton, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rejected-rows.html',
  styleUrls: ['../import.css', './rejected-rows.css'],
})
export class RejectedRows {
  readonly import = input.required<Import>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(ImportsStore);
  private readonly api = inject(ImportsApi);
  private readonly place = inject(PlaceStore);
  private readonly announcer = inject(Announcer);
  /** By line: the cells as they are being written. */
  protected readonly edited = signal<ReadonlyMap<number, readonly string[]>>(new Map());
  protected readonly file = computed(() =>
    this.api.rejections(this.place.slug(), this.import().id, this.words.language),
  );
  protected readonly hidden = computed(() => this.import().account.rejected - this.store.rejected().length);

  protected reasons(row: ImportRow): string[] {
    return row.reasons.map((reason) => {
      const title = reason.column === null ? '' : this.title(reason.column);
      return title === '' ? sayReason(this.words, reason) : `${title}: ${sayReason(this.words, reason)}`;
    });
  }

  /** "Zeile 11: Digitale Akte" */
  protected heading({ line, cells }: ImportRow): string {
    const column = this.import().mapping.columns.find(({ field }) => field === 'project');
    const project = cells[column?.index ?? -1]?.trim() ?? '';
    const place = this.words.say('member.import.reject.line', { line });
    return project === '' ? place : `${place}: ${project}`;
  }

  /** What a reason names stands in sight, the other cells that are imported fold below it. */
  protected cells(row: ImportRow): {
    readonly wrong: readonly EditedCell[];
    readonly right: readonly EditedCell[];
  } {
    const wrong = new Set(row.reasons.map(({ column }) => column));
    const texts = this.edited().get(row.line) ?? row.cells;
    const cells = this.import()
      .mapping.columns.filter(({ field, index }) => field !== 'ignore' || wrong.has(index))
      .map(({ index }) => ({
        column: index,
        title: this.title(index),
        text: texts[index] ?? '',
        isWrong: wrong.has(index),
      }));
    return { wrong: cells.filter(({ isWrong }) => isWrong), right: cells.filter(({ isWrong }) => !isWrong) };
  }

  protected write(row: ImportRow, column: number, event: Event): void {
    const texts = [...(this.edited().get(row.line) ?? row.cells)];
    while (texts.length <= column) texts.push('');
    texts[column] = (event.target as HTMLInputElement).value;
    // What a wrong separator pushed beyond the headings goes with the correction.
    const width = this.import().mapping.columns.filter(({ header }) => header !== '').length;
    this.edited.update((edited) =>
      new Map(edited).set(row.line, texts.slice(0, Math.max(width, column + 1))),
    );
  }

  protected async recheck(): Promise<void> {
    if (!(await this.store.correct(this.edited()))) return;
    this.edited.set(new Map());
    this.announcer.announce(
      this.words.say('member.import.reject.fixed', { count: this.import().account.rejected }),
    );
  }

  private title(column: number): string {
    const header = this.import().mapping.columns.find(({ index }) => index === column)?.header ?? '';
    return header || this.words.say('member.import.mapping.unnamed', { number: column + 1 });
  }
}
