import { afterNextRender, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { LiveEvent } from '@wegmarke/domain/contracts';
import { WORDS } from '../language/words';
import { apiOf } from '../place/place-api';
import { PlaceStore } from '../place/place-store';
import { SessionStore } from '../session/session-store';
import { Announcer } from '../shell/announcer';
import { LiveConnection } from './live-connection';
import { Typing } from './typing';

/** `plan` for what figures and lists of a strategy rest on; else the noun that `changed` names. */
export type LiveTopic =
  'plan' | 'milestones' | 'offices' | 'people' | 'updates' | 'documents' | 'dependencies' | (string & {});

interface Follower {
  readonly topics: readonly LiveTopic[];
  readonly refresh: () => Promise<void>;
  readonly keepsTyping: boolean;
}

/** Several changes in a row are looked at once. */
const GATHER_MILLISECONDS = 300;
/** Many of the public look at the same page; they do not all ask in the same moment. */
const SPREAD_MILLISECONDS = 2_000;
/** How soon a page that was left alone catches up, once nobody types any more. */
const LOOK_MILLISECONDS = 500;

/**
 * Other people's changes, without a reload. A page says what it shows and how it is read again; when that happens is
 * decided here, and never while somebody types: then it waits, and says so.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly document = inject(DOCUMENT);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(WORDS);
  private readonly typing = inject(Typing);
  private readonly followers = new Set<Follower>();
  private readonly news = new Set<LiveTopic>();
  private readonly held = signal(false);
  private connection: { readonly to: string; readonly live: LiveConnection } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReading = false;

  /** Something new waits until nobody types any more, or until it is asked for. */
  readonly isWaiting = this.held.asReadonly();

  /**
   * Reads a page again when one of the topics is new, as long as whoever calls in an injection context lives.
   *
   * @param refresh loads quietly: what cannot be loaded leaves what is shown
   * @param keepsTyping the page itself keeps what is being typed where it is, so nothing has to wait
   */
  follow(topics: readonly LiveTopic[], refresh: () => Promise<void>, { keepsTyping = false } = {}): void {
    const follower: Follower = { topics, refresh, keepsTyping };
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      this.followers.add(follower);
      this.connect();
      destroyed.onDestroy(() => {
        this.followers.delete(follower);
        // The next page may follow at once.
        setTimeout(() => this.connect());
      });
    });
  }

  /** Shows what waits, though somebody types. */
  show(): void {
    void this.read();
  }

  /** Connected as long as anybody follows, to the city of the page and as whoever is signed in. */
  private connect(): void {
    const slug = this.place.slug();
    const isWanted = this.followers.size > 0 && slug !== '' && typeof EventSource !== 'undefined';
    const wanted = isWanted ? `${slug} ${this.session.membershipIn(slug)?.personId ?? ''}` : null;
    if (this.connection?.to === wanted) return;
    this.connection?.live.leave();
    this.connection = null;
    if (wanted === null) return;
    const live = new LiveConnection(this.document, `${apiOf(slug)}/live`, {
      told: (event) => this.hear(event),
      again: () => this.lookAround(),
    });
    this.connection = { to: wanted, live };
  }

  private hear(event: LiveEvent): void {
    if (event.type === 'gap') this.lookAround();
    else if (event.type === 'changed') this.note([event.topic]);
    else if (!this.isKnown(event)) this.note(['plan']);
  }

  /** Where every strategy stands is told by the server itself; all else has to be looked at. */
  private lookAround(): void {
    const topics = [...this.followers].flatMap((follower) => follower.topics);
    if (this.isMember()) this.note(topics.filter((topic) => topic !== 'plan'));
  }

  private isKnown({ strategyId, version }: Extract<LiveEvent, { type: 'plan' }>): boolean {
    const known = this.place.place()?.strategies.find(({ id }) => id === strategyId);
    return known?.version === version;
  }

  private note(topics: readonly LiveTopic[]): void {
    const wanted = [...this.followers].flatMap((follower) => follower.topics);
    const news = topics.filter((topic) => wanted.includes(topic));
    if (news.length === 0) return;
    for (const topic of news) this.news.add(topic);
    this.look(GATHER_MILLISECONDS + (this.isMember() ? 0 : Math.random() * SPREAD_MILLISECONDS));
  }

  /** After a while, unless somebody types: then again and again, until nobody does. */
  private look(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.news.size === 0) return;
      if (!this.typing.isUnderWay() || this.isKeptEverywhere()) {
        void this.read();
        return;
      }
      if (!this.held()) {
        this.held.set(true);
        this.announcer.announce(this.words.say('live.waiting'));
      }
      this.look(LOOK_MILLISECONDS);
    }, after);
  }

  private isKeptEverywhere(): boolean {
    return [...this.followers]
      .filter(({ topics }) => topics.some((topic) => this.news.has(topic)))
      .every(({ keepsTyping }) => keepsTyping);
  }

  private async read(): Promise<void> {
    if (this.isReading) {
      this.look(LOOK_MILLISECONDS);
      return;
    }
    this.isReading = true;
    clearTimeout(this.timer);
    const news = [...this.news];
    this.news.clear();
    this.held.set(false);
    try {
      if (news.includes('plan')) await this.place.refresh();
      const concerned = [...this.followers].filter(({ topics }) =>
        news.some((topic) => topics.includes(topic)),
      );
      await Promise.all(concerned.map(({ refresh }) => refresh()));
    } finally {
      this.isReading = false;
    }
  }

  private isMember(): boolean {
    return this.session.membershipIn(this.place.slug()) !== null;
  }
}
