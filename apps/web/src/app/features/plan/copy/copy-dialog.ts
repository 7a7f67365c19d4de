import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  type WritableSignal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isDay } from '@wegmarke/domain/calendar';
import { DateField } from '@wegmarke/ui/date-field';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { worded } from '../outline/changes';
import type { ProjectRow } from '../outline/rows';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { copyOf, firstDay } from './copies';

/** A project once more, under another name and from another day. */
@Component({
  selector: 'wm-copy-dialog',
  imports: [DateField, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal
      [heading]="words.say('member.plan.copy')"
      [closeWord]="words.say('action.cancel')"
      (closed)="selection.close()"
    >
      <div class="wm-control">
        <label for="copy-title">{{ words.say('member.plan.title.project') }}</label>
        <input
          #titleField
          id="copy-title"
          class="wm-input"
          maxlength="200"
          [value]="title()"
          (input)="title.set(titleField.value)"
        />
      </div>
      <div class="pair">
        <div class="wm-control">
          <label for="copy-into">{{ words.say('project.pillar') }}</label>
          <select #into id="copy-into" class="wm-input" (change)="pillarId.set(into.value)">
            @for (pillar of pillars(); track pillar.id) {
              <option [value]="pillar.id" [selected]="pillar.id === pillarId()">
                {{ words.field(pillar.title) }}
              </option>
            }
          </select>
        </div>
        @if (firstOn() !== null) {
          <div class="wm-control">
            <label for="copy-day">{{ words.say('member.plan.firstMilestoneOn') }}</label>
            <wm-date-field fieldId="copy-day" [day]="firstOn() ?? ''" (dayChange)="setDay($event)" />
          </div>
        }
      </div>
      <p class="wm-muted">
        {{ words.say('member.plan.copyTakes', { count: row().item.milestones.length }) }}
      </p>
      <button wmModalActions matButton="outlined" type="button" (click)="selection.close()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmModalActions matButton="filled" type="button" [disabled]="!isReady()" (click)="copy()">
        {{ words.say('member.plan.copy') }}
      </button>
    </wm-modal>
  `,
  styleUrl: '../effect/dialog-form.css',
})
export class CopyDialog {
  readonly row = input.required<ProjectRow>();
  protected readonly words = inject(WORDS);
  /** What stands in the field is no day, and the field says so. */
  protected readonly isDayWrong = signal(false);
  protected readonly selection = inject(PlanSelection);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);

  private readonly original = computed(() => this.row().id);
  protected readonly title = this.begun(({ item }) =>
    this.words.say('member.plan.copyTitle', { title: this.words.field(item.title) }),
  );
  protected readonly pillarId = this.begun(({ parentId }) => parentId);
  protected readonly firstOn = this.begun(({ item }) => firstDay(item));
  protected readonly pillars = computed(() => this.store.outline()?.pillars ?? []);
  /** It can come from a project that is gone, but not into a pillar that is. */
  protected readonly isReady = computed(
    () =>
      this.title().trim() !== '' &&
      !this.isDayWrong() &&
      this.pillars().some(({ id }) => id === this.pillarId()),
  );

  /** As it was when the dialog opened: what others write meanwhile does not come into a form that is being filled. */
  private begun<T>(of: (row: ProjectRow) => T): WritableSignal<T> {
    return linkedSignal(() => {
      this.original();
      return untracked(() => of(this.row()));
    });
  }

  protected setDay(value: string): void {
    this.isDayWrong.set(!isDay(value));
    if (isDay(value)) this.firstOn.set(value);
  }

  protected copy(): void {
    const language = this.store.language();
    const title = worded({ source: language, texts: {} }, language, this.title().trim());
    const changes = copyOf(this.row().item, this.pillarId(), title, this.firstOn());
    this.selection.close();
    this.editor.edit(changes, { what: 'copied', title: this.words.field(title), count: 1 });
  }
}
