import { effect, inject, Injectable, Injector, type Signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { WORDS } from '../language/words';
import { PlaceStore } from '../place/place-store';

/** The document's title: page first, then the municipality. */
@Injectable({ providedIn: 'root' })
export class PageTitle {
  private readonly title = inject(Title);
  private readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);

  /** Follows `page` for as long as the calling component lives. */
  follow(page: Signal<string>, injector: Injector): void {
    effect(
      () => {
        const place = this.place.municipality()?.name ?? this.words.say('app.name');
        this.title.setTitle(
          page().includes(place) ? page() : this.words.say('app.title', { page: page(), place }),
        );
      },
      { injector },
    );
  }
}
