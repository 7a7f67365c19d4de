import { inject, Injectable } from '@angular/core';
import type { FieldText } from '@wegmarke/domain/contracts';
import { WORDS } from '../../../language/words';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import { addition, newId, type NewPlace, nextParent } from './changes';
import { allRows, type PlanRow, type RowKind } from './rows';
import { PlanSelection } from './selection';

/** What the keyboard does in the outline: new lines, and lines that move. */
@Injectable()
export class OutlineKeys {
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  private readonly selection = inject(PlanSelection);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(WORDS);

  /** The line that is new and has no name yet, or is getting one. */
  isNew(id: string): boolean {
    const change = this.editor.typing()?.change;
    return change !== undefined && 'id' in change && change.id === id;
  }

  /** A new line behind this one, of its kind. */
  addAfter(row: PlanRow): void {
    this.editor.commitTyping();
    this.begin({ kind: row.kind, parentId: row.parentId, officeId: this.officeFor(row) }, row.id);
  }

  addBelow(row: PlanRow): void {
    if (row.kind === 'milestone') return this.addAfter(row);
    this.editor.commitTyping();
    const kind = row.kind === 'pillar' ? 'project' : 'milestone';
    const children = row.kind === 'pillar' ? row.item.projects : row.item.milestones;
    this.begin({ kind, parentId: row.id, officeId: this.officeFor(row) }, children.at(-1)?.id ?? null);
  }

  addPillar(): void {
    this.editor.commitTyping();
    const last = this.store.outline()?.pillars.at(-1)?.id ?? null;
    this.begin({ kind: 'pillar', parentId: null, officeId: '' }, last);
  }

  /**
   * A new line becomes one of the next lower or higher kind.
   * @returns whether there is a place for it
   */
  indent(row: PlanRow, step: 1 | -1): boolean {
    const outline = this.store.outline();
    const kinds: readonly RowKind[] = ['pillar', 'project', 'milestone'];
    const kind = kinds[kinds.indexOf(row.kind) + step];
    if (!outline || !kind || !this.isNew(row.id)) return false;
    const lines = allRows(outline);
    const before = lines
      .slice(
        0,
        lines.findIndex(({ id }) => id === row.id),
      )
      .reverse();
    const parentKind = kinds[kinds.indexOf(kind) - 1];
    const parent = parentKind ? before.find((line) => line.kind === parentKind) : null;
    if (parent === undefined) return false;
    const sibling = before.find((line) => line.kind === kind && line.parentId === (parent?.id ?? null));
    const officeId = parent ? this.officeFor(parent) : '';
    this.place({ kind, parentId: parent?.id ?? null, officeId }, sibling?.id ?? null, row.id, row.item.title);
    this.announcer.announce(this.words.say(`member.plan.now.${kind}`));
    return true;
  }

  /** Into the pillar or project above or below. */
  move(row: PlanRow, step: 1 | -1): void {
    const outline = this.store.outline();
    const intoId = outline && nextParent(outline, row, step);
    if (!intoId || this.isNew(row.id)) {
      this.announcer.announce(this.words.say('member.plan.moveEnd'));
      return;
    }
    this.moveInto([row], intoId);
    this.store.reveal(row.id);
    this.selection.focusOn(row.id);
  }

  moveInto(rows: readonly PlanRow[], intoId: string): void {
    const moved = rows.filter((row) => row.parentId !== intoId && row.kind !== 'pillar');
    if (moved.length === 0) return;
    const [first] = moved;
    this.editor.edit(moved.map(({ id }) => ({ kind: 'move', subjectId: id, intoId })));
    this.announcer.announce(
      this.words.say('member.plan.movedTo', {
        title: first ? this.words.field(first.item.title) : '',
        count: moved.length,
        into: this.store.titleOf(intoId),
      }),
    );
  }

  private begin(place: NewPlace, afterId: string | null): void {
    this.place(place, afterId, newId(), { source: this.store.language(), texts: {} });
    this.announcer.announce(this.words.say(`member.plan.now.${place.kind}`));
  }

  private place(place: NewPlace, afterId: string | null, id: string, title: FieldText): void {
    const parentId = place.parentId ?? this.store.recorded()?.strategyId ?? '';
    this.editor.type({ field: `${id}.title`, change: addition(place, id, title) });
    this.store.placeAfter(parentId, id, afterId);
    this.store.reveal(id);
    this.selection.focusOn(id, 'title', true);
  }

  /** A new project is answered for as the one beside it; the first by whoever drafts. */
  officeFor(row: PlanRow): string {
    if (row.kind === 'project') return row.item.officeId;
    const neighbour = row.kind === 'pillar' ? row.item.projects.at(-1)?.officeId : undefined;
    if (neighbour !== undefined) return neighbour;
    const slug = this.store.place()?.slug ?? '';
    const held = this.session.membershipIn(slug)?.offices ?? [];
    const own = held.find(({ officeKind }) => officeKind === 'cdo') ?? held[0];
    return own?.officeId ?? this.store.offices()[0]?.id ?? '';
  }
}
