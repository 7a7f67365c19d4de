import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@wegmarke/ui/icon';
import { sayCode, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import { ChangeQueue } from '../saving/change-queue';
import type { Edit } from '../saving/edit';

/** What the server said no to, at the line that it is about: what was typed is still there. */
@Component({
  selector: 'wm-refused-line',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'row' },
  template: `<div role="gridcell">
    <wm-icon name="warning" />
    <p>
      <strong>{{ what() }}</strong> {{ why() }}
    </p>
    <button matButton type="button" (click)="queue.retry(edit().key)">
      {{ words.say('failure.retry') }}
    </button>
    <button matButton type="button" (click)="queue.discard(edit().key)">
      {{ words.say('member.plan.discard') }}
    </button>
  </div>`,
  styles: `
    :host {
      display: block;
      box-sizing: border-box;
      background: var(--wm-bad-container);
      color: var(--wm-bad);
    }
    div {
      display: flex;
      align-items: center;
      gap: 8px 12px;
      block-size: 100%;
      padding-inline: 12px;
    }
    p {
      flex: 1;
      margin: 0;
      max-block-size: 100%;
      overflow: auto;
      font-size: 0.875rem;
      line-height: 1.25rem;
    }
    @media (max-width: 839.98px) {
      div {
        flex-wrap: wrap;
        align-content: center;
      }
      p {
        flex: 1 1 80%;
      }
    }
  `,
})
export class RefusedLine {
  readonly edit = input.required<Edit>();
  protected readonly words = inject(WORDS);
  protected readonly queue = inject(ChangeQueue);
  private readonly editor = inject(PlanEditor);
  protected readonly what = computed(() =>
    this.words.say('member.plan.notSaved', { what: this.editor.say(this.edit().label) }),
  );
  protected readonly why = computed(() => {
    const { refusal } = this.edit();
    if (!refusal) return '';
    const details = (refusal.problem?.errors ?? []).flatMap(({ code }) => sayCode(this.words, code) ?? []);
    return details.length > 0 ? [...new Set(details)].join(' ') : sayFailure(this.words, refusal);
  });
}
