import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { FieldText } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { retitled, sameText, worded } from './changes';
import type { PlanRow } from './rows';

/** A title as it was typed: of which line, and how often something had been undone by then. */
interface Typed {
  readonly id: string;
  readonly title: FieldText;
  readonly rewound: number;
}

/** What something is called, in the language that is being written; every keystroke is kept. */
@Component({
  selector: 'wm-title-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<input
      #field
      type="text"
      maxlength="200"
      autocomplete="off"
      enterkeyhint="enter"
      data-field="title"
      [attr.aria-label]="name()"
      [attr.lang]="store.language()"
      [dir]="direction()"
      [attr.placeholder]="placeholder()"
      [value]="value()"
      (input)="type(field.value)"
      (blur)="leave()"
      (keydown.escape)="restore($event)"
    />
    <span class="whole" aria-hidden="true" [attr.lang]="store.language()" [dir]="direction()"
      ><span>{{ value() }}</span></span
    >`,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-inline-size: 0;
    }
    input {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 36px;
      padding: 4px 8px;
      border: 1px solid transparent;
      border-radius: 6px;
      background: transparent;
      color: inherit;
      font: inherit;
      text-overflow: ellipsis;
    }
    input:hover {
      border-color: var(--mat-sys-outline-variant);
    }
    input:focus {
      border-color: var(--mat-sys-primary);
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -1px;
      background: var(--mat-sys-surface-container-lowest);
    }
    input::placeholder {
      color: var(--mat-sys-on-surface-variant);
      font-style: italic;
      opacity: 1;
    }
    .whole {
      display: none;
    }
    @media (max-width: 839.98px) {
      :host {
        position: relative;
      }
      input {
        min-block-size: 44px;
      }
      /* A field has one line; what does not fit there is shown in two until it is entered. */
      input:not(:focus, :placeholder-shown) {
        -webkit-text-fill-color: transparent;
      }
      .whole {
        position: absolute;
        inset: 0;
        display: grid;
        align-items: center;
        padding-inline: 9px;
        line-height: 1.125rem;
        pointer-events: none;
      }
      .whole span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow-wrap: anywhere;
      }
      input:focus + .whole {
        display: none;
      }
    }
  `,
})
export class TitleField {
  readonly row = input.required<PlanRow>();
  protected readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  private readonly words = inject(WORDS);
  private readonly element = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly direction = computed(() => (this.store.language() === 'ar' ? 'rtl' : 'ltr'));
  /** What was typed since the field was entered, by language: whatever others write meanwhile, it stands there. */
  private readonly typed = signal<Typed | null>(null);
  private readonly shown = computed(() => {
    const [typed, row] = [this.typed(), this.row()];
    const isOwn = typed?.id === row.id && typed.rewound === this.editor.rewound();
    return isOwn ? typed.title : row.item.title;
  });
  protected readonly value = computed(() => this.shown().texts[this.store.language()] ?? '');
  protected readonly name = computed(() => {
    const { kind, item } = this.row();
    const text = this.words.field(item.title);
    return text === ''
      ? this.words.say(`member.plan.new.${kind}`)
      : this.words.say(`member.plan.title.${kind}`);
  });
  /** What there is in the language it was first written in. */
  protected readonly placeholder = computed(() => {
    const { kind, item } = this.row();
    const source = item.title.texts[item.title.source] ?? '';
    return source === '' ? this.words.say(`member.plan.new.${kind}`) : source;
  });

  focus(atEnd: boolean): void {
    const field = this.element().nativeElement;
    field.focus();
    if (atEnd) field.setSelectionRange(field.value.length, field.value.length);
  }

  protected type(value: string): void {
    const row = this.row();
    const field = `${row.id}.title`;
    const typing = this.editor.typing();
    const change = typing?.field === field ? typing.change : null;
    // Over one's own words, not over what others write meanwhile.
    const known = this.shown();
    const title = worded(known, this.store.language(), value);
    this.typed.set({ id: row.id, title, rewound: this.editor.rewound() });
    if (change && 'id' in change && 'title' in change) {
      this.editor.type({ field, change: { ...change, title } });
      return;
    }
    const base = this.seen(change) ?? known;
    this.editor.type({ field, change: retitled(row, title, base), isSame: sameText(base, title) });
  }

  protected leave(): void {
    this.typed.set(null);
    if (this.editor.typing()?.field === `${this.row().id}.title`) this.editor.commitTyping();
    this.element().nativeElement.value = this.value();
  }

  protected restore(event: Event): void {
    if (this.editor.typing()?.field !== `${this.row().id}.title`) return;
    event.stopPropagation();
    this.typed.set(null);
    this.editor.dropTyping(`${this.row().id}.title`);
  }

  private seen(change: object | null): PlanRow['item']['title'] | null {
    if (!change || !('seen' in change)) return null;
    return (change.seen as { readonly title?: PlanRow['item']['title'] } | undefined)?.title ?? null;
  }
}
