import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ChangedSince, Import } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { ImportsStore } from '../imports-store';
import { ImportTrouble } from '../trouble-text';

/** What was imported; one button takes it back. */
@Component({
  selector: 'wm-import-done',
  imports: [Icon, ImportTrouble, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="wm-notice" [class.ok]="import().state === 'applied'">
      <wm-icon name="check" />
      <div>
        <p>
          <strong>{{
            words.say(import().state === 'applied' ? 'member.import.done.title' : 'member.import.done.undone')
          }}</strong>
        </p>
        <p>
          {{
            words.say('member.import.summary', {
              rows: import().account.rows,
              imported: import().account.imported,
              rejected: import().account.rejected,
              ignored: import().account.ignored,
            })
          }}
        </p>
      </div>
    </div>
    @if (store.kept().length > 0) {
      <section>
        <p>{{ words.say('member.import.undo.kept') }}</p>
        <ul>
          @for (kept of store.kept(); track $index) {
            <li>{{ words.field(kept.title) }}</li>
          }
        </ul>
      </section>
    }
    @if (store.trouble(); as trouble) {
      <wm-import-trouble [failure]="trouble">
        @if (since().length > 0) {
          <p>{{ words.say('member.import.undo.since') }}</p>
          <ul>
            @for (changed of since(); track $index) {
              <li>{{ words.field(changed.title) }}</li>
            }
          </ul>
          <button matButton="outlined" type="button" [disabled]="store.busy() !== null" (click)="undo(true)">
            {{ words.say('member.import.undo.all') }}
          </button>
        }
      </wm-import-trouble>
    }
    <div class="actions">
      <a matButton="filled" [routerLink]="['/', place.slug(), 'portfolio']">{{
        words.say('member.import.done.plan')
      }}</a>
      <a matButton="outlined" [routerLink]="['/', place.slug(), 'plan', 'import']">{{
        words.say('member.import.done.again')
      }}</a>
      @if (import().state === 'applied') {
        <button matButton type="button" [disabled]="store.busy() !== null" (click)="undo(false)">
          <wm-icon name="undo" />{{ words.say('member.import.undo') }}
        </button>
      }
    </div>
  `,
  styleUrls: ['../import.css', './done-step.css'],
})
export class DoneStep {
  readonly import = input.required<Import>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ImportsStore);
  private readonly announcer = inject(Announcer);
  /** What others recorded meanwhile about things that the import added. */
  protected readonly since = computed<readonly ChangedSince[]>(() => {
    const { code, problem } = this.store.trouble() ?? {};
    return code === 'changed-since' && Array.isArray(problem?.current)
      ? (problem.current as ChangedSince[])
      : [];
  });

  protected async undo(includeLater: boolean): Promise<void> {
    if (await this.store.undo(includeLater))
      this.announcer.announce(this.words.say('member.import.undo.done'));
  }
}
