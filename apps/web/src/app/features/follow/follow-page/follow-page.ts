import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { PageTitle } from '../../../shell/page-title';

/** How to follow a published strategy elsewhere: as a calendar, as a feed, in a frame on a site of one's own. */
@Component({
  selector: 'wm-follow-page',
  imports: [EmptyState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './follow-page.html',
  styleUrl: './follow-page.css',
})
export class FollowPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly document = inject(DOCUMENT);
  /** Known to the browser alone, which puts it before addresses that are copied. */
  private readonly origin = signal('');

  protected readonly isPublished = computed(() => this.place.strategy()?.published ?? false);
  protected readonly calendarAddress = computed(() => this.fileAddress('milestones.ics'));
  protected readonly feedAddress = computed(() => this.fileAddress('changes.atom'));
  protected readonly frameAddress = computed(
    () => `/widget/1/${this.place.slug()}?lang=${this.words.language}`,
  );
  protected readonly frameTitle = computed(() =>
    this.words.say('widget.title', { place: this.place.municipality()?.name ?? '' }),
  );
  protected readonly frameCode = computed(() => {
    const title = this.frameTitle()
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('<', '&lt;');
    return `<iframe src="${this.origin()}${this.frameAddress()}" title="${title}" width="360" height="280" loading="lazy"></iframe>`;
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('follow.title')), inject(Injector));
    afterNextRender(() => {
      this.origin.set(this.document.location.origin);
    });
  }

  private fileAddress(name: string): string {
    return `/api/v1/municipalities/${this.place.slug()}/${name}?lang=${this.words.language}`;
  }
}
