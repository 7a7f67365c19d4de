import { ChangeDetectionStrategy, Component, computed, inject, Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { ExportMenu } from '../../../export/export-menu';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { InboxStore, type InboxGroup } from '../inbox-store';
import { InboxEntry } from './inbox-entry';

const ICONS: Readonly<Record<InboxGroup['name'], IconName>> = {
  overdue: 'clock',
  'help-request': 'hand',
  ask: 'mail',
  'owner-suggestion': 'move',
  'appointment-proposal': 'person',
  vacancy: 'person',
  'silent-office': 'bell',
  'undated-milestone': 'calendar',
  'project-without-milestones': 'signpost',
};

/** What waits for a decision of the digital office; each with its one or two actions. */
@Component({
  selector: 'wm-inbox-page',
  imports: [EmptyState, ExportMenu, FailurePanel, Icon, InboxEntry, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.failure(); as failed) {
      <wm-failure-panel [failure]="failed" (retry)="store.open()" />
    } @else {
      <div class="wm-page">
        <h1 class="wm-list-title">{{ words.say('member.inbox.title', { count: count() }) }}</h1>
        @if (count() > 0) {
          <p class="wm-muted">{{ words.say('member.inbox.lead', { overdue: overdue() }) }}</p>
          <div class="files"><wm-export-menu view="inbox" /></div>
        } @else {
          <wm-empty-state icon="check" [heading]="words.say('member.inbox.empty')">{{
            words.say('member.inbox.emptyWhy')
          }}</wm-empty-state>
        }
        @if (actedText(); as text) {
          <p class="done">
            <wm-icon name="check" [size]="18" />{{ text }}
            <button matButton type="button" [disabled]="store.isBusy()" (click)="undo()">
              <wm-icon name="undo" />{{ words.say('member.bulk.undo') }}
            </button>
          </p>
        }
        @for (group of store.groups(); track group.name) {
          <section [attr.aria-labelledby]="'inbox-' + group.name">
            <h2 [id]="'inbox-' + group.name">
              <wm-icon [name]="icons[group.name]" [size]="20" />{{ words.say(groupWord(group)) }}
              <bdi class="wm-muted">{{ group.items.length }}</bdi>
            </h2>
            <ul>
              @for (item of group.items; track item.kind + item.id) {
                <li><wm-inbox-entry [item]="item" /></li>
              }
            </ul>
          </section>
        }
        @if (deferred() > 0) {
          <p class="wm-muted">{{ words.say('member.inbox.deferred', { count: deferred() }) }}</p>
        }
      </div>
    }
  `,
  styles: `
    .wm-page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      max-inline-size: 1080px;
      margin-inline: 0;
      padding-block: 24px;
    }
    h1,
    p {
      margin: 0;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 10px;
      margin: 12px 0 8px;
      font-size: 1rem;
      font-weight: 600;
    }
    ul {
      margin: 0;
      padding: 0;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--wm-radius-card);
      background: var(--mat-sys-surface-container-lowest);
      list-style: none;
    }
    li + li {
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
    .done {
      display: flex;
      align-items: center;
      gap: 8px;
      padding-inline: 16px 8px;
      border-radius: var(--wm-radius-card);
      background: var(--wm-ok-container);
      color: var(--wm-ok);
    }
    .done button {
      margin-inline-start: auto;
    }
  `,
})
export class InboxPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(InboxStore);
  private readonly announcer = inject(Announcer);
  protected readonly icons = ICONS;
  protected readonly count = computed(() => this.store.inbox()?.items.length ?? 0);
  protected readonly deferred = computed(() => this.store.inbox()?.deferred ?? 0);
  protected readonly overdue = computed(
    () => (this.store.inbox()?.items ?? []).filter(({ isOverdue }) => isOverdue).length,
  );
  protected readonly actedText = computed(() => {
    const acted = this.store.acted();
    if (!acted) return null;
    const title = this.words.field(acted.item.title);
    const { what } = acted;
    return what === 'deferred' || what === 'inquired'
      ? this.words.say(`member.inbox.done.${what}`, { title, on: this.words.date(acted.until ?? '') })
      : this.words.say(`member.inbox.done.${what}`, { title });
  });

  constructor() {
    inject(PageTitle).follow(
      computed(() => this.words.say('member.inbox.page')),
      inject(Injector),
    );
  }

  protected groupWord(group: InboxGroup): `member.inbox.group.${InboxGroup['name']}` {
    return `member.inbox.group.${group.name}`;
  }

  protected async undo(): Promise<void> {
    const acted = this.store.acted();
    if (!acted || !(await this.store.undo())) return;
    const title = this.words.field(acted.item.title);
    this.announcer.announce(this.words.say('member.inbox.done.undone', { title }));
  }
}
