import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { OpenAsk } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { sayFailure, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { AsksStore } from '../asks-store';

/** What colleagues ask in their updates of the offices of whoever is signed in, and the answer to it. */
@Component({
  selector: 'wm-asked-of-me',
  imports: [Icon, MatButton, RouterLink, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './asked-of-me.html',
  styleUrl: './asked-of-me.css',
})
export class AskedOfMe {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(AsksStore);
  private readonly announcer = inject(Announcer);
  /** The ask whose form is open. */
  protected readonly writing = signal<string | null>(null);
  protected readonly isMissing = signal(false);
  protected readonly trouble = signal('');

  constructor() {
    inject(Live).follow(['updates', 'offices'], () => this.store.open());
  }

  protected when({ answerBy, isOverdue, askedOn }: OpenAsk): string {
    if (answerBy === null)
      return this.words.say('member.inbox.asked', { on: this.words.near(askedOn, this.place.today()) });
    const on = this.words.near(answerBy, this.place.today());
    return this.words.say(isOverdue ? 'member.inbox.answerOverdue' : 'member.inbox.answerBy', { on });
  }

  protected from({ by, from }: OpenAsk): string {
    return from ? this.words.say('member.ask.by', { by, office: this.words.field(from.title) }) : by;
  }

  protected toggle(id: string): void {
    this.isMissing.set(false);
    this.trouble.set('');
    this.writing.update((open) => (open === id ? null : id));
  }

  protected async send(event: Event, ask: OpenAsk): Promise<void> {
    event.preventDefault();
    const value = new FormData(event.target as HTMLFormElement).get('text');
    const text = typeof value === 'string' ? value.trim() : '';
    this.isMissing.set(text === '');
    if (text === '') return;
    if (this.met(await this.store.answer(ask, text))) return;
    this.writing.set(null);
    this.announcer.announce(this.words.say('member.ask.sent'));
  }

  protected async takeBack(ask: OpenAsk): Promise<void> {
    if (this.met(await this.store.takeBack(ask))) return;
    this.announcer.announce(this.words.say('member.ask.undone'));
  }

  private met(failure: Failure | null): boolean {
    this.trouble.set(failure ? sayFailure(this.words, failure) : '');
    return failure !== null;
  }
}
