import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PlanChange } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { Modal } from '@wegmarke/ui/modal';
import { WORDS } from '../../../language/words';
import { addition, newId } from '../outline/changes';
import { OutlineKeys } from '../outline/outline-keys';
import { PlanSelection } from '../outline/selection';
import { PlanEditor } from '../plan-editor';
import { PlanStore } from '../plan-store';
import {
  type ColumnUse,
  guessColumns,
  isUnread,
  itemsOf,
  type PastedTable,
  readHtmlTable,
  readTable,
} from './table-text';

const SHOWN = 8;
const MOST = 2000;

/** Rows of a spreadsheet become projects or milestones, shown first as they were understood. */
@Component({
  selector: 'wm-paste-dialog',
  imports: [Icon, MatButton, Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './paste-dialog.html',
  styleUrl: '../effect/dialog-form.css',
})
export class PasteDialog {
  /** The line into which it was pasted; empty where it was opened by its button. */
  readonly lineId = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly selection = inject(PlanSelection);
  private readonly store = inject(PlanStore);
  private readonly editor = inject(PlanEditor);
  private readonly keys = inject(OutlineKeys);
  private readonly view = inject(DOCUMENT).defaultView;

  protected readonly uses: readonly ColumnUse[] = ['title', 'weight', 'baseline', 'none'];
  protected readonly text = signal(this.selection.pasted());
  protected readonly table = computed(() => this.read(this.text()));
  protected readonly columns = linkedSignal(() => guessColumns(this.table()));
  protected readonly items = computed(() => itemsOf(this.table(), this.columns()).slice(0, MOST));
  protected readonly sample = computed(() => this.table().rows.slice(0, SHOWN));
  protected readonly leftOut = computed(() => this.table().rows.length - this.items().length);
  protected readonly isUnread = isUnread;
  /** Cells that nothing is made of; nobody is to find out later. */
  protected readonly unread = computed(() => {
    const uses = this.columns();
    return this.table().rows.flatMap((row) => row.filter((cell, at) => isUnread(cell, uses[at]))).length;
  });
  protected readonly parents = computed(() =>
    this.store
      .allRows()
      .filter(({ kind }) => kind !== 'milestone')
      .map((row) => ({ id: row.id, kind: row.kind, name: this.words.field(row.item.title) })),
  );
  /** Where others take away what was chosen, somebody chooses anew; nothing goes elsewhere by itself. */
  protected readonly parentId = linkedSignal<readonly { readonly id: string }[], string>({
    source: () => this.parents(),
    computation: (parents, before) => {
      if (!before || before.source.length === 0) return untracked(() => this.firstParent());
      return parents.some(({ id }) => id === before.value) ? before.value : '';
    },
  });
  private readonly parent = computed(() => this.store.row(this.parentId()));
  protected readonly becomes = computed(() =>
    this.parent()?.kind === 'project' ? 'milestones' : 'projects',
  );

  private firstParent(): string {
    const row = this.store.row(this.lineId());
    const parent = row?.kind === 'milestone' ? row.parentId : row?.id;
    return parent ?? this.parents()[0]?.id ?? '';
  }

  protected useWord(use: ColumnUse): `member.plan.use.${ColumnUse}` {
    return `member.plan.use.${use}`;
  }

  protected setUse(at: number, value: string): void {
    const use = this.uses.find((each) => each === value);
    if (!use) return;
    this.columns.update((columns) =>
      columns.map((known, index) => (index === at ? use : known === use ? 'none' : known)),
    );
  }

  protected insert(): void {
    const parent = this.parent();
    if (!parent || parent.kind === 'milestone' || this.items().length === 0) return;
    const source = this.store.language();
    const kind = parent.kind === 'pillar' ? 'project' : 'milestone';
    const place = { kind, parentId: parent.id, officeId: this.keys.officeFor(parent) } as const;
    const changes = this.items().map(({ title, weight, baselineOn }): PlanChange => {
      const change = addition(place, newId(), { source, texts: { [source]: title } });
      const weighed = weight === null ? change : { ...change, weight };
      return weighed.kind === 'add-milestone' ? { ...weighed, baselineOn } : weighed;
    });
    // A project's date can only be kept as a milestone: its end.
    const ends = kind === 'project' ? this.ends(changes) : [];
    const all = [...changes, ...ends];
    this.selection.close();
    this.editor.edit(all, { what: 'pasted', title: '', count: changes.length });
  }

  private ends(projects: readonly PlanChange[]): PlanChange[] {
    const source = this.store.language();
    const title = { source, texts: { [source]: this.words.say('member.plan.projectEnd') } };
    return this.items().flatMap(({ baselineOn }, at): PlanChange[] => {
      const project = projects[at];
      if (baselineOn === null || project?.kind !== 'add-project') return [];
      return [{ kind: 'add-milestone', id: newId(), projectId: project.id, title, baselineOn }];
    });
  }

  private read(text: string): PastedTable {
    const parser = this.view && text.includes('<table') ? new this.view.DOMParser() : null;
    const html = parser && readHtmlTable(text, (markup) => parser.parseFromString(markup, 'text/html'));
    return html ?? readTable(text);
  }
}
