import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { List, Municipality } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import type { Loaded } from '../http/failure';
import { WORDS } from '../language/words';
import { FailurePanel } from '../shell/failure-panel';
import { PageTitle } from '../shell/page-title';

@Component({
  selector: 'wm-municipality-chooser',
  imports: [FailurePanel, Icon, RouterLink, SampleFlag],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './municipality-chooser.html',
  styleUrl: './municipality-chooser.css',
})
export class MunicipalityChooser {
  readonly municipalities = input.required<Loaded<List<Municipality>>>();
  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  protected readonly list = computed(() => {
    const loaded = this.municipalities();
    return loaded.state === 'ready' ? loaded.value.items : [];
  });
  protected readonly failure = computed(() => {
    const loaded = this.municipalities();
    return loaded.state === 'failed' ? loaded.failure : null;
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('municipalities.title')), inject(Injector));
  }

  protected retry(): void {
    void this.router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
  }
}
