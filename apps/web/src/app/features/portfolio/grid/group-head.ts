import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { maySumUp } from '@wegmarke/domain/permissions';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { HEALTHS, type GroupRow } from '@wegmarke/domain/portfolio';

/** The head of a group: what it is, how many, and how they stand. */
@Component({
  selector: 'wm-group-head',
  imports: [Icon, PillarNumber, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-icon [name]="group().isCollapsed ? 'chevron-forward' : 'chevron-down'" [size]="18" />
    @if (group().number; as number) {
      <wm-pillar-number [number]="number" [label]="words.say('pillar.number', { number })" />
    }
    <strong>{{ title() }}</strong>
    <span class="count">{{ words.say('member.portfolio.count', { count: group().count }) }}</span>
    @for (one of healths(); track one.health) {
      <wm-status-chip size="small" [bare]="true" [status]="one.health" [word]="one.text" />
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      min-inline-size: 0;
      padding-inline: 10px;
      white-space: nowrap;
    }
    strong {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
    }
    .count {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class GroupHead {
  readonly group = input.required<GroupRow>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  /** How an office's projects stand together would be a figure about its holder. */
  private readonly isSummedUp = computed(() => {
    const { group, officeIds } = this.group();
    if (group !== 'office' && group !== 'department') return true;
    return maySumUp(this.session.actorIn(this.place.slug()), officeIds);
  });
  protected readonly title = computed(() => {
    const { group, value, title } = this.group();
    if (title) return this.words.field(title);
    const key = `${group}.${value}`;
    return this.words.has(key) ? this.words.say(key) : this.words.say('member.portfolio.none');
  });
  protected readonly healths = computed(() =>
    HEALTHS.filter((health) => this.isSummedUp() && this.group().health[health] > 0).map((health) => ({
      health,
      text: this.words.say('member.portfolio.health', {
        count: this.group().health[health],
        health: this.words.say(`health.${health}`),
      }),
    })),
  );
}
