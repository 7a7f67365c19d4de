import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Language, Office, PlanChange, PlanOutline } from '@wegmarke/domain/contracts';
import { load, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { inOrder, type Order, orderOf, placedAfter } from './outline/order';
import { withChanges } from './outline/overlay';
import { allRows, openRows, type PlanRow } from './outline/rows';
import { PlanApi, type PlanPlace } from './plan-api';
import { changesOf, type Edit } from './saving/edit';
import { PlanShelf } from './saving/shelf';

/** A refused one of these would hide or move the line at which it has to be shown. */
const TAKES_AWAY: readonly PlanChange['kind'][] = ['remove', 'drop', 'merge', 'move', 'split'];

/** The plan as whoever edits it sees it: what the server has, with all that is on its way there. */
@Injectable()
export class PlanStore {
  private readonly api = inject(PlanApi);
  private readonly placeStore = inject(PlaceStore);
  private readonly shelf = inject(PlanShelf);
  private readonly words = inject(WORDS);
  private readonly server = signal<PlanOutline | null>(null);
  private readonly order = signal<Order>(new Map());
  private readonly loadFailure = signal<Failure | null>(null);
  private readonly closedIds = signal<ReadonlySet<string>>(new Set());
  private readonly officeList = signal<readonly Office[]>([]);
  private readonly chosenLanguage = signal<Language | null>(null);
  private readonly strategyId = signal<string | null>(null);
  private refreshing: Promise<void> | null = null;
  private isStale = false;
  private isGone = false;

  readonly failure = this.loadFailure.asReadonly();
  readonly closed = this.closedIds.asReadonly();
  readonly offices = this.officeList.asReadonly();
  readonly strategies = computed(() => this.placeStore.place()?.strategies ?? []);
  readonly strategy = computed(
    () => this.strategies().find(({ id }) => id === this.strategyId()) ?? this.placeStore.strategy(),
  );
  readonly place = computed<PlanPlace | null>(() => {
    const strategy = this.strategy();
    return strategy && { slug: this.placeStore.slug(), strategyId: strategy.id };
  });
  readonly languages = computed<readonly Language[]>(() => {
    const languages = this.strategy()?.languages ?? [];
    return languages.length > 0 ? languages : [this.words.language];
  });
  /** The language in which texts are written now: the reader's where the strategy is written in it. */
  readonly language = computed<Language>(() => {
    const chosen = this.chosenLanguage();
    const languages = this.languages();
    if (chosen !== null && languages.includes(chosen)) return chosen;
    if (languages.includes(this.words.language)) return this.words.language;
    return languages[0] ?? this.words.language;
  });

  /** As the server last sent it. */
  readonly recorded = this.server.asReadonly();
  readonly outline = computed<PlanOutline | null>(() => {
    const server = this.server();
    if (!server) return null;
    const { edits, collected, typing } = this.shelf.state();
    const undone = new Set(edits.map(({ work }) => (work.kind === 'undo' && !work.redoes ? work.of : null)));
    const changes = [
      ...edits.filter(({ key }) => !undone.has(key)).flatMap(shownOf),
      ...collected.flatMap((batch) => batch.changes),
      ...(typing ? [typing.change] : []),
    ];
    return inOrder(withChanges(server, changes), this.order());
  });
  /** Of the plan as the server last sent it. */
  readonly revision = computed(() => this.server()?.revision ?? null);
  readonly isAdopted = computed(() => this.server()?.adoption != null);
  /** What a milestone's baseline is called: in a draft nobody has adopted it yet. */
  readonly baselineWord = computed(() =>
    this.isAdopted() ? 'member.plan.baseline' : 'member.plan.draftDay',
  );
  readonly rows = computed<readonly PlanRow[]>(() => {
    const outline = this.outline();
    return outline ? openRows(outline, this.closedIds()) : [];
  });
  readonly allRows = computed<readonly PlanRow[]>(() => {
    const outline = this.outline();
    return outline ? allRows(outline) : [];
  });
  private readonly byId = computed(() => new Map(this.allRows().map((row) => [row.id, row])));
  private readonly recordedById = computed(() => {
    const server = this.server();
    return new Map((server ? allRows(server) : []).map((row) => [row.id, row]));
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
  }

  async open(strategyId: string | null): Promise<void> {
    this.strategyId.set(strategyId);
    const { slug } = this.place() ?? {};
    if (slug === undefined) return;
    const [, offices] = await Promise.all([this.refresh(), load(() => this.api.offices(slug))]);
    if (offices.state === 'ready') this.officeList.set(offices.value.items);
  }

  /** Asks for the plan; while one answer is under way, one more is asked for afterwards, not many. */
  async refresh(): Promise<void> {
    this.isStale = true;
    this.refreshing ??= this.askUntilFresh();
    return this.refreshing;
  }

  private async askUntilFresh(): Promise<void> {
    while (this.isStale && !this.isGone) {
      this.isStale = false;
      await this.ask();
    }
    this.refreshing = null;
  }

  private async ask(): Promise<void> {
    const place = this.place();
    if (!place) return;
    const loaded = await load(() => this.api.outline(place));
    if (loaded.state === 'failed') {
      // A plan on the screen stays there: the connection comes back.
      if (!this.server()) this.loadFailure.set(loaded.failure);
      return;
    }
    this.loadFailure.set(null);
    this.order.set(orderOf(this.outline() ?? loaded.value));
    this.server.set(loaded.value);
    const { revision } = loaded.value;
    this.shelf.update(({ edits }) => ({
      edits: edits.filter((edit) => edit.revision === null || edit.revision > revision),
    }));
    // With what is not on the server yet: a line that is being written stays where it is.
    this.order.set(orderOf(this.outline() ?? loaded.value));
  }

  row(id: string): PlanRow | null {
    return this.byId().get(id) ?? null;
  }

  /** The same as the server has it; null where it does not. */
  recordedRow(id: string): PlanRow | null {
    return this.recordedById().get(id) ?? null;
  }

  titleOf(id: string): string {
    const row = this.row(id) ?? this.recordedRow(id);
    return row ? this.words.field(row.item.title) : '';
  }

  officeOf(id: string | null): Office | null {
    return this.officeList().find((office) => office.id === id) ?? null;
  }

  write(language: Language): void {
    this.chosenLanguage.set(language);
  }

  toggle(id: string): void {
    this.closedIds.update((ids) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  reveal(id: string): void {
    this.closedIds.update((ids) => {
      const next = new Set(ids);
      for (let row = this.row(id); row; row = row.parentId === null ? null : this.row(row.parentId))
        if (row.id !== id) next.delete(row.id);
      return next;
    });
  }

  closeAll(kind: 'pillar' | 'project'): void {
    this.closedIds.set(
      new Set(
        this.allRows()
          .filter((row) => row.kind === kind)
          .map(({ id }) => id),
      ),
    );
  }

  openAll(): void {
    this.closedIds.set(new Set());
  }

  /** Where something new will stand among its siblings. */
  placeAfter(parentId: string, id: string, afterId: string | null): void {
    const outline = this.outline();
    if (outline) this.order.set(placedAfter(orderOf(outline), parentId, id, afterId));
  }
}

function shownOf(edit: Edit): readonly PlanChange[] {
  const changes = changesOf(edit);
  return edit.refusal ? changes.filter(({ kind }) => !TAKES_AWAY.includes(kind)) : changes;
}
