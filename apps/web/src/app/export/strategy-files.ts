import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { EXPORT_FORMATS, type LedgerExportView, type PublicExportView } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { apiOf } from '../place/place-api';
import { PlaceStore } from '../place/place-store';

/** What the public sees, to be taken along with its filters: plain links, which need no script. */
@Component({
  selector: 'wm-strategy-files',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-icon name="download" [size]="18" />
    <span [id]="view() + '-files'">{{ label() }}</span>
    <ul [attr.aria-labelledby]="view() + '-files'">
      @for (file of files(); track file.name) {
        <li>
          <a class="wm-link" [href]="file.address" download>{{ file.name }}</a>
        </li>
      }
    </ul>
  `,
  styles: `
    :host,
    ul {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: inline-block;
      padding-block: 8px;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class StrategyFiles {
  readonly view = input.required<PublicExportView | LedgerExportView>();
  /** The parameters of the page's own address. */
  readonly asked = input.required<Readonly<Record<string, string | null | undefined>>>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  protected readonly label = computed(() =>
    this.words.say(this.view() === 'account' ? 'ledger.accountFile' : 'ledger.entriesFile'),
  );
  protected readonly files = computed(() => {
    const strategy = this.place.strategy();
    if (!strategy) return [];
    const query = new URLSearchParams({ lang: this.words.language });
    for (const [name, value] of Object.entries(this.asked())) if (value) query.set(name, value);
    const path = `${apiOf(this.place.slug())}/strategies/${encodeURIComponent(strategy.id)}/exports`;
    return EXPORT_FORMATS.map((format) => ({
      name: format.toUpperCase(),
      address: `${path}/${this.view()}.${format}?${query.toString()}`,
    }));
  });
}
