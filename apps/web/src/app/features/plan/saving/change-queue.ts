import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { ChangedSince, PlanChange, UndoResult } from '@wegmarke/domain/contracts';
import { failureOf, type Failure } from '../../../http/failure';
import { PlanApi, type PlanPlace } from '../plan-api';
import { rewritten } from '../outline/changes';
import { type Edit, nextToSend, withDependents, type Work } from './edit';
import { PlanShelf } from './shelf';

/** How things stand between the page and the server. */
export type Connection = 'up' | 'offline' | 'signed-out';

export interface Settled {
  readonly edit: Edit;
  readonly revision: number | null;
  /** Texts that an undo left as they are, as somebody had changed them since. */
  readonly kept: readonly ChangedSince[];
  readonly refusal: Failure | null;
}

/** Refusals because of what others wrote meanwhile: sent again, the edit is meant with that in view. */
const OVERTAKEN: readonly string[] = ['changed-meanwhile', 'holds-more'];
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const TOO_MANY = 429;

/** Sends edits one after the other, in their order, until the server has answered each: that it is recorded, or why not. */
@Injectable()
export class ChangeQueue {
  private readonly api = inject(PlanApi);
  private readonly shelf = inject(PlanShelf);
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly sendingKey = signal<string | null>(null);
  private readonly currentConnection = signal<Connection>('up');
  private place: PlanPlace | null = null;
  private listener: (settled: Settled) => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE;

  readonly edits = computed(() => this.shelf.state().edits);
  readonly connection = this.currentConnection.asReadonly();
  readonly sending = this.sendingKey.asReadonly();
  readonly waiting = computed(
    () => this.edits().filter(({ refusal, revision }) => refusal === null && revision === null).length,
  );
  readonly refused = computed(() => this.edits().filter(({ refusal }) => refusal !== null));

  constructor() {
    const again = (): void => this.wake();
    this.view?.addEventListener('online', again);
    this.view?.addEventListener('focus', again);
    inject(DestroyRef).onDestroy(() => {
      this.place = null;
      clearTimeout(this.timer);
      this.view?.removeEventListener('online', again);
      this.view?.removeEventListener('focus', again);
    });
  }

  /** Begins to send; `settled` hears of every answer that ends an edit's way. */
  start(place: PlanPlace, settled: (settled: Settled) => void): void {
    this.place = place;
    this.listener = settled;
    void this.send();
  }

  add(edit: Edit): void {
    this.shelf.update(({ edits }) => ({ edits: [...edits, edit] }));
    void this.send();
  }

  /** Takes an edit back that the server has not heard of. @returns false where it may have */
  withdraw(key: string): boolean {
    const edit = this.edits().find((candidate) => candidate.key === key);
    if (edit?.revision !== null || this.sendingKey() === key || this.tried.has(key)) return false;
    this.remove(new Set([key]));
    return true;
  }

  /** Gives a refused edit up, with all that rests on it. */
  discard(key: string): void {
    this.remove(withDependents(this.edits(), key));
    void this.send();
  }

  /** Sends a refused edit again, as a new intention: over what others wrote meanwhile, as that has been seen now. */
  retry(key: string): void {
    this.replace(key, (edit) => ({
      ...edit,
      key: crypto.randomUUID(),
      work: OVERTAKEN.includes(edit.refusal?.code ?? '') ? asSeen(edit.work, edit.refusal) : edit.work,
      refusal: null,
    }));
    void this.send();
  }

  /** Forgets what the outline of this revision has. */
  forgetUpTo(revision: number): void {
    const reflected = this.edits().filter((edit) => edit.revision !== null && edit.revision <= revision);
    if (reflected.length > 0) this.remove(new Set(reflected.map(({ key }) => key)));
  }

  /** Tries now what waits for the connection. */
  wake(): void {
    clearTimeout(this.timer);
    this.pause = FIRST_PAUSE;
    void this.send();
  }

  /** Keys of which a request was under way: the server may have them although no answer came. */
  private readonly tried = new Set<string>();

  private async send(): Promise<void> {
    if (this.sendingKey() !== null) return;
    for (;;) {
      // Whoever leaves the plan leaves what waits on its shelf.
      const [place, edit] = [this.place, nextToSend(this.edits())];
      if (!place || !edit) return;
      this.sendingKey.set(edit.key);
      const isSettled = await this.sendOne(place, edit);
      this.sendingKey.set(null);
      if (!isSettled) return;
    }
  }

  /** @returns whether the edit's way has ended, well or not */
  private async sendOne(place: PlanPlace, edit: Edit): Promise<boolean> {
    this.tried.add(edit.key);
    try {
      const { revision, kept } = await this.record(place, edit);
      this.currentConnection.set('up');
      this.pause = FIRST_PAUSE;
      this.recorded(edit.key, revision);
      this.listener({ edit, revision, kept, refusal: null });
      return true;
    } catch (error) {
      return this.meet(edit, failureOf(error));
    }
  }

  private async record(
    place: PlanPlace,
    { key, work }: Edit,
  ): Promise<Pick<UndoResult, 'revision' | 'kept'>> {
    if (work.kind === 'undo') return this.api.undo(place, work.revision ?? 0, work.input, key);
    const { revision } = await this.api.change(place, work.input, key);
    return { revision, kept: [] };
  }

  /** What takes this edit back, and waits behind it, learns what to take back. */
  private recorded(key: string, revision: number): void {
    this.shelf.update(({ edits }) => ({
      edits: edits.map((edit): Edit => {
        if (edit.key === key) return { ...edit, revision };
        const { work } = edit;
        return work.kind === 'undo' && work.of === key ? { ...edit, work: { ...work, revision } } : edit;
      }),
    }));
  }

  private meet(edit: Edit, failure: Failure): boolean {
    if (failure.status === 401) {
      this.currentConnection.set('signed-out');
      return false;
    }
    if (failure.status === 0 || failure.status === TOO_MANY || failure.status >= 500) {
      this.currentConnection.set('offline');
      this.timer = setTimeout(() => void this.send(), this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      return false;
    }
    this.currentConnection.set('up');
    this.replace(edit.key, (sent) => ({ ...sent, refusal: failure }));
    this.listener({ edit, revision: null, kept: [], refusal: failure });
    return true;
  }

  private replace(key: string, change: (edit: Edit) => Edit): void {
    this.shelf.update(({ edits }) => ({
      edits: edits.map((edit) => (edit.key === key ? change(edit) : edit)),
    }));
  }

  private remove(keys: ReadonlySet<string>): void {
    this.shelf.update(({ edits }) => ({ edits: edits.filter(({ key }) => !keys.has(key)) }));
  }
}

/** The same work, over what the refusal showed of what others wrote. */
function asSeen(work: Work, refusal: Failure | null): Work {
  if (work.kind === 'undo') return work;
  const current = (refusal?.problem?.current ?? {}) as Readonly<Record<string, unknown>>;
  const changes = work.input.changes.map((change): PlanChange => {
    if ('seen' in change && change.subjectId === current['subjectId']) return rewritten(change, current);
    return change.kind === 'remove' ? { kind: 'remove', subjectId: change.subjectId } : change;
  });
  return { ...work, input: { ...work.input, changes } };
}
