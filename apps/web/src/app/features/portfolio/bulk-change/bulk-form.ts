import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { PHASES, type EffectOnFigures, type FieldText, type Share } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { BottomSheetForm } from '@wegmarke/ui/bottom-sheet-form';
import { sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PortfolioStore } from '../portfolio-store';
import { BULK_KINDS, changesOf, movesFigures, type BulkKind } from './bulk-changes';
import { BulkStore } from './bulk-store';

interface Choice {
  readonly value: string;
  readonly text: string;
}

const KINDS_WITHOUT_VALUE: ReadonlySet<BulkKind> = new Set(['publish', 'confirm']);

/** One change for all that are selected, its effect on the figures first. */
@Component({
  selector: 'wm-bulk-form',
  imports: [BottomSheetForm, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulk-form.html',
  styleUrl: './bulk-form.css',
})
export class BulkForm {
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly portfolio = inject(PortfolioStore);
  protected readonly bulk = inject(BulkStore);
  protected readonly kinds = BULK_KINDS;
  protected readonly kind = signal<BulkKind>('office');
  protected readonly value = signal('');
  protected readonly reason = signal('');
  protected readonly fault = signal<WordKey | null>(null);
  protected readonly needsValue = computed(() => !KINDS_WITHOUT_VALUE.has(this.kind()));
  protected readonly needsReason = computed(
    () => movesFigures(this.kind()) && (this.portfolio.portfolio()?.adopted ?? false),
  );
  protected readonly changes = computed(() =>
    this.isComplete()
      ? changesOf({ kind: this.kind(), value: this.value() }, this.portfolio.selection())
      : [],
  );
  protected readonly isComplete = computed(() => {
    const value = this.value();
    if (!this.needsValue() || this.kind() === 'department') return true;
    if (this.kind() === 'weight') return /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 1000;
    return value !== '';
  });
  protected readonly count = computed(() =>
    this.kind() === 'confirm' ? this.portfolio.selection().length : this.changes().length,
  );
  protected readonly choices = computed<readonly Choice[]>(() => this.choicesOf(this.kind()));
  protected readonly trouble = computed(() => {
    const failure = this.bulk.failure();
    return failure ? sayFailure(this.words, failure) : null;
  });
  protected readonly moves = computed(() =>
    (this.bulk.effect()?.moves ?? []).filter(({ figures }) =>
      figures.some(({ from, to }) => this.share(from) !== this.share(to)),
    ),
  );

  constructor() {
    this.bulk.forget();
    effect(() => {
      const input = { kind: this.kind(), value: this.value() };
      const isAsked = this.isComplete() && movesFigures(input.kind) && this.changes().length > 0;
      untracked(() => {
        if (isAsked) void this.bulk.preview(input);
        else this.bulk.forget();
      });
    });
  }

  protected chooseKind(event: Event): void {
    const name = (event.target as HTMLSelectElement).value;
    this.kind.set(BULK_KINDS.find((kind) => kind === name) ?? 'office');
    this.value.set('');
    this.fault.set(null);
  }

  protected setValue(event: Event): void {
    this.value.set((event.target as HTMLInputElement | HTMLSelectElement).value.trim());
    this.fault.set(null);
  }

  protected setReason(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.fault.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.fault.set(this.faultOf());
    if (this.fault() !== null || this.count() === 0) return;
    const done = await this.bulk.apply({ kind: this.kind(), value: this.value() }, this.reason().trim());
    if (done) this.closed.emit();
  }

  protected titleOf({ pillarId, title }: EffectOnFigures): string {
    return pillarId === null || !title ? this.words.say('member.bulk.effectWhole') : this.words.field(title);
  }

  protected figureWord(scope: string, figure: string): WordKey | null {
    if (scope === 'today')
      return figure === 'actual' ? 'member.bulk.effectToday' : 'member.bulk.effectPlanned';
    return figure === 'actual' ? 'member.bulk.effectAdopted' : null;
  }

  protected share(share: Share | null): string {
    return share ? this.words.percent(share, 1) : '–';
  }

  private faultOf(): WordKey | null {
    if (!this.isComplete())
      return this.kind() === 'weight' ? 'member.bulk.weightRange' : 'member.bulk.valueMissing';
    if (this.needsReason() && this.reason().trim() === '') return 'member.bulk.reasonMissing';
    return null;
  }

  private choicesOf(kind: BulkKind): readonly Choice[] {
    const portfolio = this.portfolio.portfolio();
    const named = (items: readonly { readonly id: string; readonly title: FieldText }[]): Choice[] =>
      items.map(({ id, title }) => ({ value: id, text: this.words.field(title) }));
    switch (kind) {
      case 'office':
        return named(portfolio?.offices ?? []);
      case 'department':
        return [
          { value: '', text: this.words.say('member.portfolio.none') },
          ...named(portfolio?.departments ?? []),
        ];
      case 'pillar':
        return named(portfolio?.pillars ?? []);
      case 'phase':
        return PHASES.filter((phase) => phase !== 'stopped').map((phase) => ({
          value: phase,
          text: this.words.say(`phase.${phase}`),
        }));
      case 'weight':
      case 'publish':
      case 'confirm':
        return [];
    }
  }
}
