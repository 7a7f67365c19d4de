import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChangePartKind, CourseChange } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { SectionHeading } from '@wegmarke/ui/section-heading';
import { WORDS } from '../../../language/words';

/** From where to where the strategy went since the day it is compared with, and by what, in points. */
@Component({
  selector: 'wm-change-summary',
  imports: [RouterLink, SectionHeading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-section-heading [heading]="heading()">
      @if (count() > 0) {
        <a class="wm-link" [routerLink]="path()" [queryParams]="query()" fragment="changes">{{
          words.say('changes.all', { count: count() })
        }}</a>
      }
    </wm-section-heading>
    @if (ends(); as sentence) {
      <p class="ends">
        <strong>{{ sentence }}</strong>
        @for (part of parts(); track part.kind) {
          <span class="part"
            >{{ words.say(partWord(part.kind)) }} <bdi>{{ words.points(part.amount.points) }}</bdi></span
          >
        }
      </p>
      @if (parts().length === 0) {
        <p>{{ words.say('changes.none') }}</p>
      }
    } @else {
      <p>{{ words.say('changes.notComparable') }}</p>
    }
  `,
  styleUrl: './change-summary.css',
})
export class ChangeSummary {
  readonly heading = input.required<string>();
  /** Null where the two days cannot be compared. */
  readonly change = input.required<CourseChange | null>();
  /** Where every entry of the change is. */
  readonly path = input.required<string>();
  readonly query = input.required<Readonly<Record<string, string | null>>>();
  protected readonly words = inject(WORDS);
  protected readonly parts = computed(() => this.change()?.parts ?? []);
  protected readonly count = computed(() =>
    this.parts().reduce((count, { items }) => count + items.length, 0),
  );
  /** "Von 57,5 % auf 60,4 %, davon"; null where one of the days has no figure. */
  protected readonly ends = computed(() => {
    const { from, to } = this.change() ?? {};
    if (!from || !to) return null;
    return this.words.say(this.parts().length > 0 ? 'changes.ends' : 'changes.endsOnly', {
      from: this.words.percent(from, 1),
      to: this.words.percent(to, 1),
    });
  });

  protected partWord(kind: ChangePartKind): WordKey {
    return `part.${kind}`;
  }
}
