import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportState } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { PlanReadersPage } from '../../../shell/plan-readers-page';
import { DiscardImport } from '../discard-import';
import { ImportsStore } from '../imports-store';
import { ImportTrouble } from '../trouble-text';

const SUMMARIES: Readonly<Record<ImportState, WordKey>> = {
  ready: 'member.import.summaryAhead',
  applied: 'member.import.summary',
  undone: 'member.import.summaryUndone',
};

/** Where a list is chosen; below it those that came before. */
@Component({
  selector: 'wm-import-start',
  imports: [DiscardImport, FailurePanel, Icon, ImportTrouble, PlanReadersPage, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-start.html',
  styleUrls: ['../import.css', './import-start.css'],
})
export class ImportStart {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ImportsStore);
  private readonly router = inject(Router);
  protected readonly isOver = signal(false);
  protected readonly strategies = computed(() => this.place.place()?.strategies ?? []);
  protected readonly strategyId = signal('');

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.import.title')), inject(Injector));
    this.strategyId.set(this.strategies()[0]?.id ?? '');
    this.store.dismissTrouble();
  }

  protected summaryWord(state: ImportState): WordKey {
    return SUMMARIES[state];
  }

  protected chooseStrategy(event: Event): void {
    this.strategyId.set((event.target as HTMLSelectElement).value);
  }

  protected async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) await this.send(file);
    input.value = '';
  }

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected async drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.isOver.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) await this.send(file);
  }

  private async send(file: File): Promise<void> {
    const id = await this.store.upload(file, this.strategyId());
    if (id !== null) await this.router.navigate(['/', this.place.slug(), 'plan', 'import', id]);
  }
}
