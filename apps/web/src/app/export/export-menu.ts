import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { EXPORT_FORMATS, type ExportFormat, type ExportView } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../language/words';
import { apiOf } from '../place/place-api';
import { PlaceStore } from '../place/place-store';
import { SessionStore } from '../session/session-store';

/**
 * Takes a view along as a file, and leads whoever may to the way back in. `filters` are the parameters of the view's own list.
 */
@Component({
  selector: 'wm-export-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      matButton="outlined"
      type="button"
      [class.sign]="isSignOnPhone()"
      [attr.title]="words.say('member.import.export')"
      [matMenuTriggerFor]="menu"
    >
      <wm-icon name="download" /><span class="word">{{ words.say('member.import.export') }}</span>
    </button>
    <mat-menu #menu="matMenu">
      @for (format of formats; track format) {
        <a mat-menu-item [href]="addresses()[format]" [attr.download]="view() + '.' + format">
          {{ words.say(formatWords[format]) }}
        </a>
      }
      @if (mayImport()) {
        <a mat-menu-item [routerLink]="['/', place.slug(), 'plan', 'import']">
          {{ words.say('member.import.title') }}
        </a>
      }
    </mat-menu>
  `,
  styles: `
    @media (max-width: 839.98px) {
      .sign {
        --mat-button-outlined-horizontal-padding: 0;
        --mat-button-outlined-outline-width: 0;
        min-inline-size: 44px;
      }
      .sign wm-icon {
        margin: 0;
      }
      .sign .word {
        position: absolute;
        overflow: hidden;
        inline-size: 1px;
        block-size: 1px;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    }
  `,
})
export class ExportMenu {
  readonly view = input.required<ExportView>();
  readonly filters = input<Readonly<Record<string, string | null | undefined>>>({});
  /** Where many tools share a row, a phone shows the sign alone. */
  readonly isSignOnPhone = input(false);
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  protected readonly mayImport = computed(() => this.session.can(this.place.slug(), 'plan.change'));
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
