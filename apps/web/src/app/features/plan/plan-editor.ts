import { computed, inject, Injectable, signal } from '@angular/core';
import type { ChangedSince, PlanChange } from '@wegmarke/domain/contracts';
import { WORDS } from '../../language/words';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../shell/announcer';
import { isAddition, sayable } from './outline/changes';
import { PlanStore } from './plan-store';
import { ChangeQueue, type Settled } from './saving/change-queue';
import { type Edit, type EditLabel, isDescription, type Step, subjectOf } from './saving/edit';
import { collectedFrom, recordedIn, withoutStep } from './saving/settle';
import { PlanShelf, type Typing } from './saving/shelf';

export type SaveState = 'saved' | 'saving' | 'offline' | 'signed-out' | 'refused';

/** What has to be said before something can be taken back (or taken back again). */
export interface AskedUndo {
  readonly step: Step;
  readonly redoes: boolean;
  /** What others recorded since about things that the step added; empty where only the reason is missing. */
  readonly since: readonly ChangedSince[];
}

const IDLE_MILLISECONDS = 3000;

/** Everything that is done to the plan goes through here: at once into the draft, with its effect shown first once adopted. */
@Injectable()
export class PlanEditor {
  private readonly store = inject(PlanStore);
  private readonly queue = inject(ChangeQueue);
  private readonly shelf = inject(PlanShelf);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(WORDS);
  private readonly askedUndo = signal<AskedUndo | null>(null);
  private readonly isEffectShown = signal(false);
  private readonly isShelfOpen = signal(false);
  private idle: ReturnType<typeof setTimeout> | undefined;

  private readonly keptTexts = signal<readonly ChangedSince[]>([]);
  /** What the last undo left as it was, because somebody had written it since. */
  readonly kept = this.keptTexts.asReadonly();
  readonly asked = this.askedUndo.asReadonly();
  /** Counts undo and redo: after either, a field shows what the plan says, not what was typed. */
  readonly rewound = signal(0);
  readonly effectShown = this.isEffectShown.asReadonly();
  /** Nothing is written before: it would go under what an earlier page left. */
  readonly isReady = this.isShelfOpen.asReadonly();
  readonly collected = computed(() => this.shelf.state().collected);
  readonly typing = computed(() => this.shelf.state().typing);
  readonly nextUndo = computed(() => this.collected().at(-1) ?? this.shelf.state().done.at(-1) ?? null);
  readonly nextRedo = computed(() => this.shelf.state().undone.at(-1) ?? null);
  /** Whether something typed here is not in the plan yet. */
  readonly isUnderWay = computed(() => this.typing() !== null || this.queue.waiting() > 0);
  readonly saveState = computed<SaveState>(() => {
    if (this.queue.connection() === 'signed-out') return 'signed-out';
    if (this.queue.connection() === 'offline' && this.queue.waiting() > 0) return 'offline';
    if (this.queue.waiting() > 0) return 'saving';
    return this.queue.refused().length > 0 ? 'refused' : 'saved';
  });

  async open(): Promise<void> {
    const place = this.store.place();
    const accountId = this.session.session()?.accountId;
    if (!place || accountId === undefined) return;
    for (const typing of await this.shelf.open(accountId, place.strategyId)) {
      this.shelf.update(() => ({ typing }));
      this.commitTyping();
    }
    this.queue.start(place, (settled) => this.settled(settled));
    this.isShelfOpen.set(true);
  }

  label(changes: readonly PlanChange[]): EditLabel {
    const [first] = changes;
    const kinds = new Set(changes.map(({ kind }) => kind));
    const id = first && subjectOf(first);
    const isNew = first && 'title' in first && first.title !== undefined && 'id' in first;
    const title = isNew ? this.words.field(first.title) : id ? this.store.titleOf(id) : '';
    const what = kinds.size === 1 && first ? first.kind : 'many';
    const goals = new Set(changes.map((change) => ('intoId' in change ? change.intoId : '')));
    const into = goals.size === 1 ? this.store.titleOf([...goals][0] ?? '') : '';
    return { what, title, count: changes.length, ...(into !== '' && { into }) };
  }

