import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Edition, EditionFormat } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { fileAddress } from './editions-api';

/** What most people open comes first. */
const ORDER: readonly EditionFormat[] = ['pdf', 'docx', 'xlsx', 'zip', 'json'];

/** The files of an edition with their sizes; their checksums unfold. */
@Component({
  selector: 'wm-edition-files',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul [attr.aria-label]="words.say('reports.files')">
      @for (file of files(); track file.format) {
        <li>
          <a class="wm-link" [href]="file.address"
            ><wm-icon name="download" [size]="18" />{{ words.say(file.word) }}</a
          >
          <bdi class="size">{{ file.size }}</bdi>
        </li>
      }
    </ul>
    <details>
      <summary><wm-icon name="seal" [size]="18" />{{ words.say('reports.hash') }}</summary>
      <dl>
        <dt>{{ words.say('reports.hashOf') }}</dt>
        <dd dir="ltr" translate="no">{{ edition().hash }}</dd>
        <dt>{{ words.say('reports.hashBefore') }}</dt>
        <dd dir="ltr" translate="no">{{ edition().previousHash }}</dd>
        @for (file of files(); track file.format) {
          <dt>{{ words.say(file.word) }}</dt>
          <dd dir="ltr" translate="no">{{ file.hash }}</dd>
        }
      </dl>
    </details>
  `,
  styleUrl: './edition-files.css',
})
export class EditionFiles {
  readonly edition = input.required<Edition>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  protected readonly files = computed(() => {
    const { number, files } = this.edition();
    const rank = (format: EditionFormat): number => ORDER.indexOf(format);
    return [...files]
      .sort((one, other) => rank(one.format) - rank(other.format))
      .map((file) => ({
        ...file,
        word: `reports.file.${file.format}` as const,
        address: fileAddress(this.place.slug(), number, file.format),
        size: this.sizeOf(file.bytes),
      }));
  });

  private sizeOf(bytes: number): string {
    return bytes < 1e6
      ? this.words.say('document.sizeSmall', { size: this.words.number(Math.ceil(bytes / 1e3)) })
      : this.words.say('document.size', { size: this.words.number(bytes / 1e6, 1) });
  }
}
