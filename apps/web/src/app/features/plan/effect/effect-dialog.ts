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
import { failureOf, type Failure, sayCode, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { focusLineAfter } from '../outline/focus-after';
import { PlanApi } from '../plan-api';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { subjectOf } from '../saving/edit';
import { Intention } from '../saving/intention';
import { isStill, sameEffect, scopeChange } from './effect-rows';
import { EffectTable } from './effect-table';

/** Before an adopted plan changes: what that does to the figures, why it is done, on whose paper and from when. */
@Component({
  selector: 'wm-effect-dialog',
  imports: [DateField, EffectTable, Icon, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './effect-dialog.html',
  styleUrl: './dialog-form.css',
})
export class EffectDialog {
  protected readonly words = inject(WORDS);
  /** What stands in the field is no day, and the field says so. */
  protected readonly isDayWrong = signal(false);
  protected readonly editor = inject(PlanEditor);
  private readonly store = inject(PlanStore);
  private readonly api = inject(PlanApi);
  private readonly announcer = inject(Announcer);

  protected readonly reason = signal('');
  protected readonly paper = signal('');
  protected readonly effectiveOn = signal(inject(PlaceStore).today());
  protected readonly shown = signal<PlanEffect | null>(null);
  /** The effect as it was when somebody else was faster. */
  protected readonly before = signal<PlanEffect | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly isReasonMissing = signal(false);
  protected readonly isBusy = signal(false);
  /** Whether no figure moves on the day, of the strategy or of a pillar. */
  protected readonly isStill = computed(() => {
    const effect = this.shown();
    return effect !== null && isStill(effect);
  });
  /** How many projects and milestones there are afterwards, where that is another number than before. */
  protected readonly scope = computed(() => {
    const effect = this.shown();
    const change = effect && scopeChange(effect);
    return change ? this.words.say('member.plan.effect.scope', change) : '';
  });
  protected readonly changes = computed(() => this.editor.collected().flatMap((batch) => batch.changes));
  protected readonly why = computed(() => {
    const failure = this.failure();
    if (!failure) return '';
    const details = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(this.words, code) ?? []);
    return details.length > 0 ? [...new Set(details)].join(' ') : sayFailure(this.words, failure);
  });
  private readonly reasonField = viewChild.required<ElementRef<HTMLElement>>('reasonField');
  private readonly intention = new Intention();
  private asked = 0;
  /** What the effect that is shown was asked for: nothing else is recorded. */
  private readonly shownFor = signal('');
  protected readonly isCurrent = computed(() => this.shownFor() === JSON.stringify(this.input()));

  /** Where the last of the changes is made. */
  private lineId: string | null = null;

  constructor() {
    focusLineAfter(() => this.lineId);
    effect(() => {
      const last = this.changes().at(-1);
      if (last) this.lineId = subjectOf(last);
      this.effectiveOn();
      untracked(() => void this.ask());
    });
  }

  protected async record(): Promise<void> {
    const reason = this.reason().trim();
    this.isReasonMissing.set(reason === '');
    if (reason === '') this.reasonField().nativeElement.focus();
    const [place, shown] = [this.store.place(), this.shown()];
    if (reason === '' || !place || this.isBusy()) return;
    if (!shown || !this.isCurrent()) return this.ask();
    const [first] = this.editor.collected();
    const label =
      this.editor.collected().length === 1 && first ? first.label : this.editor.label(this.changes());
    const input: PlanChangesInput = {
      ...this.input(),
      reason,
      ...(this.paper().trim() !== '' && { paper: this.paper().trim() }),
      baseRevision: shown.baseRevision,
    };
    this.isBusy.set(true);
    try {
      const { revision } = await this.api.change(place, input, this.intention.keyFor(input));
      this.announcer.announce(this.words.say('member.plan.recorded', { what: this.editor.say(label) }));
      this.editor.recordedAs(revision, label);
    } catch (error) {
      this.meet(failureOf(error), shown);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected setDay(value: string): void {
    this.isDayWrong.set(!isDay(value));
    if (isDay(value)) this.effectiveOn.set(value);
  }

  protected async ask(): Promise<void> {
    const place = this.store.place();
    if (!place || this.changes().length === 0) return;
    const number = ++this.asked;
    const input = this.input();
    try {
      const effect = await this.api.preview(place, input);
      if (number !== this.asked) return;
      this.failure.set(null);
      this.shown.set(effect);
      this.shownFor.set(JSON.stringify(input));
    } catch (error) {
      if (number === this.asked) this.failure.set(failureOf(error));
    }
  }

  private input(): PlanChangesInput {
    return { changes: this.changes(), effectiveOn: this.effectiveOn() };
  }

  private meet(failure: Failure, seen: PlanEffect): void {
    const current = failure.problem?.current;
    if (failure.code === 'effect-changed' && isEffect(current)) {
      this.before.set(sameEffect(seen, current) ? null : seen);
      this.shown.set(current);
    }
    this.failure.set(failure);
  }
}

function isEffect(value: unknown): value is PlanEffect {
  return typeof value === 'object' && value !== null && 'baseRevision' in value && 'moves' in value;
}
