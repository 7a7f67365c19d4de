import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  Erasure,
  ErasureRequest,
  Person,
  RetentionInput,
  RetentionPolicy,
} from '@wegmarke/domain/contracts';
import { failureOf, load, type Loaded, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../shell/announcer';
import { PrivacyApi } from './privacy-api';

interface PrivacyFacts {
  readonly requests: readonly ErasureRequest[];
  /** For whoever manages personal data; null for everybody else. */
  readonly managed: { readonly people: readonly Person[]; readonly retention: RetentionPolicy } | null;
}

/** The own data, and for admins everybody's. */
@Injectable()
export class PrivacyStore {
  private readonly api = inject(PrivacyApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  private readonly loaded = signal<Loaded<PrivacyFacts> | null>(null);
  private readonly lastTrouble = signal('');
  private readonly lastErasure = signal<Erasure | null>(null);
  readonly trouble = this.lastTrouble.asReadonly();
  readonly erasure = this.lastErasure.asReadonly();
  readonly personId = computed(() => this.session.membershipIn(this.place.slug())?.personId ?? '');
  readonly failure = computed(() => {
    const loaded = this.loaded();
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly facts = computed(() => {
    const loaded = this.loaded();
    return loaded?.state === 'ready' ? loaded.value : null;
  });
  readonly ownRequest = computed(
    () => this.facts()?.requests.find(({ personId }) => personId === this.personId()) ?? null,
  );

  async open(): Promise<void> {
    const slug = this.place.slug();
    const mayManage = this.session.can(slug, 'privacy.manage');
    this.loaded.set(
      await load(async () => {
        const [requests, people, retention] = await Promise.all([
          this.api.requests(slug),
          mayManage ? this.api.people(slug) : [],
          mayManage ? this.api.retention(slug) : null,
        ]);
        const { compare } = new Intl.Collator(this.words.language, { numeric: true });
        const byName = people.toSorted((a, b) => compare(a.name, b.name));
        return { requests, managed: retention ? { people: byName, retention } : null };
      }),
    );
  }

  ask(wish: 'POST' | 'DELETE'): Promise<boolean> {
    return this.during(async () => {
      await this.api.ask(this.place.slug(), wish);
    });
  }

  erase(personId: string): Promise<boolean> {
    return this.during(async () => {
      this.lastErasure.set(await this.api.erase(this.place.slug(), personId));
    });
  }

  setRetention(input: RetentionInput): Promise<boolean> {
    return this.during(async () => {
      await this.api.setRetention(this.place.slug(), input);
    });
  }

  private async during(work: () => Promise<void>): Promise<boolean> {
    this.lastTrouble.set('');
    try {
      await work();
      await this.open();
      this.announcer.announce(this.words.say('member.settings.saved'));
      return true;
    } catch (error) {
      const failure = failureOf(error);
      this.lastTrouble.set(
        failure.code === 'holds-office'
          ? this.words.say('member.privacy.holdsOffice')
          : sayFailure(this.words, failure),
      );
      return false;
    }
  }
}
