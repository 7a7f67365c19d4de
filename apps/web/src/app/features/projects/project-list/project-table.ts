import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { daysBetween } from '@wegmarke/domain/calendar';
import type { Health, Phase, ProjectSummary, Share } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { PillarNumber } from '@wegmarke/ui/pillar-number';
import { ProgressBar } from '@wegmarke/ui/progress-bar';
import type { WaymarkState } from '@wegmarke/ui/shape';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { comparisonOf, type Comparison } from '../comparison';
import { urgentState } from '../milestone-state';
import { nextSort, type ProjectFilter, type Sort } from '../project-filter';

/** After so many days without an attestation the day of the last one is marked. */
const SILENT_DAYS = 30;

/** One row a project; on a phone one card. */
@Component({
  selector: 'wm-project-table',
  imports: [Icon, PillarNumber, ProgressBar, RouterLink, StatusChip, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-table.html',
  styleUrl: './project-table.css',
})
export class ProjectTable {
  readonly projects = input.required<readonly ProjectSummary[]>();
  readonly filter = input.required<ProjectFilter>();
  readonly path = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly silentDays = SILENT_DAYS;
  protected readonly columns: readonly {
    readonly name: string;
    readonly word: WordKey;
    readonly sort: Sort | null;
  }[] = [
    { name: 'title', word: 'project.project', sort: 'title' },
    { name: 'pillar', word: 'project.pillar', sort: 'pillar' },
    { name: 'office', word: 'project.office', sort: null },
    { name: 'phase', word: 'project.phase', sort: null },
    { name: 'health', word: 'project.health', sort: 'health' },
    { name: 'bar', word: 'project.actualPlanned', sort: 'actual' },
    { name: 'next', word: 'project.next', sort: 'next' },
    { name: 'attested', word: 'project.attested', sort: 'attested' },
  ];

  protected sortQuery(sort: Sort): Record<string, string | null> {
    return { ...this.filter(), cursor: null, sort: nextSort(this.filter().sort, sort) };
  }

  protected ariaSort(sort: Sort | null): 'ascending' | 'descending' | null {
    if (sort === null) return null;
    if (this.filter().sort === sort) return 'ascending';
    return this.filter().sort === `-${sort}` ? 'descending' : null;
  }

  protected sortIcon(sort: Sort): IconName {
    const order = this.ariaSort(sort);
    if (order === null) return 'sort';
    return order === 'ascending' ? 'arrow-up' : 'arrow-down';
  }

  protected daysSince(day: string): number {
    return Math.max(0, daysBetween(day, this.place.today()));
  }

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  protected phaseWord(phase: Phase): WordKey {
    return `phase.${phase}`;
  }

  protected stateWord(state: WaymarkState): WordKey {
    return `state.${state}`;
  }

  protected nextState(project: ProjectSummary): WaymarkState {
    return urgentState(project.nextMilestone?.states ?? []);
  }

  protected nextDay(project: ProjectSummary): string | null {
    const next = project.nextMilestone;
    return next && (next.promisedOn ?? next.baselineOn);
  }

  protected barText(project: ProjectSummary): string {
    const text = (share: Share | null): string => (share ? this.words.percent(share) : '–');
    return project.planned ? `${text(project.actual)} / ${text(project.planned)}` : text(project.actual);
  }

  protected comparison(project: ProjectSummary): Comparison | null {
    return comparisonOf(project, this.words);
  }

  protected isSilent(project: ProjectSummary): boolean {
    return (
      project.lastAttestedOn === null || daysBetween(project.lastAttestedOn, this.place.today()) > SILENT_DAYS
    );
  }

  /** "Vertretung bis 31.12.26"; null for a regular holder. */
  protected interim(project: ProjectSummary): string | null {
    const holder = project.office.holder;
    if (!holder || holder.appointment === 'regular') return null;
    return holder.until
      ? this.words.say(`office.${holder.appointment}Until`, { until: this.words.shortDate(holder.until) })
      : this.words.say(`office.${holder.appointment}`);
  }
}
