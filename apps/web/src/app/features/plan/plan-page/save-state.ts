import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { PageAddress } from '../../../shell/page-address';
import { PlanEditor, type SaveState } from '../plan-editor';
import { ChangeQueue } from '../saving/change-queue';

const ICONS: Readonly<Record<SaveState, IconName>> = {
  saved: 'check',
  saving: 'clock',
  offline: 'offline',
  'signed-out': 'warning',
  refused: 'warning',
};

/** Whether everything has arrived, and what waits where it has not. */
@Component({
  selector: 'wm-save-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span [class]="state()" [attr.data-state]="state()"
      ><wm-icon [name]="icon()" [size]="18" /> {{ text() }}</span
    >
    @if (state() === 'signed-out') {
      <a class="wm-link" [href]="signIn()" target="_blank" rel="noopener">{{
        words.say('member.signInBeside')
      }}</a>
    } @else if (state() === 'offline') {
      <button class="wm-link" type="button" (click)="queue.wake()">{{ words.say('failure.retry') }}</button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    .offline {
      color: var(--wm-warn);
      font-weight: 600;
    }
    .refused,
    .signed-out {
      color: var(--wm-bad);
      font-weight: 600;
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      font: inherit;
      cursor: pointer;
    }
  `,
})
export class SaveStateLine {
  protected readonly words = inject(WORDS);
  protected readonly queue = inject(ChangeQueue);
  private readonly editor = inject(PlanEditor);
  private readonly place = inject(PlaceStore);
  private readonly address = inject(PageAddress);
  private readonly announcer = inject(Announcer);

  protected readonly state = this.editor.saveState;
  protected readonly icon = computed(() => ICONS[this.state()]);
  protected readonly text = computed(() =>
    this.words.say(`member.plan.state.${this.state()}`, {
      count: this.state() === 'refused' ? this.queue.refused().length : this.queue.waiting(),
    }),
  );
  protected readonly signIn = computed(
    () => `/${this.place.slug()}/sign-in?returnTo=${encodeURIComponent(this.address.url())}`,
  );

  constructor() {
    // Saving goes without saying; what goes wrong does not.
    effect(() => {
      const state = this.state();
      if (state === 'saved' || state === 'saving') return;
      untracked(() => this.announcer.announce(this.text()));
    });
  }
}
