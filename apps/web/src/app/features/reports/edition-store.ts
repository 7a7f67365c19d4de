import { computed, inject, Injectable, makeStateKey, signal, TransferState } from '@angular/core';
import type { Edition, EditionContent } from '@wegmarke/domain/contracts';
import { loadWords, type WordKey, type Words } from '@wegmarke/domain/words';
import { load, type Loaded } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { EditionsApi } from './editions-api';

/** What an edition says, with the words of its language. */
export interface Told {
  readonly content: EditionContent;
  readonly words: Words<WordKey>;
}

interface Read {
  readonly edition: Edition;
  /** Null where the server has drawn it already: the page is left as it stands, and its data need not travel. */
  readonly told: Told | null;
}

/** One sealed report: it never changes, so it is read once. */
@Injectable()
export class EditionStore {
  private readonly api = inject(EditionsApi);
  private readonly place = inject(PlaceStore);
  private readonly transfer = inject(TransferState);
  private readonly current = signal<Loaded<Read> | null>(null);
  private number: string | null = null;
  readonly failure = computed(() => {
    const loaded = this.current();
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly read = computed(() => {
    const loaded = this.current();
    return loaded?.state === 'ready' ? loaded.value : null;
  });

  async open(number: string): Promise<void> {
    this.number = number;
    const slug = this.place.slug();
    const key = makeStateKey<boolean>(`edition ${slug} ${number}`);
    const isDrawn = this.transfer.get(key, false);
    this.transfer.remove(key);
    const loaded = await load(async (): Promise<Read> => {
      const [edition, told] = await Promise.all([
        this.api.find(slug, number),
        isDrawn ? null : this.tell(slug, number),
      ]);
      return { edition, told };
    });
    if (typeof ngServerMode !== 'undefined' && ngServerMode && loaded.state === 'ready') {
      this.transfer.set(key, true);
    }
    if (this.number === number) this.current.set(loaded);
  }

  async retry(): Promise<void> {
    if (this.number !== null) await this.open(this.number);
  }

  private async tell(slug: string, number: string): Promise<Told> {
    const content = await this.api.content(slug, number);
    return { content, words: await loadWords(content.language) };
  }
}
