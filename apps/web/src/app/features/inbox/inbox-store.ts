import { computed, inject, Injectable, signal } from '@angular/core';
import { addDays } from '@wegmarke/domain/calendar';
import {
  INBOX_KINDS,
  type InboxAnswer,
  type InboxItem,
  type InboxKind,
  type Office,
  type PlanChange,
  type ProjectUpdate,
} from '@wegmarke/domain/contracts';
import { load, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { AsksApi } from '../../place/asks-api';
import { PlaceStore } from '../../place/place-store';
import { InboxCounter } from '../../shell/inbox-counter';
import { InboxApi } from './inbox-api';

export interface InboxGroup {
  readonly name: InboxKind | 'overdue';
  readonly items: readonly InboxItem[];
}

/** What was last done, and the way back. */
export interface Acted {
  readonly what: 'answered' | 'accepted' | 'declined' | 'dated' | 'added' | 'inquired' | 'deferred';
  readonly item: InboxItem;
  readonly until: string | null;
  readonly undo: () => Promise<InboxAnswer>;
}

const DEFERRED_DAYS = 7;
/** So long has an office to say how things stand. */
const ANSWER_DAYS = 14;

@Injectable()
export class InboxStore {
  private readonly api = inject(InboxApi);
  private readonly asks = inject(AsksApi);
  private readonly place = inject(PlaceStore);
  private readonly counter = inject(InboxCounter);
  private readonly words = inject(WORDS);
  private readonly current = signal<InboxAnswer | null>(null);
  private readonly failed = signal<Failure | null>(null);
  private readonly refused = signal<{ readonly id: string; readonly failure: Failure } | null>(null);
  private readonly last = signal<Acted | null>(null);
  private readonly officeList = signal<readonly Office[]>([]);
  private readonly working = signal(false);

  readonly inbox = this.current.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly refusal = this.refused.asReadonly();
  readonly acted = this.last.asReadonly();
  readonly offices = this.officeList.asReadonly();
  readonly isBusy = this.working.asReadonly();
  /** Overdue answers first, then by kind; empty groups are left out. */
  readonly groups = computed<readonly InboxGroup[]>(() => {
    const items = this.current()?.items ?? [];
    const overdue = items.filter(({ isOverdue }) => isOverdue);
    const rest = items.filter(({ isOverdue }) => !isOverdue);
    return [
      { name: 'overdue' as const, items: overdue },
      ...INBOX_KINDS.map((name) => ({ name, items: rest.filter(({ kind }) => kind === name) })),
    ].filter((group) => group.items.length > 0);
  });

  async open(): Promise<void> {
    const slug = this.place.slug();
    const loaded = await load(() => Promise.all([this.api.read(slug), this.api.offices(slug)]));
    this.failed.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'failed') return;
    this.show(loaded.value[0]);
    this.officeList.set(loaded.value[1].items);
  }

  answer(item: InboxItem, text: string): Promise<boolean> {
    if (item.kind === 'ask') return this.answerAsk(item, text);
    const slug = this.place.slug();
    return this.act(
      item,
      'answered',
      () => this.api.answer(slug, item.id, text),
      () => this.api.takeAnswerBack(slug, item.id),
    );
  }

  private answerAsk(item: InboxItem, text: string): Promise<boolean> {
    const slug = this.place.slug();
    const { language } = this.words;
    const answer = { source: language, texts: { [language]: text } };
    return this.act(
      item,
      'answered',
      async () => {
        await this.asks.answer(slug, item.id, answer);
        return this.api.read(slug);
      },
      async () => {
        await this.asks.takeBack(slug, item.id);
        return this.api.read(slug);
      },
    );
  }

  decide(item: InboxItem, decision: 'accepted' | 'declined', reason: string | null): Promise<boolean> {
    const slug = this.place.slug();
    return this.act(
      item,
      decision,
      () => this.api.decide(slug, item.id, decision, reason),
      () => this.api.takeDecisionBack(slug, item.id),
    );
  }

  defer(item: InboxItem): Promise<boolean> {
    const slug = this.place.slug();
    const until = addDays(this.place.today(), DEFERRED_DAYS);
    return this.act(
      item,
      'deferred',
      () => this.api.defer(slug, item, until),
      () => this.api.undefer(slug, item),
      until,
    );
  }

  /** Promises a day for a milestone that has none. */
  setDate(item: InboxItem, promisedOn: string, reason: string): Promise<boolean> {
    return this.change(item, 'dated', { kind: 'set-promise', subjectId: item.id, promisedOn }, reason);
  }

  /** The first milestone of a project that has none. */
  addMilestone(
    item: InboxItem,
    { title, promisedOn }: { readonly title: string; readonly promisedOn: string | null },
    reason: string,
  ): Promise<boolean> {
    const { language } = this.words;
    const change: PlanChange = {
      kind: 'add-milestone',
      id: crypto.randomUUID(),
      projectId: item.id,
      title: { source: language, texts: { [language]: title } },
      promisedOn,
    };
    return this.change(item, 'added', change, reason);
  }

  /** Asks a silent office how things stand, at the project that is silent longest. */
  inquire(item: InboxItem): Promise<boolean> {
    const slug = this.place.slug();
    const { language } = this.words;
    const text = (words: string) => ({ source: language, texts: { [language]: words } });
    const answerBy = addDays(this.place.today(), ANSWER_DAYS);
    const input = {
      readers: 'office' as const,
      happened: text(this.words.say('member.inbox.inquired')),
      ask: { officeId: item.id, text: text(this.words.say('member.inbox.inquiry')), answerBy },
    };
    let asked: ProjectUpdate | null = null;
    return this.act(
      item,
      'inquired',
      async () => {
        asked = await this.asks.ask(slug, item.project?.id ?? '', input, crypto.randomUUID());
        return this.api.read(slug);
      },
      async () => {
        if (asked) await this.asks.withdraw(slug, asked);
        return this.api.read(slug);
      },
      answerBy,
    );
  }

  private change(item: InboxItem, what: Acted['what'], change: PlanChange, reason: string): Promise<boolean> {
    const slug = this.place.slug();
    const strategyId = item.strategyId ?? '';
    const input = { changes: [change], reason };
    let revision = 0;
    return this.act(
      item,
      what,
      async () => {
        ({ revision } = await this.api.change(slug, strategyId, input, crypto.randomUUID()));
        return this.api.read(slug);
      },
      async () => {
        await this.api.undo(slug, strategyId, revision, this.words.say('member.bulk.undoReason'));
        return this.api.read(slug);
      },
    );
  }

  async hold(item: InboxItem, officeId: string | null): Promise<void> {
    const loaded = await load(() => this.api.hold(this.place.slug(), item.id, officeId));
    if (loaded.state === 'ready') this.show(loaded.value);
    else this.refused.set({ id: item.id, failure: loaded.failure });
  }

  async undo(): Promise<boolean> {
    const acted = this.last();
    if (!acted || this.working()) return false;
    this.working.set(true);
    const loaded = await load(acted.undo);
    this.working.set(false);
    if (loaded.state === 'failed') {
      this.refused.set({ id: acted.item.id, failure: loaded.failure });
      return false;
    }
    this.last.set(null);
    this.show(loaded.value);
    return true;
  }

  private async act(
    item: InboxItem,
    what: Acted['what'],
    work: () => Promise<InboxAnswer>,
    undo: () => Promise<InboxAnswer>,
    until: string | null = null,
  ): Promise<boolean> {
    if (this.working()) return false;
    this.working.set(true);
    const loaded = await load(work);
    this.working.set(false);
    if (loaded.state === 'failed') {
      this.refused.set({ id: item.id, failure: loaded.failure });
      // Somebody else was sooner: the list shows what is now.
      if (loaded.failure.status === 409) await this.open();
      return false;
    }
    this.refused.set(null);
    this.last.set({ what, item, until, undo });
    this.show(loaded.value);
    return true;
  }

  private show(answer: InboxAnswer): void {
    this.current.set(answer);
    this.counter.set({
      open: answer.items.length,
      overdue: answer.items.filter(({ isOverdue }) => isOverdue).length,
    });
  }
}
