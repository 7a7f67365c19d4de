import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { EXPORT_FORMATS, type LedgerExportView } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { fileAddress } from '../ledger-api';

/** What is shown, to be taken along: plain links, which need no script. `asked` is what the list or account was asked. */
@Component({
  selector: 'wm-ledger-files',
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
export class LedgerFiles {
  readonly view = input.required<LedgerExportView>();
  readonly asked = input.required<Readonly<Record<string, string | null>>>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  protected readonly label = computed(() =>
    this.words.say(this.view() === 'ledger' ? 'ledger.entriesFile' : 'ledger.accountFile'),
  );
  protected readonly files = computed(() => {
    const strategy = this.place.strategy();
    if (!strategy) return [];
    const asked = { ...this.asked(), lang: this.words.language };
    return EXPORT_FORMATS.map((format) => ({
      name: format.toUpperCase(),
      address: fileAddress(this.place.slug(), strategy.id, `${this.view()}.${format}`, asked),
    }));
  });
}
