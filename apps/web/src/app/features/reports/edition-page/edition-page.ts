import { ChangeDetectionStrategy, Component, computed, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { PrintNote } from '../../../shell/print-note';
import { EditionDocument } from '../document/edition-document';
import { EditionFiles } from '../edition-files';
import { EditionStore } from '../edition-store';

/** A sealed report: what it says, its files, and how anybody can check both. */
@Component({
  selector: 'wm-edition-page',
  imports: [EditionDocument, EditionFiles, FailurePanel, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edition-page.html',
  styleUrl: './edition-page.css',
})
export class EditionPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(EditionStore);
  protected readonly edition = computed(() => this.store.read()?.edition ?? null);
  protected readonly told = computed(() => this.store.read()?.told ?? null);
  protected readonly contentHash = computed(
    () => this.edition()?.files.find(({ format }) => format === 'json')?.hash ?? '',
  );

  constructor() {
    const injector = inject(Injector);
    inject(PageTitle).follow(
      computed(() => this.edition()?.title ?? this.words.say('reports.title')),
      injector,
    );
    inject(PrintNote).follow(
      computed(() => this.printNote()),
      injector,
    );
  }

  protected print(): void {
    globalThis.print();
  }

  /** "Stadt Bochum, Ausgabe 3" */
  private printNote(): string {
    const edition = this.edition();
    const place = this.place.municipality()?.name ?? '';
    if (!edition) return '';
    const note = this.words.say('report.edition', { place, number: this.words.number(edition.number) });
    return edition.sample ? `${note} · ${this.words.say('sample.flag')}` : note;
  }
}
