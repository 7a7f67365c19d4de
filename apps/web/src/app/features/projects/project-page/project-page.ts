import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays, earlier, later } from '@wegmarke/domain/calendar';
import type { Health, Phase, Project } from '@wegmarke/domain/contracts';
import { wholePercent, type WordKey } from '@wegmarke/domain/words';
import { EvidenceBar } from '@wegmarke/ui/evidence-bar';
import { Fact, FactStrip } from '@wegmarke/ui/fact-strip';
import { Icon } from '@wegmarke/ui/icon';
import { SampleFlag } from '@wegmarke/ui/sample-flag';
import { SectionHeading } from '@wegmarke/ui/section-heading';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { StepChart, type StepChartData, type StepChartWords } from '@wegmarke/ui/step-chart';
import { UserText } from '@wegmarke/ui/user-text';
import { HistoryPanel } from '../../../history/history-panel';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { comparisonOf } from '../comparison';
import { DocumentsStore } from '../documents-store';
import { ProjectStore } from '../project-store';
import { UpdatesStore } from '../updates-store';
import { EarlierJudgements } from './earlier-judgements';
import { MilestoneTable } from './milestone-table';
import { ProjectContributors } from './project-contributors';
import { ProjectDocuments } from './project-documents';
import { ProjectEdit } from './project-edit';
import { ProjectJudgement } from './project-judgement';
import { ProjectPlaces } from './project-places';
import { ProjectUpdates } from './project-updates';

/** Days of air on both sides of the chart. */
const MARGIN_DAYS = 30;

/** One project: who answers for it, its milestones against their promises, its way in steps. */
@Component({
  selector: 'wm-project-page',
  imports: [
    EarlierJudgements,
    EvidenceBar,
    Fact,
    FactStrip,
    FailurePanel,
    HistoryPanel,
    Icon,
    MatButton,
    MilestoneTable,
    ProjectContributors,
    ProjectDocuments,
    ProjectEdit,
    ProjectJudgement,
    ProjectPlaces,
    ProjectUpdates,
    RouterLink,
    SampleFlag,
    SectionHeading,
    StatusChip,
    StepChart,
    UserText,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-page.html',
  styleUrl: './project-page.css',
})
export class ProjectPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ProjectStore);
  private readonly session = inject(SessionStore);
  protected readonly project = this.store.project;
  protected readonly isEditing = signal(false);
  protected readonly mayEdit = computed(() => {
    const project = this.project();
    return (
      project !== null && this.session.can(this.place.slug(), 'project.edit', { officeId: project.office.id })
    );
  });
  protected readonly isMember = computed(() => this.session.membershipIn(this.place.slug()) !== null);
  protected readonly listPath = computed(() => {
    const slug = this.place.slug();
    return ['/', slug, this.session.membershipIn(slug) ? 'portfolio' : 'projects'];
  });

  protected readonly chart = computed<{ data: StepChartData; words: StepChartWords } | null>(() => {
    const project = this.project();
    const first = project?.curve[0];
    const last = project?.curve.at(-1);
    if (!project || !first || !last) return null;
    const today = this.place.today();
    return {
      data: {
        from: addDays(earlier(first.on, today) ?? today, -MARGIN_DAYS),
        to: addDays(later(last.on, today), MARGIN_DAYS),
        on: today,
        points: project.curve.map((point) => ({
          on: point.on,
          actual: point.on > today ? null : (point.actual?.percent ?? null),
          planned: point.planned?.percent ?? null,
        })),
      },
      words: {
        summary: this.words.say('project.chartSummary', {
          actual: project.actual ? this.words.percent(project.actual) : '–',
          planned: project.planned ? this.words.percent(project.planned) : '–',
        }),
        on: this.words.say('course.today'),
        actual: this.words.say('chart.actual'),
        planned: this.words.say('chart.planned'),
        showTable: this.words.say('chart.showTable'),
        tableDay: this.words.say('chart.tableDay'),
      },
    };
  });
  protected readonly evidence = computed(() => {
    const evidence = this.project()?.evidence;
    if (!evidence) return null;
    const { claimed, evidenced, verified } = evidence;
    return {
      shares: { claimed: claimed.percent, evidenced: evidenced.percent, verified: verified.percent },
      text: this.words.say('fact.evidenceText', {
        verified: this.words.percent(verified),
        evidenced: this.words.percent(evidenced),
        claimed: this.words.percent(claimed),
      }),
    };
  });
  protected readonly comparison = computed(() => {
    const project = this.project();
    return project && comparisonOf(project, this.words);
  });
  protected readonly contributions = computed(() => {
    const ids = this.project()?.contributesTo ?? [];
    return (this.place.strategy()?.pillars ?? []).filter((pillar) => ids.includes(pillar.id));
  });

  constructor() {
    const [updates, documents, live] = [inject(UpdatesStore), inject(DocumentsStore), inject(Live)];
    live.follow(['plan', 'milestones', 'offices'], () => this.store.refresh());
    live.follow(['updates', 'offices'], () => updates.refresh());
    live.follow(['documents'], () => documents.refresh());
    const title = computed(() => {
      const project = this.project();
      return project ? this.words.field(project.title) : this.words.say('nav.projects');
    });
    inject(PageTitle).follow(title, inject(Injector));
  }

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  protected phaseWord(phase: Phase): WordKey {
    return `phase.${phase}`;
  }

  protected progress(project: Project): string {
    if (!project.actual) return this.words.say('health.not-measurable');
    const actual = this.words.percent(project.actual);
    return project.planned
      ? this.words.say('project.progress', {
          actual,
          planned: this.words.percent(project.planned),
          count: wholePercent(project.actual),
        })
      : actual;
  }

  protected leftText(project: Project): string {
    const left = project.left;
    if (!left) return '';
    const on = this.words.date(left.on);
    return left.how === 'merged' && left.intoTitle
      ? this.words.say('project.mergedOn', { on, title: this.words.field(left.intoTitle) })
      : this.words.say('project.droppedOn', { on });
  }
}
