import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ChangeItem, CourseChange } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import { changeGroups, type ChangeGroup } from './change-groups';

/** So many entries of a kind stand open; the others unfold. */
const SHOWN = 3;

/** What is behind a change: entries by kind, each with its day, its pillar, who and why. */
@Component({
  selector: 'wm-change-list',
  imports: [Icon, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-list.html',
  styleUrl: './change-list.css',
})
export class ChangeList {
  readonly change = input.required<CourseChange>();
  /** Numbers of the pillars by their id. */
  readonly pillarNumbers = input.required<ReadonlyMap<string, number>>();
  protected readonly words = inject(WORDS);
  protected readonly groups = computed(() => changeGroups(this.change()));

  protected first(group: ChangeGroup): readonly ChangeItem[] {
    return group.items.slice(0, SHOWN);
  }

  protected rest(group: ChangeGroup): readonly ChangeItem[] {
    return group.items.slice(SHOWN);
  }

  /** "Säule 2 · Umweltamt · Vorlage 20261107" */
  protected remarks(item: ChangeItem): string {
    const number = item.pillarId === null ? undefined : this.pillarNumbers().get(item.pillarId);
    return [
      item.kind === 'completed' ? null : this.words.say(`entry.${item.kind}`),
      number === undefined ? null : this.words.say('pillar.number', { number }),
      item.toTitle && this.toward(item),
      item.office && this.words.field(item.office),
      item.reasonTexts ? this.words.field(item.reasonTexts) : item.reason,
      item.paper && this.words.say('changes.paper', { paper: item.paper }),
    ]
      .filter((text) => text !== null && text !== '')
      .join(' · ');
  }

  private toward(item: ChangeItem): string | null {
    if (!item.toTitle) return null;
    const title = this.words.field(item.toTitle);
    return this.words.say(item.kind.endsWith('-merged') ? 'changes.into' : 'changes.toward', { title });
  }
}
