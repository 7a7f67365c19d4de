import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { type Office, PHASES, type Phase } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import type { MilestoneRow, ProjectRow } from './rows';

const CHOICE_STYLES = `
  :host {
    display: block;
    min-inline-size: 0;
  }
  select {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 4px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 0.8125rem;
    text-overflow: ellipsis;
  }
  select:hover {
    border-color: var(--mat-sys-outline-variant);
  }
  select:focus {
    border-color: var(--mat-sys-primary);
    outline: 2px solid var(--mat-sys-primary);
    outline-offset: -1px;
  }
  option {
    background: var(--mat-sys-surface-container-lowest);
    color: var(--mat-sys-on-surface);
  }
  select.inherited:not(:focus) {
    color: var(--mat-sys-on-surface-variant);
  }
  :host(.boxed) select {
    min-block-size: 48px;
    padding: 8px;
    border-color: var(--mat-sys-outline);
    font-size: 1rem;
  }
`;

/** A field has one line, and an office may have a long name: three are shown until it is entered. */
const WHOLE_STYLES = `
  :host {
    position: relative;
  }
  :host(:not(.boxed)) select:not(:focus) {
    -webkit-text-fill-color: transparent;
  }
  .whole {
    position: absolute;
    inset-block: 0;
    inset-inline: 5px 20px;
    display: grid;
    align-items: center;
    font-size: 0.75rem;
    line-height: 0.875rem;
    pointer-events: none;
  }
  .whole.inherited {
    color: var(--mat-sys-on-surface-variant);
  }
  .whole span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  :host(.boxed) .whole,
  select:focus + .whole {
    display: none;
  }
`;

/** Who answers for it. A milestone without an office of its own is the project's. */
@Component({
  selector: 'wm-office-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<select
      #field
      data-field="office"
      [class.inherited]="row().item.officeId === null"
      [attr.aria-label]="words.say('member.plan.office')"
      [title]="whole()"
      (pointerdown)="isOpen.set(true)"
      (focus)="isOpen.set(true)"
      (change)="choose(field.value)"
    >
      @if (row().kind === 'milestone') {
        <option value="" [selected]="row().item.officeId === null">{{ inherited() }}</option>
      }
      @for (office of offices(); track office.id) {
        <option [value]="office.id" [selected]="office.id === row().item.officeId">
          {{ words.field(office.title) }}{{ office.vacant ? vacant : '' }}
        </option>
      }
    </select>
    <span class="whole" aria-hidden="true" [class.inherited]="row().item.officeId === null"
      ><span>{{ shown() }}</span></span
    >`,
  styles: [CHOICE_STYLES, WHOLE_STYLES],
})
export class OfficeField {
  readonly row = input.required<ProjectRow | MilestoneRow>();
  protected readonly words = inject(WORDS);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  protected readonly vacant = ` (${this.words.say('member.plan.vacant')})`;
  /** A city has a hundred offices, and a page fifty lines: all of them are listed where somebody looks. */
  protected readonly isOpen = signal(false);
  protected readonly offices = computed<readonly Office[]>(() => {
    if (this.isOpen()) return this.store.offices();
    const own = this.store.officeOf(this.row().item.officeId);
    return own ? [own] : [];
  });
  protected readonly inherited = computed(() => {
    const row = this.row();
    const office = row.kind === 'milestone' ? this.store.officeOf(row.projectOfficeId) : null;
    return this.words.say('member.plan.asProject', { office: office ? this.words.field(office.title) : '' });
  });

  protected readonly whole = computed(() => {
    const office = this.store.officeOf(this.row().item.officeId);
    if (!office) return this.row().kind === 'milestone' ? this.inherited() : '';
    return `${this.words.field(office.title)}${office.vacant ? this.vacant : ''}`;
  });
  /** The project's line says the name: below it, only what differs is worth reading. */
  protected readonly shown = computed(() => {
    const { kind, item } = this.row();
    return kind === 'milestone' && item.officeId === null
      ? this.words.say('member.plan.inherited')
      : this.whole();
  });

  protected choose(officeId: string): void {
    const { kind, id } = this.row();
    if (kind === 'project') {
      if (officeId !== '') this.editor.edit([{ kind: 'describe-project', subjectId: id, officeId }]);
    } else {
      this.editor.edit([
        { kind: 'describe-milestone', subjectId: id, officeId: officeId === '' ? null : officeId },
      ]);
    }
  }
}

type OpenPhase = Exclude<Phase, 'stopped'>;

/** Where the work stands. */
@Component({
  selector: 'wm-phase-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<select
    data-field="phase"
    [attr.aria-label]="words.say('project.phase')"
    (change)="choose($event)"
  >
    @for (phase of phases; track phase) {
      <option [value]="phase" [selected]="phase === row().item.phase">{{ words.say(wordOf(phase)) }}</option>
    }
  </select>`,
  styles: [CHOICE_STYLES],
})
export class PhaseField {
  readonly row = input.required<ProjectRow>();
  protected readonly words = inject(WORDS);
  private readonly editor = inject(PlanEditor);
  protected readonly phases = PHASES.filter((phase): phase is OpenPhase => phase !== 'stopped');

  protected wordOf(phase: OpenPhase): `phase.${OpenPhase}` {
    return `phase.${phase}`;
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const phase = this.phases.find((each) => each === value);
    if (phase) this.editor.edit([{ kind: 'describe-project', subjectId: this.row().id, phase }]);
  }
}
