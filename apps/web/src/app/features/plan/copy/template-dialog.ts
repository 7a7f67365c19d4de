import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isDay } from '@wegmarke/domain/calendar';
import { DateField } from '@wegmarke/ui/date-field';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { newId } from '../outline/changes';
import type { ProjectRow } from '../outline/rows';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { GoneNotice } from '../row-sheet/gone-notice';
import { templateItems, type TemplateName, TEMPLATES, type TemplateStep } from './copies';

/** The usual milestones of a phase, on days that follow from its start. */
@Component({
  selector: 'wm-template-dialog',
  imports: [DateField, GoneNotice, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-modal
      [heading]="words.say('member.plan.template')"
      [closeWord]="words.say('action.cancel')"
      (closed)="selection.close()"
    >
      <wm-gone-notice />
      <div class="pair">
        <div class="wm-control">
          <label for="template-phase">{{ words.say('project.phase') }}</label>
          <select #choice id="template-phase" class="wm-input" (change)="choose(choice.value)">
            @for (each of names; track each) {
              <option [value]="each" [selected]="each === name()">{{ words.say(phaseWord(each)) }}</option>
            }
          </select>
        </div>
        <div class="wm-control">
          <label for="template-day">{{ words.say('member.plan.templateFrom') }}</label>
          <wm-date-field fieldId="template-day" [day]="from()" (dayChange)="setDay($event)" />
        </div>
      </div>
      <ul class="batches">
        @for (item of items(); track item.step) {
          <li>{{ words.say(stepWord(item.step)) }}: {{ words.date(item.on) }}</li>
        }
      </ul>
      <button wmModalActions matButton="outlined" type="button" (click)="selection.close()">
        {{ words.say('action.cancel') }}
      </button>
      <button
        wmModalActions
        matButton="filled"
        type="button"
        [disabled]="isDayWrong() || selection.isGone()"
        (click)="apply()"
      >
        {{ words.say('member.plan.insert') }}
      </button>
    </wm-modal>
  `,
  styleUrl: '../effect/dialog-form.css',
})
export class TemplateDialog {
  readonly row = input.required<ProjectRow>();
  protected readonly words = inject(WORDS);
  /** What stands in the field is no day, and the field says so. */
  protected readonly isDayWrong = signal(false);
  protected readonly selection = inject(PlanSelection);
  private readonly editor = inject(PlanEditor);
  protected readonly names = Object.keys(TEMPLATES) as TemplateName[];
  protected readonly from = signal(inject(PlaceStore).today());
  protected readonly name = signal<TemplateName>('planning');
  protected readonly items = computed(() => templateItems(this.name(), this.from()));

  protected phaseWord(name: TemplateName): `phase.${TemplateName}` {
    return `phase.${name}`;
  }

  protected stepWord(step: TemplateStep): `member.plan.step.${TemplateStep}` {
    return `member.plan.step.${step}`;
  }

  protected choose(value: string): void {
    const name = this.names.find((each) => each === value);
    if (name) this.name.set(name);
  }

  protected setDay(value: string): void {
    this.isDayWrong.set(!isDay(value));
    if (isDay(value)) this.from.set(value);
  }

  /** The words of a template are the reader's, whatever else is being written. */
  protected apply(): void {
    const source = this.words.language;
    const changes = this.items().map(({ step, on }) => ({
      kind: 'add-milestone' as const,
      id: newId(),
      projectId: this.row().id,
      title: { source, texts: { [source]: this.words.say(this.stepWord(step)) } },
      baselineOn: on,
    }));
    this.selection.close();
    this.editor.edit(changes);
  }
}
