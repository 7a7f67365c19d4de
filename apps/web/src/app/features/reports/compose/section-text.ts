import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ReportSection } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import { Drafting } from './drafting';
import type { Composed } from './unsaved';

/** What is written in a section, and its draft from the data: never over a text without asking, and taken out again. */
@Component({
  selector: 'wm-section-text',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <textarea
      class="wm-input"
      rows="4"
      maxlength="20000"
      [attr.aria-label]="words.say('member.report.text', { section: name() })"
      [lang]="report().language"
      [dir]="report().language === 'ar' ? 'rtl' : 'ltr'"
      [value]="text()"
      (input)="type($event)"
    ></textarea>
    @if (offered(); as draft) {
      <div class="wm-notice" role="group" [attr.aria-label]="words.say('member.report.draft')">
        <div>
          <p>{{ words.say('member.report.draftAsk') }}</p>
          <div class="actions">
            <button matButton="tonal" type="button" (click)="take(draft)">
              {{ words.say('member.report.replace') }}
            </button>
            <button matButton="tonal" type="button" (click)="take(text() + '\\n\\n' + draft)">
              {{ words.say('member.report.append') }}
            </button>
            <button matButton type="button" (click)="offered.set(null)">
              {{ words.say('member.report.keep') }}
            </button>
          </div>
        </div>
      </div>
    }
    <div class="actions">
      <button
        matButton
        type="button"
        [disabled]="isBusy()"
        [attr.aria-label]="draftLabel()"
        (click)="draft()"
      >
        <wm-icon name="calculation" />{{ words.say('member.report.draft') }}
      </button>
      @if (before() !== null) {
        <button matButton type="button" (click)="undo()">
          <wm-icon name="undo" />{{ words.say('member.report.undo') }}
        </button>
      }
    </div>
    @if (trouble(); as said) {
      <p class="hint" role="status">{{ said }}</p>
    }
  `,
  styleUrl: './fields.css',
})
export class SectionText {
  readonly report = input.required<Composed>();
  readonly section = input.required<ReportSection>();
  readonly name = input.required<string>();
  readonly written = output<string>();
  protected readonly words = inject(WORDS);
  private readonly drafting = inject(Drafting);
  private readonly announcer = inject(Announcer);
  protected readonly text = computed(() => this.report().texts[this.section()] ?? '');
  protected readonly draftLabel = computed(() => `${this.words.say('member.report.draft')}: ${this.name()}`);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  /** A draft that waits for a decision: there is a text already. */
  protected readonly offered = signal<string | null>(null);
  /** What stood there before the last draft. */
  protected readonly before = signal<string | null>(null);

  protected type(event: Event): void {
    this.before.set(null);
    this.written.emit((event.target as HTMLTextAreaElement).value);
  }

  protected async draft(): Promise<void> {
    this.isBusy.set(true);
    this.trouble.set('');
    const { text, trouble } = await this.drafting.draft(this.section());
    this.isBusy.set(false);
    if (text === null) this.trouble.set(trouble);
    else if (this.text().trim() === '') this.take(text);
    else if (this.text() !== text) this.offered.set(text);
  }

  protected take(text: string): void {
    this.before.set(this.text());
    this.offered.set(null);
    this.written.emit(text);
    this.announcer.announce(this.words.say('member.report.drafted'));
  }

  protected undo(): void {
    this.written.emit(this.before() ?? '');
    this.before.set(null);
    this.announcer.announce(this.words.say('member.report.undone'));
  }
}
