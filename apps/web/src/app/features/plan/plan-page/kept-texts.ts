import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ChangedSince } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { PlanEditor } from '../plan-editor';

/** What an undo left as it was: which text, and who has written it since. */
@Component({
  selector: 'wm-kept-texts',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="wm-notice">
      <wm-icon name="info" />
      <div>
        <p>{{ words.say('member.plan.undoKept', { count: editor.kept().length }) }}</p>
        <ul>
          @for (text of editor.kept(); track $index) {
            <li>{{ said(text) }}</li>
          }
        </ul>
      </div>
      <button matButton type="button" (click)="editor.dismissKept()">
        {{ words.say('member.plan.understood') }}
      </button>
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: 8px 12px;
      margin: 0;
    }
    div {
      flex: 1 1 240px;
    }
    p {
      margin: 0;
    }
    ul {
      margin: 4px 0 0;
      padding-inline-start: 20px;
    }
  `,
})
export class KeptTexts {
  protected readonly words = inject(WORDS);
  protected readonly editor = inject(PlanEditor);
  private readonly place = inject(PlaceStore);

  /** "„Lernen“: zuletzt geschrieben von Kim Kranich, Leitung Digitalbüro, am 12. März 2026 um 14:02" */
  protected said({ title, office, person, recordedAt }: ChangedSince): string {
    const by = [person, office && this.words.field(office)].filter((text) => text !== null).join(', ');
    return this.words.say('member.plan.keptBy', {
      title: this.words.field(title),
      by: by === '' ? this.words.say('member.plan.somebody') : by,
      at: this.words.instant(recordedAt, this.place.municipality()?.timeZone ?? 'UTC'),
    });
  }
}