  say({ what, title, count, into }: EditLabel): string {
    if ((what === 'move' || what === 'merge') && into !== undefined)
      return this.words.say(`member.plan.did.${what}-into`, { title, count, into });
    return this.words.say(`member.plan.did.${what}`, { title, count });
  }

  /** Changes that belong together: one revision, taken back together. */
  edit(changes: readonly PlanChange[], label = this.label(changes)): void {
    if (changes.length === 0) return;
    this.commitTyping();
    if (this.store.isAdopted() && !isDescription(changes)) {
      this.collect(changes, label);
      this.isEffectShown.set(true);
      return;
    }
    this.send(changes, label);
  }

  /** What stands in a field under somebody's fingers; kept with every keystroke. */
  type(typing: Omit<Typing, 'label'>): void {
    const before = this.typing();
    if (before && before.field !== typing.field) this.commitTyping();
    const label = before?.field === typing.field ? before.label : this.label([typing.change]);
    this.shelf.update(() => ({ typing: { ...typing, label } }));
    clearTimeout(this.idle);
    // An addition waits for its name; anything else is not left lying for long.
    if (!typing.change.kind.startsWith('add-'))
      this.idle = setTimeout(() => this.commitTyping(true), IDLE_MILLISECONDS);
  }

  /** Whoever was typing has moved on. `idle`: is only thinking, so no dialog may come between. */
  commitTyping(idle = false): void {
    clearTimeout(this.idle);
    const typing = this.typing();
    if (!typing) return;
    const change = typing.isSame === true ? null : sayable(typing.change);
    const isScope = change !== null && this.store.isAdopted() && !isDescription([change]);
    if (idle && (isScope || change === null)) return;
    this.shelf.update(() => ({ typing: null }));
    if (change === null) return;
    const label = isAddition(change) ? this.label([change]) : typing.label;
    if (isScope) {
      this.collect([change], label);
      this.isEffectShown.set(!isAddition(change));
      return;
    }
    this.send([change], label);
  }

  /** Leaves the field as it was. */
  dropTyping(field: string): void {
    if (this.typing()?.field !== field) return;
    clearTimeout(this.idle);
    this.shelf.update(() => ({ typing: null }));
  }

  undo(): void {
    this.commitTyping();
    this.rewound.update((count) => count + 1);
    const { collected, done } = this.shelf.state();
    const batch = collected.at(-1);
    if (batch) {
      this.shelf.update(() => ({ collected: collected.slice(0, -1) }));
      this.announce('member.plan.undone', batch.label);
      return;
    }
    const step = done.at(-1);
    if (!step) return;
    if (step.revision === null && this.queue.withdraw(step.key)) {
      this.shelf.update(({ undone }) => ({ done: done.slice(0, -1), undone: [...undone, step] }));
      this.announce('member.plan.undone', step.label);
    } else if (this.store.isAdopted() && step.isScope) {
      this.askedUndo.set({ step, redoes: false, since: [] });
    } else this.takeBack(step, false, {});
  }

  redo(): void {
    this.commitTyping();
    this.rewound.update((count) => count + 1);
    const step = this.shelf.state().undone.at(-1);
    if (!step) return;
    if (step.revision === null && step.input) {
      this.shelf.update(({ undone }) => ({ undone: undone.slice(0, -1) }));
      this.send(step.input.changes, step.label, true);
      this.announce('member.plan.redone', step.label);
    } else if (this.store.isAdopted() && step.isScope) {
      this.askedUndo.set({ step, redoes: true, since: [] });
    } else this.takeBack(step, true, {});
  }

  answerUndo(reason: string): void {
    const asked = this.askedUndo();
    if (!asked) return;
    this.askedUndo.set(null);
    const input = { ...(reason !== '' && { reason }), ...(asked.since.length > 0 && { includeLater: true }) };
    this.takeBack(asked.step, asked.redoes, input);
  }

  cancelUndo(): void {
    this.askedUndo.set(null);
  }

  showEffect(): void {
    this.commitTyping();
    this.isEffectShown.set(this.collected().length > 0);
  }

