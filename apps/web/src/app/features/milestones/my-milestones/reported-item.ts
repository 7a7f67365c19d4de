import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Milestone } from '@wegmarke/domain/contracts';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { MilestonesStore } from '../milestones-store';

/** Something reported today, which can be taken back until midnight. */
@Component({
  selector: 'wm-reported-item',
  imports: [MatButton, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-waymark [state]="milestone().completedOn ? 'done' : 'planned'" [size]="22" />
    <div class="what">
      <h3 tabindex="-1"><wm-text [text]="milestone().title" [language]="words.language" /></h3>
      <p class="wm-muted">{{ reported() }}</p>
      @if (trouble(); as text) {
        <p class="wm-bad-text" role="alert">{{ text }}</p>
      }
    </div>
    <button
      matButton
      type="button"
      [disabled]="store.isBusy(milestone().id)"
      [attr.aria-label]="words.say('member.undo') + ': ' + words.field(milestone().title)"
      (click)="undo()"
    >
      {{ words.say('member.undo') }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 16px;
      padding: 14px 16px;
    }
    h3 {
      margin: 0;
      font-weight: 600;
      font-size: 0.9375rem;
      line-height: 1.375rem;
    }
    p {
      margin: 0;
      font-size: 0.8125rem;
    }
  `,
})
export class ReportedItem {
  readonly milestone = input.required<Milestone>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(MilestonesStore);

  protected readonly reported = computed(() => {
    const { undo, completedOn, promisedOn } = this.milestone();
    if (undo?.what === 'completed' && completedOn) {
      return this.words.say('member.reportedDone', { on: this.words.date(completedOn) });
    }
    const on = promisedOn ? this.words.date(promisedOn) : this.words.say('value.none');
    return this.words.say(undo?.what === 'promise-set' ? 'member.reportedDate' : 'member.reportedConfirmed', {
      on,
    });
  });
  protected readonly trouble = computed(() => {
    const trouble = this.store.trouble(this.milestone().id);
    return trouble && sayFailure(this.words, trouble.failure);
  });

  protected undo(): void {
    const { id, undo } = this.milestone();
    if (undo) void this.store.report(id, { kind: 'undo', entryId: undo.entryId });
  }
}
