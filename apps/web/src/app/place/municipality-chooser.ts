import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Health } from '@wegmarke/domain/contracts';
import type { WordKey, WordValues } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import { StatusChip } from '@wegmarke/ui/status-chip';
import type { Loaded } from '../http/failure';
import { PhraseText } from '../language/phrase';
import { WORDS } from '../language/words';
import { FailurePanel } from '../shell/failure-panel';
import { PageTitle } from '../shell/page-title';
import type { Finding, FoundMunicipality } from './municipality-findings';

/** Where to begin: every municipality with what its course says today. */
@Component({
  selector: 'wm-municipality-chooser',
  imports: [FailurePanel, Icon, PhraseText, RouterLink, SampleFlag, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './municipality-chooser.html',
  styleUrl: './municipality-chooser.css',
})
export class MunicipalityChooser {
  readonly municipalities = input.required<Loaded<readonly FoundMunicipality[]>>();
  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  protected readonly list = computed(() => {
    const loaded = this.municipalities();
    return loaded.state === 'ready' ? loaded.value : [];
  });
  protected readonly failure = computed(() => {
    const loaded = this.municipalities();
    return loaded.state === 'failed' ? loaded.failure : null;
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('municipalities.title')), inject(Injector));
  }

  protected sentence({ hasStrategy, actual, planned }: Finding): { key: WordKey; values: WordValues } {
    if (!hasStrategy) return { key: 'municipalities.noStrategy', values: {} };
    if (!actual) return { key: 'municipalities.unmeasured', values: {} };
    const values = { actual: this.words.percent(actual) };
    return planned
      ? { key: 'municipalities.finding', values: { ...values, planned: this.words.percent(planned) } }
      : { key: 'municipalities.unplanned', values };
  }

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  protected retry(): void {
    void this.router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
  }
}
