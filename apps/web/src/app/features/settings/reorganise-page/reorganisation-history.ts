import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Reorganisation } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';

/** What was done before, with what was handed over. */
@Component({
  selector: 'wm-reorganisation-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="wm-panel-title" id="history">{{ words.say('member.reorganise.history') }}</h2>
    <ul class="rows" aria-labelledby="history">
      @for (act of acts(); track act.id) {
        <li>
          <div class="what">
            <strong>{{ words.say(kindWord(act)) }}, {{ words.date(act.effectiveOn) }}</strong>
            <p>{{ sentenceOf(act) }}</p>
            @if (act.reason) {
              <p class="wm-muted" dir="auto">{{ act.reason }}</p>
            }
            @if (act.handed.helpRequests + act.handed.suggestions + act.handed.asks > 0) {
              <p>{{ words.say('member.reorganise.handed', counts(act)) }}</p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: '../settings.css',
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class ReorganisationHistory {
  readonly acts = input.required<readonly Reorganisation[]>();
  protected readonly words = inject(WORDS);

  protected kindWord({ kind }: Reorganisation): `member.reorganise.kind.${Reorganisation['kind']}` {
    return `member.reorganise.kind.${kind}`;
  }

  protected counts({ handed }: Reorganisation) {
    return { ...handed };
  }

  protected sentenceOf({ departments }: Reorganisation): string {
    return departments
      .map(({ before, after }) => {
        if (before && after)
          return this.words.say('member.reorganise.became', {
            before: this.words.field(before),
            after: this.words.field(after),
          });
        if (before) return this.words.say('member.reorganise.closed', { before: this.words.field(before) });
        return after ? this.words.say('member.reorganise.made', { after: this.words.field(after) }) : '';
      })
      .join(' · ');
  }
}
