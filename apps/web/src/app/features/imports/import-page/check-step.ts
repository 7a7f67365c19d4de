import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EffectOnFigures, FieldText, Import, ImportNote, ImportRow } from '@wegmarke/domain/contracts';
import { Fact, FactStrip } from '@wegmarke/ui/fact-strip';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import { ImportsStore } from '../imports-store';
import { sayReason } from '../reason-words';
import { ImportTrouble } from '../trouble-text';
import { RejectedRows } from './rejected-rows';

/** Reasons for which a row is left out by its looks alone. */
const LOOKS_LIKE: ReadonlySet<string> = new Set(['footer-row', 'total-row', 'section']);

/** The row-by-row account, what would happen to the course, and the rows that need a person. */
@Component({
  selector: 'wm-import-check',
  imports: [Fact, FactStrip, ImportTrouble, MatButton, RejectedRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './check-step.html',
  styleUrls: ['../import.css', './check-step.css'],
})
export class CheckStep {
  readonly import = input.required<Import>();
  readonly back = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(ImportsStore);
  private readonly announcer = inject(Announcer);
  protected readonly reason = signal('');
  protected readonly paper = signal('');
  protected readonly reasonError = signal(false);
  protected readonly account = computed(() => this.import().account);
  protected readonly objects = computed(() => {
    const { projects, milestones, dependencies } = this.account();
    const parts = [this.words.say('member.import.check.objects', { projects, milestones })];
    if (dependencies > 0)
      parts.push(this.words.say('member.import.check.dependencies', { count: dependencies }));
    return `${this.words.list(parts)}.`;
  });
  protected readonly hasJudgements = computed(() =>
    this.import().mapping.columns.some(
      ({ field, reasons }) => field === 'judgement' || reasons.some(({ code }) => code === 'colours'),
    ),
  );
  protected readonly moves = computed(() =>
    (this.store.effect()?.effect?.moves ?? []).flatMap((move) => this.rowsOf(move)),
  );
  protected readonly notes = computed(() =>
    this.import().notes.map(({ code, rows, examples }) => ({
      text: sayReason(this.words, { code, column: null, value: null }),
      rows: this.words.say('member.import.check.noteRows', { rows }),
      examples: this.examplesOf(examples),
    })),
  );
  protected readonly newPillars = computed(() => this.names(this.store.effect()?.newPillars ?? []));
  protected readonly newDepartments = computed(() => this.names(this.store.effect()?.newDepartments ?? []));
  protected readonly newOffices = computed(() => this.names(this.store.effect()?.newOffices ?? []));

  protected ignoredReason({ reasons }: ImportRow): string {
    return reasons.map((reason) => sayReason(this.words, reason)).join(' ');
  }

  /** What stands in a row that was left out for how it looks: a person may see it otherwise. Null of all others. */
  protected leftOut({ reasons }: ImportRow): string | null {
    return reasons.find(({ code }) => LOOKS_LIKE.has(code))?.value ?? null;
  }

  /** Written anew as it stands, a row is read whatever it looks like. */
  protected async readAsRow({ line, cells }: ImportRow): Promise<void> {
    if (await this.store.correct(new Map([[line, cells]])))
      this.announcer.announce(
        this.words.say('member.import.reject.fixed', { count: this.import().account.rejected }),
      );
  }

  protected setReason(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.reasonError.set(false);
  }

  protected setPaper(event: Event): void {
    this.paper.set((event.target as HTMLInputElement).value);
  }

  protected async apply(): Promise<void> {
    const [reason, paper] = [this.reason().trim(), this.paper().trim()];
    if (this.store.isAdopted() && reason === '') {
      this.reasonError.set(true);
      return;
    }
    const done = await this.store.apply({
      ...(reason === '' ? {} : { reason }),
      ...(paper === '' ? {} : { paper }),
    });
    if (done) this.announcer.announce(this.words.say('member.import.done.title'));
  }

  private rowsOf({ title, pillarId, figures }: EffectOnFigures) {
    return figures
      .filter(({ scope, from, to }) => scope === 'today' && from?.exact !== to?.exact)
      .map(({ figure, from, to }) => ({
        key: `${pillarId ?? ''} ${figure}`,
        title: title === null ? this.words.say('member.import.check.whole') : this.words.field(title),
        figure: this.words.say(
          figure === 'planned' ? 'member.import.check.effectPlanned' : 'member.import.check.effectRow',
        ),
        from: from ? this.words.percent(from, 1) : '–',
        to: to ? this.words.percent(to, 1) : '–',
      }));
  }

  /** "Zeile 4: Niemand; Zeile 9: 12" */
  private examplesOf(examples: ImportNote['examples']): string {
    return examples
      .flatMap(({ line, value }) =>
        value === null ? [] : [`${this.words.say('member.import.reject.line', { line })}: ${value}`],
      )
      .join('; ');
  }

  private names(titles: readonly FieldText[]): string {
    return this.words.list(titles.map((title) => this.words.field(title)));
  }
}
