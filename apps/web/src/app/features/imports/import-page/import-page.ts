import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { PlanReadersPage } from '../../../shell/plan-readers-page';
import { DiscardImport } from '../discard-import';
import { ImportsStore } from '../imports-store';
import { CheckStep } from './check-step';
import { DoneStep } from './done-step';
import { MappingStep } from './mapping-step';

type Step = 'file' | 'mapping' | 'check' | 'done';
const STEPS: readonly Step[] = ['file', 'mapping', 'check', 'done'];

/** A list on its way into the plan: columns, preview, result. */
@Component({
  selector: 'wm-import-page',
  imports: [CheckStep, DiscardImport, DoneStep, FailurePanel, Icon, MappingStep, PlanReadersPage, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-page.html',
  styleUrls: ['../import.css', './import-page.css'],
})
export class ImportPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ImportsStore);
  private readonly router = inject(Router);
  protected readonly steps = STEPS;
  /** Which of the two steps before the result the person looks at. */
  protected readonly open = signal<'mapping' | 'check'>('mapping');
  protected readonly step = computed<Step>(() =>
    this.store.current()?.state === 'ready' ? this.open() : 'done',
  );
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.store.current()?.fileName ?? this.words.say('member.import.title')),
      inject(Injector),
    );
    let isFirst = true;
    effect(() => {
      this.step();
      // A new step begins at its heading; the first one where the page begins.
      if (!isFirst) untracked(() => this.heading()?.nativeElement.focus());
      isFirst = false;
    });
  }

  protected stepWord(step: Step): WordKey {
    return `member.import.step.${step}`;
  }

  protected isPast(step: Step): boolean {
    return STEPS.indexOf(step) < STEPS.indexOf(this.step());
  }

  protected async preview(): Promise<void> {
    this.open.set('check');
    await this.store.loadPreview();
  }

  protected leave(): void {
    void this.router.navigate(['/', this.place.slug(), 'plan', 'import']);
  }

  protected retry(): void {
    const id = this.store.current()?.id;
    if (id !== undefined) void this.store.open(id);
  }
}
