import { computed, DOCUMENT, inject, Injectable, type OnDestroy, signal } from '@angular/core';
import type { EditionContent, Report, ReportPatch } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { type Failure, failureOf, load, type Loaded } from '../../../http/failure';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import type { Told } from '../edition-store';
import { EditionsApi } from '../editions-api';
import { ReportsApi } from '../reports-api';
import { conflictsIn, type PatchField, withoutSent, withTyped } from './unsaved';

export type Saving = 'saved' | 'saving' | 'offline' | 'refused' | 'conflict';

/** So long after the last keystroke the report is saved, in milliseconds. */
const REST = 700;
/** So often an edition that is being made is asked for, in milliseconds. */
const ASK_AGAIN = 1500;

/**
 * A report under way. What is typed lies over what is stored, and in this tab's storage, until the server has it: no
 * conflict, no lost connection and no reload loses anything.
 */
@Injectable()
export class ReportStore implements OnDestroy {
  private readonly api = inject(ReportsApi);
  private readonly editions = inject(EditionsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly storage = this.window?.sessionStorage;
  private readonly loaded = signal<Loaded<Report> | null>(null);
  private readonly typed = signal<ReportPatch>({});
  private readonly state = signal<Saving>('saved');
  private id = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sealing: ReturnType<typeof setTimeout> | undefined;
  /** What is typed and not sent yet is not saved. */
  readonly saving = computed<Saving>(() =>
    this.state() === 'saved' && Object.keys(this.typed()).length > 0 ? 'saving' : this.state(),
  );
  /** Why the last attempt to save was refused. */
  readonly refusal = signal<Failure | null>(null);
  readonly conflicts = signal<readonly PatchField[]>([]);
  readonly preview = signal<Told | null>(null);
  readonly previewFailure = signal<Failure | null>(null);
  /** The edition that differences are told against. */
  readonly previous = signal<EditionContent | null>(null);
  readonly failure = computed(() => {
    const loaded = this.loaded();
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  readonly stored = computed(() => {
    const loaded = this.loaded();
    return loaded?.state === 'ready' ? loaded.value : null;
  });
  readonly report = computed(() => {
    const stored = this.stored();
    return stored && withTyped(stored, this.typed());
  });

  ngOnDestroy(): void {
    // What is typed is sent on the way out; where that fails, it lies in the tab's storage.
    void this.save();
    clearTimeout(this.sealing);
    this.id = '';
  }

  async open(id: string): Promise<void> {
    this.id = id;
    const loaded = await load(() => this.api.find(this.place.slug(), id));
    if (this.id !== id) return;
    this.loaded.set(loaded);
    // The server draws the frame alone: who writes has a script.
    if (loaded.state !== 'ready' || (typeof ngServerMode !== 'undefined' && ngServerMode)) return;
    const kept = this.kept();
    if (loaded.value.state === 'draft' && kept) {
      this.typed.set(kept.typed);
      this.conflicts.set(conflictsIn(kept.typed, kept.over, loaded.value));
      this.schedule();
    }
    void this.refreshPreview();
    void this.readPrevious(loaded.value);
    this.followSealing();
  }

  async retry(): Promise<void> {
    await this.open(this.id);
  }

  change(patch: ReportPatch): void {
    this.typed.update((typed) => ({ ...typed, ...patch }));
    this.keep();
    this.schedule();
  }

  /** Somebody else changed the same: the own version is stored knowingly, or theirs is taken. */
  async settle(keeps: 'mine' | 'theirs'): Promise<void> {
    if (keeps === 'theirs') {
      const conflicts = new Set<string>(this.conflicts());
      this.typed.update((typed) =>
        Object.fromEntries(Object.entries(typed).filter(([field]) => !conflicts.has(field))),
      );
    }
    this.conflicts.set([]);
    await this.save();
  }

  /** Resolves to whether everything typed is stored. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    const [stored, sent] = [this.stored(), this.typed()];
    if (!stored || this.conflicts().length > 0) return false;
    if (Object.keys(sent).length === 0) {
      this.state.set('saved');
      return true;
    }
    if (this.state() === 'saving') return false;
    this.state.set('saving');
    try {
      const value = await this.api.change(this.place.slug(), stored, sent);
      this.loaded.set({ state: 'ready', value });
      this.typed.update((typed) => withoutSent(typed, sent));
      this.refusal.set(null);
      this.state.set('saved');
      this.keep();
      void this.refreshPreview();
      return Object.keys(this.typed()).length === 0 || (await this.save());
    } catch (error) {
      return await this.recover(failureOf(error), stored);
    }
  }

  /** Takes a step on its way. Resolves to what went wrong. */
  async step(send: (slug: string, report: Report) => Promise<Report>): Promise<Failure | null> {
    const stored = this.stored();
    if (!stored) return null;
    try {
      const value = await send(this.place.slug(), stored);
      this.loaded.set({ state: 'ready', value });
      void this.refreshPreview();
      this.followSealing();
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 409 || failure.status === 412) await this.reload();
      return failure;
    }
  }

  /** What is typed is no longer wanted. */
  forget(): void {
    clearTimeout(this.timer);
    this.typed.set({});
    this.keep();
  }

  async refreshPreview(): Promise<void> {
    const { id } = this;
    const loaded = await load(async (): Promise<Told> => {
      const content = await this.api.content(this.place.slug(), id);
      return { content, words: await loadWords(content.language) };
    });
    if (this.id !== id) return;
    if (loaded.state === 'ready') this.preview.set(loaded.value);
    this.previewFailure.set(loaded.state === 'failed' ? loaded.failure : null);
  }

  private async recover(failure: Failure, before: Report): Promise<boolean> {
    if (failure.status === 412) {
      await this.reload();
      const now = this.stored();
      this.conflicts.set(now ? conflictsIn(this.typed(), before, now) : []);
      this.keep();
      this.state.set('conflict');
      return this.conflicts().length === 0 && this.save();
    }
    this.refusal.set(failure);
    this.state.set(failure.status === 0 || failure.status >= 500 ? 'offline' : 'refused');
    if (this.state() === 'offline')
      this.window?.addEventListener('online', () => void this.save(), { once: true });
    return false;
  }

  private async reload(): Promise<void> {
    const loaded = await load(() => this.api.find(this.place.slug(), this.id));
    if (loaded.state === 'ready') this.loaded.set(loaded);
    void this.refreshPreview();
  }

  private async readPrevious({ strategyId, language }: Report): Promise<void> {
    const slug = this.place.slug();
    const loaded = await load(async () => {
      const { items } = await this.editions.list(slug);
      const last = items.find((each) => each.strategyId === strategyId && each.language === language);
      return last ? this.editions.content(slug, String(last.number)) : null;
    });
    this.previous.set(loaded.state === 'ready' ? loaded.value : null);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), REST);
  }

  /** Files are made one by one: how many are done is asked for until the edition stands. */
  private followSealing(): void {
    clearTimeout(this.sealing);
    if (this.id === '' || this.stored()?.state !== 'sealing') return;
    this.sealing = setTimeout(() => {
      void this.reload().then(() => {
        this.followSealing();
      });
    }, ASK_AGAIN);
  }

  private get keptName(): string {
    return `wegmarke.report.${this.session.session()?.accountId ?? ''}.${this.id}`;
  }

  private kept(): { readonly typed: ReportPatch; readonly over: Report } | null {
    const text = this.storage?.getItem(this.keptName);
    return text ? (JSON.parse(text) as { typed: ReportPatch; over: Report }) : null;
  }

  private keep(): void {
    const typed = this.typed();
    try {
      if (Object.keys(typed).length === 0) this.storage?.removeItem(this.keptName);
      else this.storage?.setItem(this.keptName, JSON.stringify({ typed, over: this.stored() }));
    } catch (error) {
      // A full or forbidden storage: what is typed lives as long as its page.
      if (!(error instanceof DOMException)) throw error;
    }
  }
}
