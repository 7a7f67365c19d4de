import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportSummary } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../language/words';
import { Announcer } from '../../shell/announcer';
import { ImportsStore } from './imports-store';

/** The button that forgets a list before it is part of the plan, and the question before it does. */
@Component({
  selector: 'wm-discard-import',
  imports: [Icon, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      matButton
      type="button"
      [attr.aria-label]="words.say('member.import.discard.do') + ': ' + import().fileName"
      [disabled]="store.busy() !== null"
      (click)="isAsked.set(true)"
    >
      <wm-icon name="delete" />{{ words.say('member.import.discard.do') }}
    </button>
    @if (isAsked()) {
      <wm-modal
        [heading]="words.say('member.import.discard.title')"
        [closeWord]="words.say('member.import.discard.keep')"
        (closed)="isAsked.set(false)"
      >
        <p>{{ words.say('member.import.discard.lead', { name: import().fileName }) }}</p>
        <button wmModalActions matButton="outlined" type="button" (click)="isAsked.set(false)">
          {{ words.say('member.import.discard.keep') }}
        </button>
        <button
          wmModalActions
          matButton="filled"
          type="button"
          [disabled]="store.busy() !== null"
          (click)="discard()"
        >
          {{ words.say('member.import.discard.do') }}
        </button>
      </wm-modal>
    }
  `,
})
export class DiscardImport {
  readonly import = input.required<ImportSummary>();
  /** It is gone. */
  readonly discarded = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(ImportsStore);
  private readonly announcer = inject(Announcer);
  protected readonly isAsked = signal(false);

  protected async discard(): Promise<void> {
    const done = await this.store.discard(this.import());
    this.isAsked.set(false);
    if (!done) return;
    this.announcer.announce(this.words.say('member.import.discard.done'));
    this.discarded.emit();
  }
}
