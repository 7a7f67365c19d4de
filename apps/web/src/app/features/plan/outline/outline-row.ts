import { CdkDragHandle } from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { OfficeField, PhaseField } from './choice-fields';
import { OutlineKeys } from './outline-keys';
import { childCount, type PlanRow } from './rows';
import { PlanSelection } from './selection';
import { TitleField } from './title-field';
import { DayField } from './day-field';
import { WeightField } from './value-fields';

const LOOKS_LIKE_TABLE = /\t|\n.*\S/;

/** One line of the outline, with all that can be written in it. */
@Component({
  selector: 'wm-outline-row',
  imports: [
    CdkDragHandle,
    DayField,
    Icon,
    OfficeField,
    PhaseField,
    PillarNumber,
    TitleField,
    Waymark,
    WeightField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outline-row.html',
  styleUrl: './outline-row.css',
  host: {
    role: 'row',
    '[class]': 'row().kind',
    '[class.selected]': 'isSelected()',
    '[class.new]': 'isNew()',
    '[attr.data-row]': 'row().id',
    '[attr.aria-level]': 'row().level',
    '[attr.aria-posinset]': 'row().position',
    '[attr.aria-setsize]': 'row().siblings',
    '[attr.aria-expanded]': 'children() > 0 ? !isClosed() : null',
    '[attr.aria-selected]': 'isSelected()',
    '(keydown)': 'press($event)',
    '(mousedown)': 'choose($event)',
    '(paste)': 'paste($event)',
  },
})
export class OutlineRow {
  readonly row = input.required<PlanRow>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(PlanStore);
  protected readonly selection = inject(PlanSelection);
  private readonly editor = inject(PlanEditor);
  private readonly keys = inject(OutlineKeys);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly title = viewChild.required(TitleField);

  protected readonly isSelected = computed(() => this.selection.ids().has(this.row().id));
  protected readonly isNew = computed(() => this.keys.isNew(this.row().id));
  protected readonly isClosed = computed(() => this.store.closed().has(this.row().id));
  protected readonly children = computed(() => childCount(this.row()));
  protected readonly name = computed(() => this.words.field(this.row().item.title));
  protected readonly state = computed<'done' | 'overdue' | 'late' | 'due' | 'planned'>(() => {
    const row = this.row();
    if (row.kind !== 'milestone') return 'planned';
    if (row.item.completedOn !== null) return 'done';
    const [state] = (['overdue', 'late', 'due'] as const).filter((each) => row.item.states.includes(each));
    return state ?? 'planned';
  });
  protected readonly stateWord = computed(() => this.words.say(`state.${this.state()}`));
  /** Actual and planned share, of what has any. */
  protected readonly figures = computed(() => {
    const row = this.row();
    if (row.kind === 'milestone') return null;
    const { actual, planned } = row.item;
    return {
      actual: actual && this.words.percent(actual),
      planned: planned && this.words.percent(planned),
    };
  });
  /** A phone has no columns: the line below the name says what matters. */
  protected readonly summary = computed(() => {
    const row = this.row();
    const parts: (string | null)[] = [];
    if (row.kind === 'milestone') {
      const { promisedOn, baselineOn } = row.item;
      const day = promisedOn ?? baselineOn;
      parts.push(day === null ? this.words.say('member.plan.undated') : this.words.shortDate(day));
    } else {
      const { actual } = row.item;
      parts.push(actual && this.words.percent(actual));
    }
    if (row.kind !== 'pillar') {
      // A milestone names its office only where that is not the project's, which stands above it.
      const office = this.store.officeOf(row.item.officeId);
      parts.push(office && this.words.field(office.title));
    }
    // What counts as much as the rest needs no word.
    if (row.item.weight !== null && row.item.weight !== 1 && row.kind !== 'milestone')
      parts.push(this.words.say('pillars.weight', { weight: row.item.weight }));
    return parts.filter((part) => part !== null && part !== '').join(' · ');
  });

  constructor() {
    effect(() => {
      const wish = this.selection.focus();
      if (wish?.id !== this.row().id) return;
      untracked(() => {
        this.focus(wish.field, wish.atEnd);
        // A line that is only being drawn is not on the page yet, and takes no focus.
        if (!this.element.nativeElement.contains(this.document.activeElement))
          afterNextRender(
            () => {
              this.focus(wish.field, wish.atEnd);
            },
            { injector: this.injector },
          );
        this.selection.focused();
      });
    });
  }

  protected toggleSelected(event: Event): void {
    if (event instanceof MouseEvent && event.shiftKey) this.selection.extendTo(this.row().id);
    else this.selection.toggle(this.row().id);
  }

  /** With Ctrl one chooses several, with Shift all between; in a field that has the focus both mean its text. */
  protected choose(event: MouseEvent): void {
    const isField = event.target instanceof HTMLElement && event.target === document.activeElement;
    const isBox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox';
    if (isField || isBox || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    if (event.shiftKey) this.selection.extendTo(this.row().id);
    else this.selection.toggle(this.row().id);
  }

  protected more(): void {
    this.editor.commitTyping();
    this.selection.show({ name: 'row', id: this.row().id });
  }

  /** A table goes into the dialog that shows first what becomes of it. */
  protected paste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    const text = data?.getData('text/plain') ?? '';
    if (!LOOKS_LIKE_TABLE.test(text.trim())) return;
    event.preventDefault();
    const html = data?.getData('text/html') ?? '';
    const row = this.row();
    this.editor.commitTyping();
    this.selection.pasted.set(html.includes('<table') ? html : text);
    const isEmptyNew = this.store.row(row.id) === null;
    this.selection.show({ name: 'paste', id: isEmptyNew ? (row.parentId ?? '') : row.id });
  }

  protected press(event: KeyboardEvent): void {
    const field = (event.target as HTMLElement).dataset['field'];
    // As it reads with the last letter: keys come quicker than a slow machine draws.
    const row = this.store.row(this.row().id) ?? this.row();
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.keys.move(row, event.key === 'ArrowUp' ? -1 : 1);
    } else if (field === 'title') this.pressInTitle(event, row);
    else if (field === 'weight' || field === 'baseline' || field === 'promise')
      this.pressArrow(event, row, field);
  }

  private pressInTitle(event: KeyboardEvent, row: PlanRow): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.enter(event, row);
    } else if (event.key === 'Tab' && this.isNew() && this.words.field(row.item.title) === '') {
      if (this.keys.indent(row, event.shiftKey ? -1 : 1)) event.preventDefault();
    } else if (event.key === 'Escape' && this.isNew()) {
      this.focusNext(-1);
      this.editor.dropTyping(`${row.id}.title`);
    } else this.pressArrow(event, row, 'title');
  }

  /** Enter ends a line and begins the next; in a new line without a name it ends the adding. */
  private enter(event: KeyboardEvent, row: PlanRow): void {
    if (this.isNew() && this.words.field(row.item.title).trim() === '') {
      this.focusNext(-1);
      this.editor.dropTyping(`${row.id}.title`);
    } else if (event.ctrlKey || event.metaKey) this.keys.addBelow(row);
    else this.keys.addAfter(row);
  }

  private pressArrow(event: KeyboardEvent, row: PlanRow, field: string): void {
    if (event.altKey || event.ctrlKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.focusNext(event.key === 'ArrowUp' ? -1 : 1, field, row);
  }

  private focusNext(step: 1 | -1, field = 'title', row = this.row()): void {
    const rows = this.store.rows();
    const next = rows[rows.findIndex(({ id }) => id === row.id) + step];
    if (next) this.selection.focusOn(next.id, field);
  }

  private focus(field: string, atEnd: boolean): void {
    if (field === 'title') {
      this.title().focus(atEnd);
      return;
    }
    const wanted = this.element.nativeElement.querySelector<HTMLElement>(`[data-field="${field}"]`);
    if (wanted) wanted.focus();
    else this.title().focus(atEnd);
  }
}
