import { inject, Injectable, signal } from '@angular/core';
import type { OpenAsk } from '@wegmarke/domain/contracts';
import { load, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { AsksApi } from '../../place/asks-api';
import { PlaceStore } from '../../place/place-store';

/** What updates ask of the offices of whoever is signed in. */
@Injectable()
export class AsksStore {
  private readonly api = inject(AsksApi);
  private readonly place = inject(PlaceStore);
  private readonly words = inject(WORDS);
  private readonly current = signal<readonly OpenAsk[]>([]);
  private readonly failed = signal<Failure | null>(null);
  private readonly last = signal<OpenAsk | null>(null);
  private readonly working = signal(false);
  readonly items = this.current.asReadonly();
  readonly failure = this.failed.asReadonly();
  /** What was answered last: the way back. */
  readonly answered = this.last.asReadonly();
  readonly isBusy = this.working.asReadonly();

  /** What cannot be loaded leaves what is shown. */
  async open(): Promise<void> {
    const loaded = await load(() => this.api.mine(this.place.slug()));
    this.failed.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'ready') this.current.set(loaded.value.items);
  }

  async answer(ask: OpenAsk, text: string): Promise<Failure | null> {
    const { language } = this.words;
    const answer = { source: language, texts: { [language]: text } };
    const failure = await this.act(() => this.api.answer(this.place.slug(), ask.id, answer));
    if (!failure) this.last.set(ask);
    return failure;
  }

  async takeBack(ask: OpenAsk): Promise<Failure | null> {
    const failure = await this.act(() => this.api.takeBack(this.place.slug(), ask.id));
    if (!failure) this.last.set(null);
    return failure;
  }

  private async act(work: () => Promise<unknown>): Promise<Failure | null> {
    this.working.set(true);
    const loaded = await load(work);
    this.working.set(false);
    // Refused, too: somebody else may have been sooner.
    const isAnswered = loaded.state === 'ready' || loaded.failure.status === 409;
    if (isAnswered) await this.open();
    return loaded.state === 'failed' ? loaded.failure : null;
  }
}
