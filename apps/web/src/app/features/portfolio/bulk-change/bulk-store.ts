import { computed, inject, Injectable, signal } from '@angular/core';
import type { PlanChangesInput, PlanEffect } from '@wegmarke/domain/contracts';
import { load, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { PortfolioApi } from '../portfolio-api';
import { PortfolioStore } from '../portfolio-store';
import { changesOf, type BulkInput } from './bulk-changes';

/** What was last done to many, while it can be taken back. */
export interface Done {
  readonly revision: number | null;
  readonly projects: number;
  /** Of a confirmation: milestones, and how many were left out. */
  readonly confirmed: number | null;
  readonly overdue: number;
}

/** Changes of many projects as one revision, and their one undo. */
@Injectable()
export class BulkStore {
  private readonly api = inject(PortfolioApi);
  private readonly place = inject(PlaceStore);
  private readonly portfolio = inject(PortfolioStore);
  private readonly words = inject(WORDS);
  private readonly shown = signal<PlanEffect | null>(null);
  private readonly failed = signal<Failure | null>(null);
  private readonly last = signal<Done | null>(null);
  private readonly working = signal(false);
  /** The intention whose answer is not known yet: sent again it keeps its key. */
  private intention: { readonly text: string; readonly key: string } | null = null;
  private previews = 0;

  readonly effect = this.shown.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly done = this.last.asReadonly();
  readonly isBusy = this.working.asReadonly();
  private readonly strategyId = computed(() => this.portfolio.portfolio()?.strategyId ?? '');

  /** Asks what the changes would do; the last one asked counts. */
  async preview(input: BulkInput): Promise<void> {
    const asked = ++this.previews;
    const changes = changesOf(input, this.portfolio.selection());
    if (changes.length === 0) {
      this.shown.set(null);
      return;
    }
    const loaded = await load(() =>
      this.api.preview(this.place.slug(), this.strategyId(), { changes, reason: null }),
    );
    if (asked !== this.previews) return;
    this.shown.set(loaded.state === 'ready' ? loaded.value : null);
    this.failed.set(loaded.state === 'failed' ? loaded.failure : null);
  }

  forget(): void {
    this.previews += 1;
    this.shown.set(null);
    this.failed.set(null);
  }

  dismiss(): void {
    this.last.set(null);
  }

  /** @returns whether it was recorded; otherwise `failure` says why */
  async apply(input: BulkInput, reason: string): Promise<boolean> {
    if (input.kind === 'confirm') return this.confirm();
    const changes = changesOf(input, this.portfolio.selection());
    const body: PlanChangesInput = {
      changes,
      reason: reason === '' ? null : reason,
      ...(this.shown() ? { baseRevision: this.shown()?.baseRevision } : {}),
    };
    return this.run(body, async (key) => {
      const { revision } = await this.api.change(this.place.slug(), this.strategyId(), body, key);
      return { revision, projects: changes.length, confirmed: null, overdue: 0 };
    });
  }

  /** Takes the last change back: all of it, at once. */
  async undo(): Promise<boolean> {
    const revision = this.last()?.revision;
    if (revision == null) return false;
    return this.run({ undo: revision }, async (key) => {
      const reason = this.words.say('member.bulk.undoReason');
      await this.api.undo(this.place.slug(), this.strategyId(), revision, reason, key);
      return null;
    });
  }

  private async confirm(): Promise<boolean> {
    const ids = this.portfolio.selection().map(({ key }) => key);
    return this.run({ confirm: ids }, async (key) => {
      const done = await this.api.confirm(this.place.slug(), this.strategyId(), ids, key);
      return { ...done, projects: ids.length };
    });
  }

  private async run(intention: object, work: (key: string) => Promise<Done | null>): Promise<boolean> {
    if (this.working()) return false;
    this.working.set(true);
    const result = await load(() => work(this.keyFor(JSON.stringify(intention))));
    this.working.set(false);
    if (result.state === 'failed') {
      if (result.failure.status !== 0) this.intention = null;
      this.failed.set(result.failure);
      return false;
    }
    this.intention = null;
    this.forget();
    this.last.set(result.value);
    await this.portfolio.open();
    return true;
  }

  private keyFor(text: string): string {
    if (this.intention?.text !== text) this.intention = { text, key: crypto.randomUUID() };
    return this.intention.key;
  }
}
