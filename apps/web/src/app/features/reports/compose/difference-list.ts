import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { EditionDifference } from '@wegmarke/domain/contracts';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';

/** What stands otherwise than in the edition before: what was, and what is. */
@Component({
  selector: 'wm-difference-list',
  imports: [UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (each of differences(); track $index) {
        <li>
          <p class="wm-label">{{ words.say(sectionWord(each)) }}</p>
          <p class="what">
            {{ words.say(kindWord(each)) }}
            @if (each.title; as title) {
              <wm-text [text]="title" [language]="words.language" />
            }
          </p>
          @if (each.before) {
            <p>
              <span class="wm-visually-hidden">{{ words.say('report.before') }}: </span
              ><del>{{ each.before }}</del>
            </p>
          }
          @if (each.after) {
            <p>
              <span class="wm-visually-hidden">{{ words.say('report.after') }}: </span
              ><ins>{{ each.after }}</ins>
            </p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding-block-end: 12px;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
      font-size: 0.875rem;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0;
    }
    .what {
      font-weight: 600;
    }
    del {
      color: var(--mat-sys-on-surface-variant);
    }
    ins {
      color: var(--wm-diff);
      text-decoration-thickness: 1px;
    }
  `,
})
export class DifferenceList {
  readonly differences = input.required<readonly EditionDifference[]>();
  protected readonly words = inject(WORDS);

  protected sectionWord({ section }: EditionDifference) {
    return `report.section.${section}` as const;
  }

  protected kindWord({ kind }: EditionDifference) {
    return `report.difference.${kind}` as const;
  }
}
