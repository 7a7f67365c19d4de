import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { type OfficeRecord, type Person, STRATEGY_TEMPLATES } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';
import { CityStep } from './city-step';
import { DepartmentsStep } from './departments-step';
import { NewcomerStep } from './newcomer-step';

const OTHER = 'other';

/** From the first sign-in to a digital office with a holder, a draft, and the offices that answer for projects. */
@Component({
  selector: 'wm-setup-page',
  imports: [
    CityStep,
    DateField,
    DepartmentsStep,
    FailurePanel,
    Icon,
    MatButton,
    NewcomerStep,
    RouterLink,
    SettingsTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './setup-page.html',
  styleUrls: ['../settings.css', './setup-page.css'],
})
export class SetupPage {
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(SettingsStore);
  private readonly api = inject(SettingsApi);
  private readonly session = inject(SessionStore);
  protected readonly other = OTHER;
  protected readonly templates = STRATEGY_TEMPLATES;
  /** Whether somebody has said what the municipality is called and how it looks. */
  protected readonly isNamed = computed(() => (this.place.municipality()?.version ?? 1) > 1);
  protected readonly hasDepartments = computed(() => this.store.departments().length > 0);

  protected readonly office = computed(
    () => this.store.offices().find(({ kind, holder }) => kind === 'cdo' && holder !== null) ?? null,
  );
  /** One that is there, and that nobody holds. */
  private readonly vacant = computed(() => this.store.offices().find(({ kind }) => kind === 'cdo') ?? null);
  protected readonly strategy = computed(() => this.store.strategies()[0] ?? null);
  protected readonly withAccess = computed(
    () => this.store.people().filter(({ access }) => access === 'active').length,
  );
  protected readonly isOrganised = computed(
    () => this.store.offices().length > 1 && this.store.people().length > 1,
  );
  protected readonly isAdopted = computed(() =>
    this.store.strategies().some(({ adoption }) => adoption !== null),
  );
  protected readonly done = computed(
    () =>
      [
        this.isNamed(),
        this.hasDepartments(),
        this.office() !== null,
        this.strategy() !== null,
        this.isOrganised(),
        this.isAdopted(),
      ].filter(Boolean).length,
  );
  private readonly self = computed(() => this.session.membershipIn(this.store.slug())?.personId ?? '');
  /** Whoever is signed in first. */
  protected readonly candidates = computed(() =>
    [...this.store.people()].sort((a, b) => Number(b.id === this.self()) - Number(a.id === this.self())),
  );
  private readonly choice = signal<string | null>(null);
  protected readonly chosen = computed(() => this.choice() ?? this.self());
  protected readonly officeTitle = computed(() => {
    const vacant = this.vacant();
    return vacant ? this.words.field(vacant.title) : this.words.say('member.setup.officeDefault');
  });
  protected readonly strategyTitle = computed(() =>
    this.words.say('member.setup.strategyDefault', { place: this.place.municipality()?.name ?? '' }),
  );
  protected readonly today = this.place.today();
  protected readonly target = `${String(Math.max(2030, Number(this.today.slice(0, 4)) + 4))}-12-31`;

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.settings.title')), inject(Injector));
  }

  protected nameOf(person: Person): string {
    return person.id === this.self()
      ? this.words.say('member.setup.myself', { name: person.name })
      : person.name;
  }

  protected choose(event: Event): void {
    this.choice.set((event.target as HTMLSelectElement).value);
  }

  /** Makes the office where there is none, the person where there is none yet, and appoints. */
  protected async appoint(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const slug = this.store.slug();
    const post = <T>(path: string, body: object): Promise<T> =>
      this.api.write<T>(slug, { method: 'POST', path, body });
    await this.store.during(this.words.say('member.settings.saved'), async () => {
      const office =
        this.vacant() ??
        (await post<OfficeRecord>('offices', { kind: 'cdo', title: this.store.asWritten(value('title')) }));
      const isOther = value('personId') === OTHER;
      const person = isOther ? await post<Person>('people', { name: value('name') }) : null;
      await post('appointments', {
        officeId: office.id,
        personId: person?.id ?? value('personId'),
        kind: 'regular',
        fromOn: this.today,
      });
    });
  }

  protected async draft(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const vision = value('vision');
    const body = {
      title: this.store.asWritten(value('title')),
      vision: vision === '' ? null : this.store.asWritten(vision),
      startsOn: value('startsOn'),
      targetOn: value('targetOn'),
      template: value('template'),
    };
    await this.store.change(this.words.say('member.settings.saved'), {
      method: 'POST',
      path: 'strategies',
      body,
    });
  }
}
