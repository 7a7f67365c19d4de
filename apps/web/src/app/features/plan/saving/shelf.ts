import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { PlanChange } from '@wegmarke/domain/contracts';
import type { Edit, EditLabel, Step } from './edit';

/** Changes of an adopted plan that wait to be recorded together, with one reason. */
export interface Collected {
  readonly changes: readonly PlanChange[];
  readonly label: EditLabel;
}

/** What stands under somebody's fingers: every keystroke is kept, and becomes an edit when they move on. */
export interface Typing {
  /** The field: what was typed there before is replaced. */
  readonly field: string;
  readonly change: PlanChange;
  readonly label: EditLabel;
  /** Reads again as it did before. */
  readonly isSame?: boolean;
}

export interface ShelfState {
  readonly typing: Typing | null;
  readonly edits: readonly Edit[];
  readonly collected: readonly Collected[];
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const EMPTY: ShelfState = { typing: null, edits: [], collected: [], done: [], undone: [] };
const TAB = 'wegmarke.tab';
const STEPS_KEPT = 100;

/**
 * Where edits lie until the server has them: in memory, and in the browser's storage, written with every keystroke, so
 * that a page loaded anew goes on where it was. One shelf a tab, person and strategy; what a closed tab left is taken over.
 */
@Injectable()
export class PlanShelf {
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly current = signal<ShelfState>(EMPTY);
  private name = '';

  readonly state = this.current.asReadonly();

  /** @returns what was being typed, in this tab and in those that are gone: nobody is at those fields any more */
  async open(accountId: string, strategyId: string): Promise<readonly Typing[]> {
    if (!this.view) return [];
    const prefix = `wegmarke.plan.${accountId}.${strategyId}.`;
    this.name = prefix + (await this.ownTab());
    const own = this.read(this.name);
    const left = (await this.left(prefix)).map((name) => {
      const state = this.read(name);
      this.view?.localStorage.removeItem(name);
      return state;
    });
    this.set({
      ...own,
      edits: [...left.flatMap(({ edits }) => edits), ...own.edits],
      collected: [...left.flatMap(({ collected }) => collected), ...own.collected],
      typing: null,
    });
    return [...left, own].flatMap(({ typing }) => typing ?? []);
  }

  update(change: (state: ShelfState) => Partial<ShelfState>): void {
    const state = this.current();
    this.set({ ...state, ...change(state) });
  }

  private set(state: ShelfState): void {
    const kept = { ...state, done: state.done.slice(-STEPS_KEPT), undone: state.undone.slice(-STEPS_KEPT) };
    this.current.set(kept);
    if (!this.view || this.name === '') return;
    try {
      this.view.localStorage.setItem(this.name, JSON.stringify(kept));
    } catch (error) {
      // A full or forbidden storage: the edits stay in memory, as long as the page does.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  private read(name: string): ShelfState {
    const stored = this.view?.localStorage.getItem(name);
    if (stored === null || stored === undefined) return EMPTY;
    try {
      return { ...EMPTY, ...(JSON.parse(stored) as Partial<ShelfState>) };
    } catch (error) {
      if (error instanceof SyntaxError) return EMPTY;
      throw error;
    }
  }

  /** The tab's own name; another one where a copy of the tab holds it already. */
  private async ownTab(): Promise<string> {
    const storage = this.view?.sessionStorage;
    const known = storage?.getItem(TAB) ?? null;
    if (known !== null && (await this.hold(known))) return known;
    const name = crypto.randomUUID();
    storage?.setItem(TAB, name);
    await this.hold(name);
    return name;
  }

  /** Shelves whose tab is gone. */
  private async left(prefix: string): Promise<readonly string[]> {
    const names = Object.keys(this.view?.localStorage ?? {}).filter(
      (name) => name.startsWith(prefix) && name !== this.name,
    );
    const states = await Promise.all(
      names.map(async (name) => ((await this.isHeld(name.slice(prefix.length))) ? null : name)),
    );
    return states.filter((name) => name !== null);
  }

  /** Holds the tab's name for as long as the page lives; true where the browser knows no locks. */
  private hold(tab: string): Promise<boolean> {
    const locks = this.locks();
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      void locks.request(`wegmarke.tab.${tab}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null || HELD.has(tab));
        if (lock === null) return undefined;
        HELD.add(tab);
        return new Promise<never>(() => undefined);
      });
    });
  }

  private async isHeld(tab: string): Promise<boolean> {
    const locks = this.locks();
    if (!locks) return false;
    const { held = [] } = await locks.query();
    return held.some(({ name }) => name === `wegmarke.tab.${tab}`);
  }

  /** Only where the page came safely: the browser hides locks from others. */
  private locks(): LockManager | null {
    const navigator = this.view?.navigator;
    return navigator && 'locks' in navigator ? navigator.locks : null;
  }
}

/** Names that this very page holds: leaving the plan and coming back finds the same shelf. */
const HELD = new Set<string>();
