import { CdkDrag, type CdkDragMove } from '@angular/cdk/drag-drop';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { WORDS } from '../../../language/words';
import { PlanStore } from '../plan-store';
import { ChangeQueue } from '../saving/change-queue';
import { changesOf, type Edit, subjectOf } from '../saving/edit';
import { lineAt, LineWindow, offsetsOf } from './line-window';
import { OutlineKeys } from './outline-keys';
import { OutlineRow } from './outline-row';
import { RefusedLine } from './refused-line';
import type { PlanRow } from './rows';
import { PlanSelection } from './selection';

type Line = { readonly id: string } & (
  { readonly row: PlanRow; readonly refused: null } | { readonly row: null; readonly refused: Edit }
);

const EDGE = 70;
const HEIGHTS = { desktop: { row: 44, refused: 64 }, phone: { row: 76, refused: 132 } } as const;

/** The outline: only the lines in sight are drawn, so that thousands stay as fluent as ten. */
@Component({
  selector: 'wm-outline-grid',
  imports: [CdkDrag, OutlineRow, RefusedLine],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="grid"
      role="treegrid"
      aria-multiselectable="true"
      [attr.aria-label]="words.say('member.plan.outline')"
      [attr.aria-rowcount]="lines().length + 1"
    >
      <div role="rowgroup" class="head">
        <div role="row" aria-rowindex="1">
          @for (column of columns; track column) {
            <span role="columnheader" [class]="column">{{ words.say(wordOf(column)) }}</span>
          }
        </div>
      </div>
      <div #body role="rowgroup" class="body" [style.block-size.px]="offsets().at(-1)">
        @for (line of shown(); track line.id) {
          @if (line.row; as row) {
            <wm-outline-row
              cdkDrag
              cdkDragLockAxis="y"
              [cdkDragDisabled]="row.kind === 'pillar' || isPhone()"
              [class.target]="target() === row.id"
              [row]="row"
              [attr.aria-rowindex]="line.index + 2"
              [style.inset-block-start.px]="line.top"
              [style.block-size.px]="heights().row"
              (focusin)="focusedId.set(row.id)"
              (cdkDragMoved)="over($event, row)"
              (cdkDragEnded)="dropped($event.source, row)"
            />
          } @else if (line.refused) {
            <wm-refused-line
              [edit]="line.refused"
              [attr.aria-rowindex]="line.index + 2"
              [style.inset-block-start.px]="line.top"
              [style.block-size.px]="heights().refused"
            />
          }
        }
      </div>
    </div>
  `,
  styleUrl: './outline-grid.css',
})
export class OutlineGrid {
  protected readonly words = inject(WORDS);
  private readonly store = inject(PlanStore);
  private readonly queue = inject(ChangeQueue);
  private readonly selection = inject(PlanSelection);
  private readonly keys = inject(OutlineKeys);
  private readonly document = inject(DOCUMENT);
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');
  private readonly window = new LineWindow();

  protected readonly columns = [
    'select',
    'name',
    'weight',
    'baseline',
    'promise',
    'office',
    'phase',
    'figure',
    'more',
  ] as const;
  protected readonly isPhone = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 839.98px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly heights = computed(() => HEIGHTS[this.isPhone() ? 'phone' : 'desktop']);
  protected readonly focusedId = signal<string | null>(null);
  private readonly draggedId = signal<string | null>(null);
  /** The pillar or project into which a dragged line would go. */
  protected readonly target = signal<string | null>(null);

  /** What was refused stands below the line that it is about. */
  protected readonly lines = computed<readonly Line[]>(() => {
    const refused = new Map<string, Edit[]>();
    for (const edit of this.queue.refused()) {
      const id = changesOf(edit)
        .map(subjectOf)
        .find((subject) => subject !== null && this.store.row(subject));
      if (id != null) refused.set(id, [...(refused.get(id) ?? []), edit]);
    }
    return this.store
      .rows()
      .flatMap((row): Line[] => [
        { id: row.id, row, refused: null },
        ...(refused.get(row.id) ?? []).map((edit): Line => ({ id: edit.key, row: null, refused: edit })),
      ]);
  });
  protected readonly offsets = computed(() => {
    const { row, refused } = this.heights();
    return offsetsOf(this.lines().map((line) => (line.row ? row : refused)));
  });
  protected readonly shown = computed(() => {
    const { from, to } = this.window.inSight();
    const [lines, offsets] = [this.lines(), this.offsets()];
    const [first, last] = [lineAt(offsets, from), lineAt(offsets, to)];
    const wanted = [this.focusedId(), this.draggedId(), this.selection.focus()?.id ?? null];
    return lines.flatMap((line, index) =>
      (index >= first && index <= last) || wanted.includes(line.id)
        ? [{ ...line, index, top: offsets[index] ?? 0 }]
        : [],
    );
  });

  constructor() {
    this.window.follow(() => this.body().nativeElement);
    afterRenderEffect(() => {
      this.offsets();
      this.window.look();
    });
  }

  protected wordOf(
    column: (typeof this.columns)[number],
  ): `member.plan.column.${typeof column | 'draftDay'}` {
    // What a draft says, nobody has adopted yet.
    return `member.plan.column.${column === 'baseline' && !this.store.isAdopted() ? 'draftDay' : column}`;
  }

  protected over({ pointerPosition: { x, y } }: CdkDragMove, row: PlanRow): void {
    this.draggedId.set(row.id);
    const view = this.document.defaultView;
    if (view && y < EDGE) view.scrollBy(0, -EDGE / 4);
    else if (view && y > view.innerHeight - EDGE) view.scrollBy(0, EDGE / 4);
    this.target.set(this.parentAt(x, y, row));
  }

  protected dropped(drag: CdkDrag, row: PlanRow): void {
    drag.reset();
    const into = this.target();
    this.target.set(null);
    this.draggedId.set(null);
    if (into === null || into === row.parentId) return;
    const chosen = this.selection.ids().has(row.id)
      ? this.selection.top().filter(({ kind }) => kind === row.kind)
      : [row];
    this.keys.moveInto(chosen, into);
  }

  private parentAt(x: number, y: number, dragged: PlanRow): string | null {
    const wanted = dragged.kind === 'project' ? 'pillar' : 'project';
    const element = this.document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]');
    let row = this.store.row(element?.dataset['row'] ?? '');
    while (row && row.kind !== wanted) row = row.parentId === null ? null : this.store.row(row.parentId);
    return row?.id ?? null;
  }
}
