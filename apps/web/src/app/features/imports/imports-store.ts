import { computed, inject, Injectable, signal } from '@angular/core';
import type {
  ChangedSince,
  Import,
  ImportApplyInput,
  ImportEffect,
  ImportMappingInput,
  ImportRow,
  ImportSummary,
  Office,
} from '@wegmarke/domain/contracts';
import { type Failure, failureOf, load } from '../../http/failure';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { ImportsApi } from './imports-api';

/** One list on its way into the plan, and those before it. */
@Injectable()
export class ImportsStore {
  private readonly api = inject(ImportsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly currentImport = signal<Import | null>(null);
  private readonly loadFailure = signal<Failure | null>(null);
  private readonly lastTrouble = signal<Failure | null>(null);
  private readonly busyWith = signal<'upload' | 'change' | 'apply' | 'undo' | 'discard' | null>(null);
  private readonly earlierImports = signal<readonly ImportSummary[]>([]);
  private readonly officeList = signal<readonly Office[]>([]);
  private readonly effectShown = signal<ImportEffect | null>(null);
  private readonly rejectedRows = signal<readonly ImportRow[]>([]);
  private readonly ignoredRows = signal<readonly ImportRow[]>([]);
  private readonly keptTexts = signal<readonly ChangedSince[]>([]);
  /** The same intention sent again keeps its key. */
  private key = crypto.randomUUID();

  readonly current = this.currentImport.asReadonly();
  readonly failure = this.loadFailure.asReadonly();
  /** What went wrong last with something that the person asked for. */
  readonly trouble = this.lastTrouble.asReadonly();
  readonly busy = this.busyWith.asReadonly();
  readonly earlier = this.earlierImports.asReadonly();
  readonly offices = this.officeList.asReadonly();
  readonly effect = this.effectShown.asReadonly();
  readonly rejected = this.rejectedRows.asReadonly();
  readonly ignored = this.ignoredRows.asReadonly();
  readonly kept = this.keptTexts.asReadonly();
  readonly strategy = computed(() => {
    const id = this.currentImport()?.strategyId;
    return this.place.place()?.strategies.find((strategy) => strategy.id === id) ?? null;
  });
  /** To everybody else these pages would be forms that are refused. */
  readonly mayImport = computed(() => this.session.can(this.place.slug(), 'plan.change'));
  readonly isAdopted = computed(() => this.strategy()?.adoption != null);

  async openList(): Promise<void> {
    if (!this.mayImport()) return;
    const loaded = await load(() => this.api.list(this.place.slug()));
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'ready') this.earlierImports.set(loaded.value.items);
  }

  async open(id: string): Promise<void> {
    if (!this.mayImport()) return;
    const loaded = await load(async () => {
      const [found, offices] = await Promise.all([
        this.api.find(this.place.slug(), id),
        this.api.offices(this.place.slug()),
      ]);
      return { found, offices: offices.items };
    });
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'failed') return;
    this.currentImport.set(loaded.value.found);
    this.officeList.set(loaded.value.offices);
  }

  /** What the preview shows beside the account. */
  async loadPreview(): Promise<void> {
    const current = this.currentImport();
    if (!current) return;
    const slug = this.place.slug();
    this.effectShown.set(null);
    await this.try(null, async () => {
      const [rejected, ignored] = await Promise.all([
        this.api.rows(slug, current.id, 'rejected'),
        this.api.rows(slug, current.id, 'ignored'),
      ]);
      this.rejectedRows.set(rejected.items);
      this.ignoredRows.set(ignored.items);
      if (current.state === 'ready') this.effectShown.set(await this.api.effect(slug, current.id));
    });
  }

  /** @returns the id of the new import; null where `trouble` says why there is none */
  async upload(file: File, strategyId: string): Promise<string | null> {
    const made = await this.try('upload', () => this.api.upload(this.place.slug(), file, strategyId));
    if (made) this.currentImport.set(made);
    return made?.id ?? null;
  }

  async changeMapping(mapping: ImportMappingInput): Promise<boolean> {
    return this.change({ mapping });
  }

  /** Cells of rejected rows, by line. */
  async correct(cells: ReadonlyMap<number, readonly string[]>): Promise<boolean> {
    const changed = await this.change({
      corrections: [...cells].map(([line, texts]) => ({ line, cells: texts })),
    });
    if (changed) await this.loadPreview();
    return changed;
  }

  async apply(input: ImportApplyInput): Promise<boolean> {
    const current = this.currentImport();
    if (!current) return false;
    const effect = this.effectShown()?.effect;
    const baseRevision = effect?.baseRevision;
    const applied = await this.try('apply', () =>
      this.api.apply(
        this.place.slug(),
        current.id,
        { ...input, ...(baseRevision === undefined ? {} : { baseRevision }) },
        this.key,
      ),
    );
    if (!applied) return false;
    this.settled(applied);
    return true;
  }

  async undo(includeLater: boolean): Promise<boolean> {
    const current = this.currentImport();
    if (!current) return false;
    const undone = await this.try('undo', () =>
      this.api.undo(this.place.slug(), current.id, { includeLater }, this.key),
    );
    if (!undone) return false;
    this.keptTexts.set(undone.kept);
    this.settled(undone);
    return true;
  }

  /** Forgets a list that is not in the plan; the lists that are left are read anew. */
  async discard(batch: Pick<ImportSummary, 'id' | 'version'>): Promise<boolean> {
    const slug = this.place.slug();
    const left = await this.try('discard', async () => {
      await this.api.discard(slug, batch);
      return this.api.list(slug);
    });
    if (left) this.earlierImports.set(left.items);
    return left !== null;
  }

  dismissTrouble(): void {
    this.lastTrouble.set(null);
  }

  private settled(settled: Import): void {
    this.key = crypto.randomUUID();
    this.currentImport.set(settled);
    // Pillars may have come or gone.
    void this.place.open(this.place.slug(), true);
  }

  private async change(patch: Parameters<ImportsApi['change']>[2]): Promise<boolean> {
    const current = this.currentImport();
    if (!current) return false;
    const changed = await this.try('change', () => this.api.change(this.place.slug(), current, patch));
    if (changed) this.currentImport.set(changed);
    return changed !== null;
  }

  private async try<T>(what: ReturnType<typeof this.busy>, request: () => Promise<T>): Promise<T | null> {
    this.busyWith.set(what);
    this.lastTrouble.set(null);
    try {
      return await request();
    } catch (error) {
      const failure = failureOf(error);
      // What was answered is settled; another attempt is another intention.
      if (failure.status >= 400 && failure.status < 500) this.key = crypto.randomUUID();
      this.lastTrouble.set(failure);
      return null;
    } finally {
      this.busyWith.set(null);
    }
  }
}
