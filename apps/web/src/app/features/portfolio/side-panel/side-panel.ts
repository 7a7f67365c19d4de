import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Milestone, Project } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { ProgressBar } from '@wegmarke/ui/progress-bar';
import { WAYMARK_STATES, type WaymarkState } from '@wegmarke/ui/shape';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { load, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { comparedText, interimText, progressText } from '../grid/project-words';
import { PortfolioApi } from '../portfolio-api';
import { PortfolioStore } from '../portfolio-store';

const MOST_MILESTONES = 8;
const MOST_SAID = 4;
const URGENCY: readonly WaymarkState[] = ['done', 'overdue', 'late', 'due'];

/** A project beside the list: what it is, how it stands, what was said last, and what to do next. */
@Component({
  selector: 'wm-side-panel',
  imports: [Icon, MatButton, PillarNumber, ProgressBar, RouterLink, StatusChip, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './side-panel.html',
  styleUrl: './side-panel.css',
})
export class SidePanel {
  readonly projectId = input.required<string>();
  readonly closed = output();
  /** To be changed by the means of the selection. */
  readonly changeAsked = output<string>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(PortfolioStore);
  private readonly api = inject(PortfolioApi);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly row = computed(
    () => this.store.all().find(({ key }) => key === this.projectId()) ?? null,
  );
  protected readonly project = signal<Project | null>(null);
  protected readonly trouble = signal<string | null>(null);
  protected readonly progress = computed(() => {
    const row = this.row();
    return row ? progressText(row, this.words) : '';
  });
  protected readonly compared = computed(() => {
    const row = this.row();
    return row ? comparedText(row, this.words) : null;
  });
  protected readonly interim = computed(() => {
    const row = this.row();
    return row ? interimText(row, this.words) : null;
  });
  private readonly inScope = computed(() =>
    (this.project()?.milestoneItems ?? []).filter(({ left }) => !left),
  );
  protected readonly milestones = computed(() => this.inScope().slice(0, MOST_MILESTONES));
  protected readonly more = computed(() => Math.max(0, this.inScope().length - MOST_MILESTONES));
  /** What was reported last, newest first. */
  protected readonly said = computed(() =>
    this.inScope()
      .flatMap((milestone) =>
        milestone.lastAttestation ? [{ milestone, ...milestone.lastAttestation }] : [],
      )
      .sort((a, b) => (a.on < b.on ? 1 : -1))
      .slice(0, MOST_SAID),
  );
  protected readonly asked = computed(() => this.inScope().filter(({ helpRequest }) => helpRequest));

  constructor() {
    // Anew for another project, and when the portfolio behind it was loaded anew.
    effect(() => {
      const id = this.projectId();
      this.store.portfolio();
      untracked(() => void this.open(id));
    });
  }

  focus(): void {
    this.heading()?.nativeElement.focus();
  }

  protected state({ states }: Milestone): WaymarkState {
    const names: readonly string[] = states;
    return URGENCY.find((state) => names.includes(state)) ?? WAYMARK_STATES[4];
  }

  protected day(milestone: Milestone): string | null {
    return milestone.completedOn ?? milestone.promisedOn ?? milestone.baselineOn;
  }

  private async open(id: string): Promise<void> {
    if (this.project()?.id !== id) this.project.set(null);
    const loaded = await load(() => this.api.project(this.place.slug(), id));
    if (id !== this.projectId()) return;
    this.project.set(loaded.state === 'ready' ? loaded.value : null);
    this.trouble.set(loaded.state === 'failed' ? sayFailure(this.words, loaded.failure) : null);
  }
}
