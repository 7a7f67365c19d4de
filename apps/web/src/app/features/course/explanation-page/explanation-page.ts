import { ChangeDetectionStrategy, Component, computed, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Scope } from '@wegmarke/domain/contracts';
import { wholePercent, type WordKey } from '@wegmarke/domain/words';
import { ChangeBars, type ChangeBarsData, type ChangeBarsWords } from '@wegmarke/ui/change-bars';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { LevelChanges } from '../../../language/level-changes';
import { PhraseText } from '../../../language/phrase';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { NoStrategy } from '../../../shell/no-strategy';
import { PageTitle } from '../../../shell/page-title';
import { AsOfForm } from '../as-of-form/as-of-form';
import { ChangeList } from '../changes/change-list';
import { isRecorded } from '../course-facts';
import { ExplanationStore, type ExplanationFacts } from '../explanation-store';
import { FigureTree } from './figure-tree';
import { Provenance } from './provenance';
import { wholePoints } from './whole-points';

/** The headline figure, opened to its inputs: what it consists of, what changed it, and by which rule. */
@Component({
  selector: 'wm-explanation-page',
  imports: [
    AsOfForm,
    ChangeBars,
    ChangeList,
    EmptyState,
    FailurePanel,
    FigureTree,
    Icon,
    LevelChanges,
    NoStrategy,
    PhraseText,
    Provenance,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './explanation-page.html',
  styleUrl: './explanation-page.css',
})
export class ExplanationPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(ExplanationStore);

  protected readonly path = computed(() => `/${this.place.slug()}/explanation`);
  protected readonly scopes: readonly Scope[] = ['today', 'adopted'];
  protected readonly state = this.store.page;
  protected readonly openText = computed(() => {
    const open = this.state()?.open;
    if (open === undefined || open === 'all') return open ?? null;
    return open.size > 0 ? [...open].join(',') : null;
  });
  protected readonly dataAddress = computed(() => {
    const explanation = this.facts()?.explanation;
    const known = explanation ? `?knownAt=${encodeURIComponent(explanation.knownAt)}` : '';
    return `/api/v1/municipalities/${this.place.slug()}/strategies/${explanation?.strategyId ?? ''}/data${known}`;
  });
  protected readonly scope = computed<Scope>(() => this.state()?.scope ?? 'today');
  protected readonly failure = computed(() => {
    const loaded = this.state()?.loaded;
    return loaded?.state === 'failed' ? loaded.failure : null;
  });
  protected readonly facts = computed<ExplanationFacts | null>(() => {
    const loaded = this.state()?.loaded;
    return loaded?.state === 'ready' && isRecorded(loaded.value) ? loaded.value : null;
  });
  protected readonly figures = computed(() => {
    const explanation = this.facts()?.explanation;
    if (!explanation) return null;
    return this.scope() === 'today' ? explanation.todayScope : explanation.asAdopted;
  });
  protected readonly headline = computed<{ key: WordKey; actual: string; count: number } | null>(() => {
    const figures = this.figures();
    if (!figures) return null;
    if (!figures.actual) return { key: 'explain.headlineNone', actual: '', count: 0 };
    return {
      key: 'explain.headline',
      actual: this.words.percent(figures.actual),
      count: wholePercent(figures.actual),
    };
  });
  protected readonly pillarNumbers = computed(
    () => new Map(this.facts()?.explanation.tree.map((pillar) => [pillar.id, pillar.number] as const) ?? []),
  );
  /** What the other controls of the page keep in the address. */
  protected readonly kept = computed((): Record<string, string> => {
    if (this.scope() === 'adopted') return { scope: 'adopted' };
    return {};
  });
  protected readonly bars = computed<ChangeBarsData | null>(() => {
    const change = this.facts()?.change;
    const state = this.state();
    if (!change?.from || !change.to || !state?.question.compare) return null;
    const points = wholePoints(
      change.parts.map((part) => part.amount.points),
      wholePercent(change.to) - wholePercent(change.from),
    );
    return {
      from: {
        label: this.words.date(state.question.compare),
        exact: change.from.percent,
        percent: wholePercent(change.from),
      },
      to: {
        label: this.words.date(this.facts()?.explanation.on ?? this.place.today()),
        exact: change.to.percent,
        percent: wholePercent(change.to),
      },
      parts: change.parts.map((part, index) => ({
        id: part.kind,
        label: this.words.say(`part.${part.kind}`),
        exact: part.amount.points,
        points: points[index] ?? 0,
        work: part.kind === 'work',
      })),
    };
  });
  protected readonly barWords = computed<ChangeBarsWords>(() => ({
    caption: this.words.say('explain.barsCaption'),
    part: this.words.say('explain.barsPart'),
    course: this.words.say('explain.barsCourse'),
    exact: this.words.say('explain.barsExact'),
    rounded: this.words.say('explain.barsRounded'),
  }));

  constructor() {
    const title = computed(() => {
      const headline = this.headline();
      return headline ? this.words.say(headline.key, { ...headline }) : this.words.say('fact.open');
    });
    inject(PageTitle).follow(title, inject(Injector));
  }

  protected scopeText(scope: Scope): string {
    const explanation = this.facts()?.explanation;
    const actual = scope === 'today' ? explanation?.todayScope.actual : explanation?.asAdopted.actual;
    return `${this.words.say(scope === 'today' ? 'fact.today' : 'fact.adopted')} ${actual ? this.words.percent(actual) : '–'}`;
  }

  protected query(changes: Readonly<Record<string, string | null>>): Record<string, string | null> {
    const question = this.state()?.question;
    return {
      on: question?.on ?? null,
      knownAt: question?.knownAt ?? null,
      compare: question?.compare ?? null,
      scope: this.scope() === 'adopted' ? 'adopted' : null,
      ...changes,
    };
  }
}