  hideEffect(): void {
    this.isEffectShown.set(false);
  }

  /** Gives up the changes that wait to be recorded together; the last of them alone where that is meant. */
  dropCollected(onlyLast = false): void {
    this.shelf.update(({ collected }) => ({ collected: onlyLast ? collected.slice(0, -1) : [] }));
    this.isEffectShown.set(false);
  }

  /** Changes that were recorded beside the queue, with their reason. */
  recordedAs(revision: number, label: EditLabel): void {
    const step: Step = { key: crypto.randomUUID(), label, revision, isScope: true, input: null };
    this.shelf.update(({ done }) => ({ done: [...done, step], undone: [], collected: [] }));
    this.isEffectShown.set(false);
    void this.store.refresh();
  }

  private collect(changes: readonly PlanChange[], label: EditLabel): void {
    this.shelf.update(({ collected }) => ({ collected: [...collected, { changes, label }] }));
  }

  private send(changes: readonly PlanChange[], label: EditLabel, keepUndone = false): void {
    const key = crypto.randomUUID();
    const input = { changes };
    const step: Step = { key, label, revision: null, isScope: !isDescription(changes), input };
    this.shelf.update(({ done, undone }) => ({ done: [...done, step], undone: keepUndone ? undone : [] }));
    this.queue.add({ key, work: { kind: 'changes', input }, label, refusal: null, revision: null });
  }

  /** Takes a step from one pile; it comes to lie on the other once the server has done it. */
  private takeBack(step: Step, redoes: boolean, input: { reason?: string; includeLater?: boolean }): void {
    this.shelf.update(({ done, undone }) => ({
      done: redoes ? done : done.filter(({ key }) => key !== step.key),
      undone: redoes ? undone.filter(({ key }) => key !== step.key) : undone,
    }));
    const key = crypto.randomUUID();
    const { revision, label } = step;
    this.queue.add({
      key,
      work: { kind: 'undo', of: step.key, revision, redoes, input },
      label,
      refusal: null,
      revision: null,
    });
  }

  private settled({ edit, revision, kept, refusal }: Settled): void {
    if (edit.work.kind === 'undo') this.undoSettled(edit, revision, kept, refusal?.problem?.code ?? null);
    else if (refusal) {
      this.shelf.update((state) =>
        refusal.code === 'reason-missing' ? collectedFrom(state, edit) : withoutStep(state, edit),
      );
    } else {
      this.shelf.update(({ done, edits }) => ({ done: recordedIn(done, edits, edit, revision) }));
    }
    if (this.queue.waiting() === 0) void this.store.refresh();
  }

  private undoSettled(
    edit: Edit,
    revision: number | null,
    kept: readonly ChangedSince[],
    refusedWith: string | null,
  ): void {
    if (edit.work.kind !== 'undo') return;
    const { of, redoes } = edit.work;
    const step: Step = { key: edit.key, label: edit.label, revision, isScope: true, input: null };
    if (revision !== null) {
      this.shelf.update(({ done, undone }) =>
        redoes ? { done: [...done, step] } : { undone: [...undone, step] },
      );
      this.announce(redoes ? 'member.plan.redone' : 'member.plan.undone', edit.label);
      this.keptTexts.set(kept);
      if (kept.length > 0)
        this.announcer.announce(this.words.say('member.plan.undoKept', { count: kept.length }));
      return;
    }
    if (refusedWith !== 'changed-since') return;
    const refusal = this.queue.edits().find(({ key }) => key === edit.key)?.refusal;
    const since = (refusal?.problem?.current ?? []) as readonly ChangedSince[];
    this.queue.discard(edit.key);
    const back: Step = { ...step, key: of, revision: edit.work.revision };
    this.shelf.update(({ done, undone }) =>
      redoes ? { undone: [...undone, back] } : { done: [...done, back] },
    );
    this.askedUndo.set({ step: back, redoes, since });
  }

  dismissKept(): void {
    this.keptTexts.set([]);
  }

  private announce(word: 'member.plan.undone' | 'member.plan.redone', label: EditLabel): void {
    this.announcer.announce(this.words.say(word, { what: this.say(label) }));
  }
}
