import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import { MatSnackBar, MatSnackBarConfig } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import type { WordKey } from '@wegmarke/domain/words';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import { Waymark } from '@wegmarke/ui/waymark';
import type { WaymarkState } from '@wegmarke/ui/shape';
import { ExportMenu } from '../../../export/export-menu';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import type { GroupName } from '../milestone-groups';
import { MilestonesStore, type Saved } from '../milestones-store';
import { AskedOfMe } from './asked-of-me';
import { MilestoneItem } from './milestone-item';
import { PreparedForMe } from './prepared-for-me';
import { ReportedItem } from './reported-item';

const UNDO_MILLISECONDS = 8000;
const UNDO_SNACK = Object.assign(new MatSnackBarConfig<undefined>(), {
  duration: UNDO_MILLISECONDS,
  politeness: 'polite' as const,
});
const MARKS: Readonly<Record<Exclude<GroupName, 'reported'>, WaymarkState>> = {
  overdue: 'overdue',
  due: 'due',
  later: 'planned',
};

/** What a head of department keeps true, in about a minute, on a phone. */
@Component({
  selector: 'wm-my-milestones',
  imports: [
    AskedOfMe,
    EmptyState,
    ExportMenu,
    FailurePanel,
    Icon,
    MilestoneItem,
    PreparedForMe,
    ReportedItem,
    RouterLink,
    SampleFlag,
    Waymark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-milestones.html',
  styleUrl: './my-milestones.css',
})
export class MyMilestones {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(MilestonesStore);
  private readonly snackBar = inject(MatSnackBar);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** What was just saved, until the next page. */
  protected readonly notice = signal<string | null>(null);
  protected readonly rest = computed(() => {
    const { overdue, due } = this.store.counts();
    return this.words.say('member.rest', { overdue, due, count: overdue + due });
  });
  protected readonly nextTitle = computed(() => {
    const next = this.store.next();
    return next && this.words.field(next.title);
  });

  constructor() {
    inject(Live).follow(['plan', 'milestones', 'offices'], () => this.store.refresh());
    inject(PageTitle).follow(signal(this.words.say('member.title')), this.injector);
    inject(DestroyRef).onDestroy(() => this.snackBar.dismiss());
    effect(() => {
      const saved = this.store.saved();
      if (saved) untracked(() => this.celebrate(saved));
    });
  }

  protected groupWord(name: GroupName): WordKey {
    return `member.group.${name}`;
  }

  protected markOf(name: GroupName): WaymarkState | null {
    return name === 'reported' ? null : MARKS[name];
  }

  private celebrate({ milestone, report }: Saved): void {
    const title = this.words.field(milestone.title);
    const text = this.words.say(
      `member.saved.${report.kind === 'patch' ? patchWord(report.input) : report.kind}`,
      { title },
    );
    this.notice.set(text);
    const undo = milestone.undo;
    const bar = this.snackBar.open(text, undo ? this.words.say('member.undo') : '', UNDO_SNACK);
    if (undo) {
      bar
        .onAction()
        .subscribe(() => void this.store.report(milestone.id, { kind: 'undo', entryId: undo.entryId }));
    }
    this.focusNext();
  }

  /** The row that had the focus has moved: the next one to answer gets it. */
  private focusNext(): void {
    const next = this.store.next();
    if (!next) return;
    afterNextRender(
      () => {
        const title = this.element.nativeElement.querySelector<HTMLElement>(
          `[data-milestone="${CSS.escape(next.id)}"] h3`,
        );
        title?.focus();
      },
      { injector: this.injector },
    );
  }
}

function patchWord(input: object): 'done' | 'date' | 'open' {
  if ('promisedOn' in input) return 'date';
  return 'completedOn' in input && input.completedOn === null ? 'open' : 'done';
}
