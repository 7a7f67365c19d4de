import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';

/** Changes of an adopted plan that have no reason yet: they show in the list and are recorded nowhere. */
@Component({
  selector: 'wm-collected-bar',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section role="status">
      <span>{{ words.say('member.plan.collected', { count: editor.collected().length }) }}</span>
      <button matButton="filled" type="button" (click)="editor.showEffect()">
        {{ words.say('member.plan.seeEffect') }}
      </button>
      <button matButton type="button" (click)="editor.dropCollected()">
        {{ words.say('member.plan.dropCollected') }}
      </button>
    </section>
  `,
  styles: `
    section {
      position: sticky;
      inset-block-end: 0;
      z-index: 4;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 10px 16px;
      border-block-start: 2px solid var(--wm-warn-edge);
      background: var(--wm-warn-container);
      color: var(--wm-warn);
      font-weight: 600;
    }
    @media (max-width: 839.98px) {
      section {
        inset-block-end: 80px;
      }
    }
  `,
})
export class CollectedBar {
  protected readonly words = inject(WORDS);
  protected readonly editor = inject(PlanEditor);
}
