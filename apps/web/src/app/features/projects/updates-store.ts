import { inject, Injectable, signal } from '@angular/core';
import type { ProjectUpdate, ProjectUpdateInput, ProjectUpdateVersion } from '@wegmarke/domain/contracts';
import { failureOf, load, type Failure } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { AsksApi } from '../../place/asks-api';
import { UpdatesApi } from './updates-api';

/** What a project tells, as far as the reader may read it. */
@Injectable()
export class UpdatesStore {
  private readonly api = inject(UpdatesApi);
  private readonly asks = inject(AsksApi);
  private readonly place = inject(PlaceStore);
  private readonly current = signal<readonly ProjectUpdate[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly loadFailure = signal<Failure | null>(null);
  private projectId = '';
  private isHeld = false;
  private missed = false;
  /** Of the update being written: kept while no answer came back, so that it is written once. */
  private key: { readonly text: string; readonly key: string } | null = null;
  readonly items = this.current.asReadonly();
  readonly next = this.cursor.asReadonly();
  readonly failure = this.loadFailure.asReadonly();

  async open(projectId: string): Promise<void> {
    this.projectId = projectId;
    const loaded = await load(() => this.api.list(this.place.slug(), projectId, null));
    if (this.projectId !== projectId) return;
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    this.current.set(loaded.state === 'ready' ? loaded.value.items : []);
    this.cursor.set(loaded.state === 'ready' ? loaded.value.nextCursor : null);
  }

  /** What others wrote meanwhile; what cannot be loaded leaves what is shown. Not while one of them is being corrected. */
  async refresh(): Promise<void> {
    if (this.held()) {
      this.missed = true;
      return;
    }
    const { projectId } = this;
    const loaded = await load(() => this.api.list(this.place.slug(), projectId, null));
    if (loaded.state === 'failed' || this.projectId !== projectId || this.held()) return;
    this.loadFailure.set(null);
    this.current.set(loaded.value.items);
    this.cursor.set(loaded.value.nextCursor);
  }

  /** Whether somebody writes here: then everything stays in its place. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    if (!isHeld && this.missed) {
      this.missed = false;
      void this.refresh();
    }
  }

  private held(): boolean {
    return this.isHeld;
  }

  async more(): Promise<Failure | null> {
    const loaded = await load(() => this.api.list(this.place.slug(), this.projectId, this.cursor()));
    if (loaded.state === 'failed') return loaded.failure;
    this.current.update((items) => [...items, ...loaded.value.items]);
    this.cursor.set(loaded.value.nextCursor);
    return null;
  }

  /** Null: a new one. Resolves to what went wrong; a 412 brings what stands there now. */
  async save(update: ProjectUpdate | null, input: ProjectUpdateInput): Promise<Failure | null> {
    try {
      const slug = this.place.slug();
      const saved = update
        ? await this.api.correct(slug, update, input)
        : await this.api.write(slug, this.projectId, input, this.keyFor(input));
      this.key = null;
      this.put(saved, update === null);
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status >= 400 && failure.status < 500) this.key = null;
      const stored = failure.problem?.current;
      if (failure.status === 412 && isUpdate(stored)) this.put(stored, false);
      return failure;
    }
  }

  async withdraw(update: ProjectUpdate): Promise<Failure | null> {
    try {
      await this.api.withdraw(this.place.slug(), update);
      this.current.update((items) => items.filter(({ id }) => id !== update.id));
      return null;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.status === 412 || failure.status === 404) await this.open(this.projectId);
      return failure;
    }
  }

  /** What the update asks is open again. */
  async takeAnswerBack({ id }: ProjectUpdate): Promise<Failure | null> {
    const loaded = await load(() => this.asks.takeBack(this.place.slug(), id));
    if (loaded.state === 'failed') return loaded.failure;
    this.put(loaded.value, false);
    return null;
  }

  async versions(id: string): Promise<readonly ProjectUpdateVersion[] | Failure> {
    const loaded = await load(() => this.api.versions(this.place.slug(), id));
    return loaded.state === 'ready' ? loaded.value.items : loaded.failure;
  }

  private put(saved: ProjectUpdate, isNew: boolean): void {
    this.current.update((items) =>
      isNew && !items.some(({ id }) => id === saved.id)
        ? [saved, ...items]
        : items.map((item) => (item.id === saved.id ? saved : item)),
    );
  }

  private keyFor(input: ProjectUpdateInput): string {
    const text = JSON.stringify(input);
    if (this.key?.text !== text) this.key = { text, key: crypto.randomUUID() };
    return this.key.key;
  }
}

function isUpdate(value: unknown): value is ProjectUpdate {
  return typeof value === 'object' && value !== null && 'happened' in value && 'version' in value;
}
