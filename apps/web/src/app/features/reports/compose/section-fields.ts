import {
  CdkDrag,
  type CdkDragDrop,
  CdkDragHandle,
  CdkDropList,
  moveItemInArray,
} from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { REPORT_SECTIONS, type ReportPatch, type ReportSection } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import { SectionText } from './section-text';
import type { Composed } from './unsaved';

/** The sections of a report: which it has, in which order, and what is written in each. */
@Component({
  selector: 'wm-section-fields',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, MatIconButton, SectionText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="hint">{{ words.say('member.report.sectionsHint') }}</p>
    <ol cdkDropList (cdkDropListDropped)="drop($event)">
      @for (each of lines(); track each.section; let at = $index) {
        <li cdkDrag [cdkDragDisabled]="!each.isIn">
          <div class="line">
            <span class="handle" cdkDragHandle aria-hidden="true"><wm-icon name="more" [size]="18" /></span>
            <label
              ><input type="checkbox" [checked]="each.isIn" (change)="toggle(each.section)" />{{
                each.name
              }}</label
            >
            @if (each.isIn) {
              <button
                matIconButton
                type="button"
                [attr.data-move]="each.section + ' up'"
                [disabled]="at === 0"
                [attr.aria-label]="words.say('member.report.up', { section: each.name })"
                (click)="move(each.section, -1)"
              >
                <wm-icon name="arrow-up" [size]="18" />
              </button>
              <button
                matIconButton
                type="button"
                [attr.data-move]="each.section + ' down'"
                [disabled]="at === sections().length - 1"
                [attr.aria-label]="words.say('member.report.down', { section: each.name })"
                (click)="move(each.section, 1)"
              >
                <wm-icon name="arrow-down" [size]="18" />
              </button>
            }
          </div>
          @if (each.isIn) {
            <wm-section-text
              class="more"
              [report]="report()"
              [section]="each.section"
              [name]="each.name"
              (written)="write(each.section, $event)"
            />
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './fields.css',
})
export class SectionFields {
  readonly report = input.required<Composed>();
  readonly changed = output<ReportPatch>();
  protected readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly sections = computed(() => this.report().sections);
  /** Those that it has in their order, then those that it could have. */
  protected readonly lines = computed(() => {
    const chosen = this.sections();
    const others = REPORT_SECTIONS.filter((section) => !chosen.includes(section));
    return [...chosen, ...others].map((section) => ({
      section,
      name: this.nameOf(section),
      isIn: chosen.includes(section),
    }));
  });

  protected toggle(section: ReportSection): void {
    const chosen = this.sections();
    const sections = chosen.includes(section)
      ? chosen.filter((each) => each !== section)
      : [...chosen, section];
    this.changed.emit({ sections });
  }

  protected move(section: ReportSection, by: -1 | 1): void {
    const from = this.sections().indexOf(section);
    this.moveTo(from, from + by);
    // The line has moved below the pointer of the keyboard: the focus stays with it.
    afterNextRender(
      () => {
        const buttons = [...this.element.nativeElement.querySelectorAll<HTMLButtonElement>('[data-move]')];
        const own = buttons.filter(({ dataset }) => dataset['move']?.startsWith(`${section} `));
        const same = own.find(({ dataset }) => dataset['move'] === `${section} ${by < 0 ? 'up' : 'down'}`);
        (same?.disabled ? own.find(({ disabled }) => !disabled) : same)?.focus();
      },
      { injector: this.injector },
    );
  }

  protected drop({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    this.moveTo(previousIndex, Math.min(currentIndex, this.sections().length - 1));
  }

  protected write(section: ReportSection, text: string): void {
    this.changed.emit({ texts: { ...this.report().texts, [section]: text } });
  }

  private moveTo(from: number, to: number): void {
    const sections = [...this.sections()];
    const moved = sections[from];
    if (moved === undefined || to < 0 || to >= sections.length || from === to) return;
    moveItemInArray(sections, from, to);
    this.changed.emit({ sections });
    this.announcer.announce(
      this.words.say('member.report.moved', {
        section: this.nameOf(moved),
        place: to + 1,
        total: sections.length,
      }),
    );
  }

  private nameOf(section: ReportSection): string {
    return this.words.say(`report.section.${section}`);
  }
}
