import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector } from '@angular/core';
import { CourseChart } from '@wegmarke/ui/course-chart';
import { Router, RouterLink } from '@angular/router';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { chartData, chartWords } from '../../../drawing/chart-data';
import { WORDS } from '../../../language/words';
import { LevelChanges } from '../../../language/level-changes';
import { PhraseText } from '../../../language/phrase';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { FailurePanel } from '../../../shell/failure-panel';
import { NoStrategy } from '../../../shell/no-strategy';
import { PageTitle } from '../../../shell/page-title';
import { PrintNote } from '../../../shell/print-note';
import { AsOfForm } from '../as-of-form/as-of-form';
import { ChangeList } from '../changes/change-list';
import { isRecorded, type CourseFacts } from '../course-facts';
import { CourseStore } from '../course-store';
import { ChangeSummary } from './change-summary';
import { FactRow } from './fact-row';
import { findingOf } from './finding';
import { PillarCards } from './pillar-cards';
import { ReadingGuide } from './reading-guide';

/** The page of the council and of everyone: how far the strategy is, against what was planned, and since when. */
@Component({
  selector: 'wm-course-page',
  imports: [
    AsOfForm,
    ChangeList,
    ChangeSummary,
    CourseChart,
    EmptyState,
    FactRow,
    FailurePanel,
    Icon,
    LevelChanges,
    NoStrategy,
    PhraseText,
    PillarCards,
    ReadingGuide,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './course-page.html',
  styleUrl: './course-page.css',
})
export class CoursePage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(CourseStore);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);

  protected readonly question = computed(() => this.store.page()?.question ?? null);
  protected readonly failure = computed(() => {
    const loaded = this.store.page()?.loaded;
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  protected readonly facts = computed<CourseFacts | null>(() => {
    const loaded = this.store.page()?.loaded;
    return loaded?.state === 'ready' && isRecorded(loaded.value) ? loaded.value : null;
  });
  protected readonly isBeforeRecord = computed(() => {
    const loaded = this.store.page()?.loaded;
    return loaded?.state === 'ready' && !isRecorded(loaded.value);
  });
  protected readonly finding = computed(() => {
    const facts = this.facts();
    const place = this.place.municipality()?.name ?? '';
    return facts ? findingOf(facts.course, place, this.place.today(), this.words) : null;
  });
  protected readonly chart = computed(() => {
    const facts = this.facts();
    const strategy = this.place.strategy();
    if (!facts || !strategy) return null;
    return {
      data: chartData(facts, strategy, this.words, (pillarId) => this.openedAt(pillarId)),
      words: chartWords(facts, strategy, this.words, this.place.today()),
    };
  });
  protected readonly pillarNumbers = computed(
    () => new Map(this.facts()?.course.pillars.map((pillar) => [pillar.id, pillar.number] as const) ?? []),
  );
  protected readonly comparison = computed(() => this.facts()?.comparison ?? null);
  protected readonly changeTitle = computed(() => {
    const on = this.comparison()?.on;
    if (on === undefined) return '';
    const occasion = this.place.strategy()?.occasions.find((candidate) => candidate.on === on);
    return occasion
      ? this.words.say('changes.titleOccasion', {
          title: this.words.field(occasion.title),
          on: this.words.date(on),
        })
      : this.words.say('changes.title', { on: this.words.date(on) });
  });
  protected readonly explanationPath = computed(() => `/${this.place.slug()}/explanation`);
  protected readonly explanationQuery = computed(() => {
    const question = this.question();
    return {
      on: question?.on ?? null,
      knownAt: question?.knownAt ?? null,
      compare: question?.compare ?? null,
    };
  });

  constructor() {
    inject(Live).follow(['plan', 'offices'], () => this.store.refresh());
    const title = computed(() => {
      const finding = this.finding();
      return finding ? this.words.say(finding.key, finding.values) : this.words.say('course.title');
    });
    inject(PageTitle).follow(title, inject(Injector));
    inject(PrintNote).follow(
      computed(() => this.printNote()),
      inject(Injector),
    );
    let announced: string | null = null;
    effect(() => {
      const text = title();
      if (announced !== null && announced !== text) this.announcer.announce(text);
      announced = text;
    });
  }

  /** The figure's inputs, opened at a pillar. */
  private openedAt(pillarId: string): string {
    const query = { ...this.explanationQuery(), open: pillarId };
    return this.router.serializeUrl(
      this.router.createUrlTree([this.explanationPath()], { queryParams: query }),
    );
  }

  /** "Stadt Bochum, Stand 15. Juni 2026, Eintrag 311. Beispieldaten." */
  private printNote(): string {
    const facts = this.facts();
    const municipality = this.place.municipality();
    if (!facts || !municipality) return '';
    const note = this.words.say('print.note', {
      place: municipality.name,
      on: this.words.date(facts.course.on),
      revision: this.words.number(facts.course.revision),
    });
    return municipality.demo ? `${note} · ${this.words.say('sample.flag')}` : note;
  }

  /** The day the strategy begins, where the page is about an earlier one; else null. */
  protected beforeStart(facts: CourseFacts): string | null {
    const startsOn = this.place.strategy()?.startsOn ?? null;
    return startsOn !== null && facts.course.on < startsOn ? startsOn : null;
  }

  protected print(): void {
    globalThis.print();
  }
}
