import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import type { PreviewRow } from './reorganise-draft';

/** Who answers for what afterwards, beside who does today. */
@Component({
  selector: 'wm-reorganise-preview',
  imports: [UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="wm-panel-title" id="preview">{{ words.say('member.reorganise.preview') }}</h2>
    @if (rows().length > 0) {
      <ul class="rows" aria-labelledby="preview">
        @for (row of rows(); track row.project.id) {
          <li [attr.data-project]="row.project.id">
            <div class="row">
              <strong class="what"><wm-text [text]="row.project.title" [language]="words.language" /></strong>
              <div class="what">
                <p>
                  @if (row.department; as department) {
                    <wm-text [text]="department" [language]="words.language" />
                  } @else {
                    <span class="tag warn">{{ words.say('member.settings.none') }}</span>
                  }
                </p>
                @if (row.isMoved && row.project.department; as before) {
                  <p class="wm-muted">
                    {{ words.say('member.reorganise.was', { before: words.field(before.title) }) }}
                  </p>
                }
              </div>
              <div class="what">
                <p><wm-text [text]="row.office" [language]="words.language" /></p>
                @if (row.isHandedOver) {
                  <p class="wm-muted">
                    {{
                      words.say('member.reorganise.was', { before: words.field(row.project.office.title) })
                    }}
                  </p>
                }
              </div>
            </div>
          </li>
        }
      </ul>
    } @else {
      <p class="wm-muted">{{ words.say('member.reorganise.noProjects') }}</p>
    }
  `,
  styleUrl: '../settings.css',
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class ReorganisePreview {
  readonly rows = input.required<readonly PreviewRow[]>();
  protected readonly words = inject(WORDS);
}
