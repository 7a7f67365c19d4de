import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { EXPORT_FORMATS, type ExportFormat, type ExportView } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { apiOf } from '../place/place-api';
import { PlaceStore } from '../place/place-store';

/**
 * Takes a view along as a file: what it shows, with its filters. `filters` are the parameters of the view's own list.
 */
@Component({
  selector: 'wm-export-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button matButton="outlined" type="button" [matMenuTriggerFor]="menu">
      <wm-icon name="download" />{{ words.say('member.import.export') }}
    </button>
    <mat-menu #menu="matMenu">
      @for (format of formats; track format) {
        <a mat-menu-item [href]="addresses()[format]" [attr.download]="view() + '.' + format">
          {{ words.say(formatWords[format]) }}
        </a>
      }
    </mat-menu>
  `,
})
export class ExportMenu {
  readonly view = input.required<ExportView>();
  readonly filters = input<Readonly<Record<string, string | null | undefined>>>({});
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  protected readonly formats = EXPORT_FORMATS;
  protected readonly formatWords = {
    xlsx: 'member.import.export.xlsx',
    csv: 'member.import.export.csv',
    json: 'member.import.export.json',
  } as const;
  protected readonly addresses = computed<Readonly<Record<ExportFormat, string>>>(() => ({
    xlsx: this.address('xlsx'),
    csv: this.address('csv'),
    json: this.address('json'),
  }));

  private address(format: ExportFormat): string {
    const query = new URLSearchParams({ lang: this.words.language });
    for (const [name, value] of Object.entries(this.filters())) if (value) query.set(name, value);
    return `${apiOf(this.place.slug())}/exports/${this.view()}.${format}?${query.toString()}`;
  }
}
