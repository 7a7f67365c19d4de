import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isDay } from '@wegmarke/domain/calendar';
import type { PlanChangesInput, PlanEffect } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { Icon } from '@wegmarke/ui/icon';
import { Modal } from '@wegmarke/ui/modal';
import { UserText } from '@wegmarke/ui/user-text';
import { failureOf, sayCode, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { focusLineAfter } from '../outline/focus-after';
import { PlanSelection } from '../outline/selection';
import { PlanApi } from '../plan-api';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { Intention } from '../saving/intention';
import { CouncilView } from './council-view';
import { type Lack, missingIn } from './missing';

interface Question {
  readonly word: 'undated' | 'withoutMilestones' | 'withoutFigures' | 'vacant';
  readonly items: readonly Lack[];
}

/** The plan as the council will see it, and what is missing in it, before it is adopted. */
@Component({
  selector: 'wm-adoption-dialog',
  imports: [CouncilView, DateField, Icon, MatButton, Modal, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './adoption-dialog.html',
  styleUrl: '../effect/dialog-form.css',
})
export class AdoptionDialog {
  protected readonly words = inject(WORDS);
  /** What stands in the field is no day, and the field says so. */
  protected readonly isDayWrong = signal(false);
  protected readonly selection = inject(PlanSelection);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  private readonly api = inject(PlanApi);
  private readonly announcer = inject(Announcer);

  protected readonly paper = signal('');
  protected readonly on = signal(inject(PlaceStore).today());
  protected readonly isPaperMissing = signal(false);
  protected readonly effect = signal<PlanEffect | null>(null);
  protected readonly problem = signal('');
  protected readonly isBusy = signal(false);
  protected readonly outline = this.store.outline;
  protected readonly offices = this.store.offices;
  protected readonly missing = computed(() => {
    const outline = this.outline();
    return outline && missingIn(outline, this.store.offices());
  });
  protected readonly questions = computed<readonly Question[]>(() => {
    const missing = this.missing();
    if (!missing) return [];
    const words = ['withoutFigures', 'withoutMilestones', 'undated', 'vacant'] as const;
    return words.map((word) => ({ word, items: missing[word] })).filter(({ items }) => items.length > 0);
  });
  /** What was typed last is not in the plan yet: it would come after the adoption, and need a reason. */
  protected readonly isUnderWay = this.editor.isUnderWay;
  /** The figures are those of the plan that stands above them: nothing else is adopted. */
  protected readonly isCurrent = computed(() => this.effect()?.baseRevision === this.store.revision());
  private readonly paperField = viewChild.required<ElementRef<HTMLElement>>('paperField');
  private readonly intention = new Intention();
  private asked = 0;
  /** Whether the problem that is shown is one of the preview: then the next one ends it. */
  private isAskRefused = false;

  constructor() {
    focusLineAfter(() => null);
    // Whatever others change while it is read, the council's view is the plan as it stands now.
    effect(() => {
      this.store.revision();
      this.on();
      untracked(() => void this.ask());
    });
  }

  protected questionWord(word: Question['word']): `member.plan.adoption.${Question['word']}` {
    return `member.plan.adoption.${word}`;
  }

  protected setDay(value: string): void {
    this.isDayWrong.set(!isDay(value));
    if (isDay(value)) this.on.set(value);
  }

  protected async adopt(): Promise<void> {
    const place = this.store.place();
    this.isPaperMissing.set(this.paper().trim() === '');
    if (this.isPaperMissing()) this.paperField().nativeElement.focus();
    const [shown, paper] = [this.effect(), this.paper().trim()];
    if (!place || this.isPaperMissing() || this.isUnderWay() || this.isBusy()) return;
    if (!shown || !this.isCurrent()) return this.ask();
    this.isBusy.set(true);
    this.problem.set('');
    try {
      const input = { ...this.input(), paper, baseRevision: shown.baseRevision };
      const { revision } = await this.api.change(place, input, this.intention.keyFor(input));
      const label = { what: 'adopt', title: '', count: 1 } as const;
      this.editor.recordedAs(revision, label);
      this.selection.close();
      this.announcer.announce(this.words.say('member.plan.adoptedNow'));
    } catch (error) {
      this.meet(error);
      // Somebody was faster: the plan as it is now comes before the next question, with its figures.
      await this.store.refresh();
    } finally {
      this.isBusy.set(false);
    }
  }

  private async ask(): Promise<void> {
    const place = this.store.place();
    if (!place) return;
    const number = ++this.asked;
    try {
      const effect = await this.api.preview(place, this.input());
      if (number !== this.asked) return;
      this.effect.set(effect);
      if (this.isAskRefused) this.problem.set('');
      this.isAskRefused = false;
      if (!this.isCurrent()) await this.store.refresh();
    } catch (error) {
      if (number !== this.asked) return;
      this.isAskRefused = true;
      this.meet(error);
    }
  }

  private input(): PlanChangesInput {
    return { changes: [{ kind: 'adopt' }], effectiveOn: this.on() };
  }

  private meet(error: unknown): void {
    const failure = failureOf(error);
    const details = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(this.words, code) ?? []);
    this.problem.set(details[0] ?? sayFailure(this.words, failure));
  }
}
