import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  type OnInit,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { addDays } from '@wegmarke/domain/calendar';
import type { ProjectSummary, Reorganisation, ReorganisationInput } from '@wegmarke/domain/contracts';
import { load, type Failure } from '../../../http/failure';
import { DateField } from '@wegmarke/ui/date-field';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { PastReason } from '../past-reason';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';
import { type Draft, inputOf, placesOf, previewOf, type Today } from './reorganise-draft';
import { ReorganisePreview } from './reorganise-preview';
import { ReorganisationHistory } from './reorganisation-history';

const KINDS = ['rename', 'merge', 'split'] as const;
const MOST_PARTS = 10;

/** Departments renamed, merged or split in one act; who answers for what afterwards is seen before. */
@Component({
  selector: 'wm-reorganise-page',
  imports: [
    DateField,
    EmptyState,
    FailurePanel,
    MatButton,
    PastReason,
    ReorganisationHistory,
    ReorganisePreview,
    RouterLink,
    SettingsTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reorganise-page.html',
  styleUrls: ['../settings.css', './reorganise-page.css'],
})
export class ReorganisePage implements OnInit {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly api = inject(SettingsApi);
  protected readonly today = inject(PlaceStore).today();
  protected readonly kinds = KINDS;
  protected readonly mostParts = MOST_PARTS;
  protected readonly kind = signal<ReorganisationInput['kind']>('rename');
  protected readonly effectiveOn = signal(this.today);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly history = signal<readonly Reorganisation[]>([]);
  private readonly projects = signal<readonly ProjectSummary[]>([]);
  private readonly chosen = signal<readonly string[]>([]);
  /** Ids of what a split adds. */
  private readonly added = signal<readonly string[]>([]);
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());
  private readonly officePlaces = signal<ReadonlyMap<string, string>>(new Map());
  private readonly projectPlaces = signal<ReadonlyMap<string, string>>(new Map());

  protected readonly isPast = computed(
    () => this.effectiveOn() !== '' && this.effectiveOn() <= addDays(this.today, -1),
  );
  /** One for a rename and a split, as many as are chosen for a merge. */
  protected readonly departmentIds = computed(() =>
    this.kind() === 'merge' ? this.chosen() : this.chosen().slice(-1),
  );
  /** What comes out, by id: the first department goes on. */
  protected readonly parts = computed(() => {
    const [first] = this.departmentIds();
    if (first === undefined) return [];
    return this.kind() === 'split' ? [first, ...this.added()] : [first];
  });
  protected readonly isReady = computed(
    () => this.departmentIds().length >= (this.kind() === 'merge' ? 2 : 1),
  );
  protected readonly offices = computed(() =>
    this.store
      .offices()
      .filter(({ departmentId }) => departmentId !== null && this.departmentIds().includes(departmentId)),
  );
  private readonly now = computed<Today>(() => ({
    departments: this.store.departments(),
    offices: this.store.offices(),
    projects: this.projects(),
  }));
  private readonly draft = computed<Draft>(() => ({
    kind: this.kind(),
    departmentIds: this.departmentIds(),
    becomes: this.parts().map((id) => ({ id, title: this.store.asWritten(this.nameOf(id)) })),
    offices: this.chosenOf(this.officePlaces(), this.offices()),
    projects: this.kind() === 'split' ? this.chosenOf(this.projectPlaces(), this.concerned()) : new Map(),
  }));
  private readonly input = computed(() => inputOf(this.draft(), this.effectiveOn(), null));
  private readonly places = computed(() => placesOf(this.input(), this.now()));
  protected readonly preview = computed(() => previewOf(this.input(), this.places(), this.now()));
  /** Projects of the departments concerned, which a split may place one by one. */
  protected readonly concerned = computed(() =>
    this.projects().filter(({ department }) => this.departmentIds().includes(department?.id ?? '')),
  );
  /** What has no place yet, by name. */
  protected readonly missing = computed(() => {
    const ids = new Set(this.places().faults.map(({ subjectId }) => subjectId));
    return [...this.store.offices(), ...this.projects()]
      .filter(({ id }) => ids.has(id))
      .map(({ title }) => this.words.field(title))
      .join(', ');
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.reorganise.title')), inject(Injector));
  }

  ngOnInit(): void {
    void this.load();
  }

  protected async load(): Promise<void> {
    const slug = this.store.slug();
    const loaded = await load(() => Promise.all([this.api.projects(slug), this.api.reorganisations(slug)]));
    this.failure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'failed') return;
    const [projects, history] = loaded.value;
    this.projects.set(projects);
    this.history.set(history);
  }

  protected setKind(kind: ReorganisationInput['kind']): void {
    this.kind.set(kind);
    this.added.set(kind === 'split' ? [crypto.randomUUID()] : []);
    this.forget();
  }

  protected toggle(id: string): void {
    if (this.kind() !== 'merge') this.chosen.set([id]);
    else this.chosen.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected addPart(): void {
    this.added.update((ids) => [...ids, crypto.randomUUID()]);
  }

  protected removePart(id: string): void {
    this.added.update((ids) => ids.filter((one) => one !== id));
  }

  /** As typed; until then the department that goes on keeps its name. */
  protected nameOf(id: string): string {
    const typed = this.names().get(id);
    if (typed !== undefined) return typed;
    const department = this.store.departments().find((one) => one.id === id);
    return department ? this.words.field(department.title) : '';
  }

  protected setName(id: string, event: Event): void {
    this.names.update((names) => new Map(names).set(id, valueOf(event)));
  }

  protected officePlaceOf(id: string): string {
    return this.officePlaces().get(id) ?? '';
  }

  protected setOffice(id: string, event: Event): void {
    this.officePlaces.update((places) => new Map(places).set(id, valueOf(event)));
  }

  protected projectPlaceOf(id: string): string {
    return this.projectPlaces().get(id) ?? '';
  }

  protected setProject(id: string, event: Event): void {
    this.projectPlaces.update((places) => new Map(places).set(id, valueOf(event)));
  }

  /** Who may take over from an office: any that does not end itself. */
  protected successorsOf(id: string) {
    const ends = (officeId: string) => this.officePlaceOf(officeId).startsWith('end:');
    return this.store.offices().filter((office) => office.id !== id && !ends(office.id));
  }

  protected async submit(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const body = inputOf(this.draft(), value('effectiveOn'), value('reason') || null);
    const write = { method: 'POST', path: 'reorganisations', body } as const;
    if (!(await this.store.change(this.words.say('member.reorganise.saved'), write))) return;
    this.forget();
    await this.load();
  }

  private forget(): void {
    this.chosen.set([]);
    this.names.set(new Map());
    this.officePlaces.set(new Map());
    this.projectPlaces.set(new Map());
  }

  /** Choices about what is concerned; others were made before the departments were changed. */
  private chosenOf(
    choices: ReadonlyMap<string, string>,
    concerned: readonly { readonly id: string }[],
  ): ReadonlyMap<string, string> {
    return new Map([...choices].filter(([id]) => concerned.some((one) => one.id === id)));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
