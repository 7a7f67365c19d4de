import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  type OnInit,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Department, type Phase, PHASES, type Project } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Choice } from '@wegmarke/ui/choice';
import { Icon } from '@wegmarke/ui/icon';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { load } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { Drafts } from '../drafts';
import {
  differences,
  type DraftField,
  type DraftLanguages,
  draftOf,
  languagesOf,
  type PlaceDraft,
  placesIn,
  patchOf,
  type ProjectDraft,
  rebase,
} from '../project-draft';
import { ProjectStore } from '../project-store';
import { ProjectsApi } from '../projects-api';
import { sayTrouble } from '../say-trouble';
import { DraftNotice } from './draft-notice';

/** A draft as it is kept: what was typed, over which project as it was, and in which languages. */
interface Kept {
  readonly base: Project;
  readonly typed: ProjectDraft;
  readonly languages: DraftLanguages;
}

const EMPTY_PLACE: PlaceDraft = { name: '', address: '', lat: '', lon: '' };

/** Edits what describes a project. Where somebody else was faster, nothing typed is lost and both versions are shown. */
@Component({
  selector: 'wm-project-edit',
  imports: [Choice, DraftNotice, Icon, MatButton, NgTemplateOutlet, SheetForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-edit.html',
  styleUrls: ['./form.css', './project-edit.css'],
})
export class ProjectEdit implements OnInit {
  readonly project = input.required<Project>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly store = inject(ProjectStore);
  private readonly api = inject(ProjectsApi);
  private readonly announcer = inject(Announcer);
  private readonly drafts = inject(Drafts);
  protected readonly phases = PHASES.filter((phase) => phase !== 'stopped');
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  protected readonly notice = signal('');
  protected readonly titleError = signal('');
  protected readonly placesError = signal('');
  protected readonly departments = signal<readonly Department[]>([]);
  /** Fields that somebody else has changed too: a person decides. */
  protected readonly conflicts = signal<readonly DraftField[]>([]);
  private readonly typed = signal<ProjectDraft | null>(null);
  /** The project as it was when the draft began, or was last brought up to date. */
  private readonly base = signal<Project | null>(null);

  /** As when the draft began: whoever types goes on in the same language. */
  protected readonly languages = linkedSignal<Project, DraftLanguages>({
    source: this.project,
    computation: (project, before) => before?.value ?? languagesOf(project, this.words.language),
  });

  /** As it is stored by now: the input follows with the next look at the page only. */
  private readonly current = computed(() => this.store.project() ?? this.project());
  protected readonly draft = computed(() => this.typed() ?? draftOf(this.current(), this.languages()));
  protected readonly stored = computed(() => draftOf(this.current(), this.languages()));
  protected readonly pillars = computed(() =>
    (this.place.strategy()?.pillars ?? []).filter(
      ({ id, droppedOn }) => id !== this.current().pillar.id && droppedOn === null,
    ),
  );

  private readonly draftName = computed(() => `project.${this.project().id}`);
  protected readonly isRestored = signal(false);

  constructor() {
    effect(() => {
      const [base, typed] = [this.base(), this.typed()];
      if (!base || !typed) return;
      if (differences(typed, draftOf(base, this.languages())).length === 0)
        this.drafts.drop(this.draftName());
      else this.drafts.keep(this.draftName(), { base, typed, languages: this.languages() });
    });
    // Other people's changes arrive without a reload: what was typed is kept, and compared with them.
    effect(() => {
      this.current();
      untracked(() => {
        this.follow();
      });
    });
  }

  ngOnInit(): void {
    const kept = this.drafts.find(this.draftName()) as Kept | null;
    if (kept) {
      this.languages.set(kept.languages);
      this.base.set(kept.base);
      this.typed.set(kept.typed);
      this.isRestored.set(true);
      this.follow();
    } else this.discard();
    void this.loadDepartments();
  }

  /** Begins with what is stored. */
  protected discard(): void {
    this.isRestored.set(false);
    this.conflicts.set([]);
    this.notice.set('');
    this.base.set(this.current());
    this.typed.set(draftOf(this.current(), this.languages()));
  }

  protected phaseWord(phase: Phase): WordKey {
    return `phase.${phase}`;
  }

  protected type(
    field: 'title' | 'benefit' | 'description' | 'departmentId' | 'partners',
    event: Event,
  ): void {
    this.set({ [field]: (event.target as HTMLInputElement).value });
    this.titleError.set('');
  }

  protected setPhase(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    const phase = PHASES.find((known) => known === chosen);
    if (phase) this.set({ phase });
  }

  protected toggle(pillarId: string): void {
    const { contributesTo } = this.draft();
    const without = contributesTo.filter((id) => id !== pillarId);
    this.set({
      contributesTo: without.length < contributesTo.length ? without : [...contributesTo, pillarId],
    });
  }

  protected setPlace(at: number, field: keyof PlaceDraft, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const places = this.draft().places.map((place, index) =>
      index === at ? { ...place, [field]: value } : place,
    );
    this.set({ places });
    this.placesError.set('');
  }

  protected addPlace(): void {
    this.set({ places: [...this.draft().places, EMPTY_PLACE] });
  }

  protected removePlace(at: number): void {
    this.set({ places: this.draft().places.filter((_, index) => index !== at) });
    this.placesError.set('');
  }

  protected takeTheirs(field: DraftField): void {
    this.set({ [field]: this.stored()[field] });
    this.conflicts.update((fields) => fields.filter((each) => each !== field));
  }

  /** A field as one line for people. */
  protected shown(draft: ProjectDraft, field: DraftField): string {
    const text = this.textOf(draft, field);
    return text === '' ? this.words.say('member.edit.empty') : text;
  }

  protected async save(): Promise<void> {
    if (this.follow()) return;
    const draft = this.draft();
    if (draft.title.trim() === '') this.titleError.set(this.words.say('member.edit.nameMissing'));
    if (placesIn(draft.places) === null) this.placesError.set(this.words.say('member.edit.placeWrong'));
    if (this.titleError() || this.placesError()) return;
    this.isBusy.set(true);
    this.trouble.set('');
    this.notice.set('');
    const failure = await this.store.change(patchOf(this.current(), draft, this.languages()));
    this.isBusy.set(false);
    if (failure === null) {
      this.announcer.announce(this.words.say('member.edit.saved'));
      this.drafts.drop(this.draftName());
      this.closed.emit();
    } else if (failure.status === 412) {
      // Where nothing that is described here has changed, there is nothing to decide.
      if (!this.follow()) await this.save();
    } else this.trouble.set(sayTrouble(this.words, failure));
  }

  /** Takes over what somebody else has changed since the draft began. True where there was something. */
  private follow(): boolean {
    const [base, stored] = [this.base(), this.current()];
    if (base === null || base.version === stored.version) return false;
    const rebased = rebase(this.draft(), draftOf(base, this.languages()), this.stored());
    this.typed.set(rebased.draft);
    this.base.set(stored);
    if (rebased.theirs.length === 0) return false;
    this.conflicts.set(rebased.conflicts);
    this.notice.set(
      this.words.say(rebased.conflicts.length > 0 ? 'member.edit.conflict' : 'member.edit.merged'),
    );
    return true;
  }

  private set(changes: Partial<ProjectDraft>): void {
    this.typed.set({ ...this.draft(), ...changes });
  }

  private textOf(draft: ProjectDraft, field: DraftField): string {
    if (field === 'phase') return this.words.say(this.phaseWord(draft.phase));
    if (field === 'departmentId') {
      const department = this.departments().find(({ id }) => id === draft.departmentId);
      return department ? this.words.field(department.title) : '';
    }
    if (field === 'contributesTo') {
      const named = this.pillars().filter(({ id }) => draft.contributesTo.includes(id));
      return named.map(({ title }) => this.words.field(title)).join(', ');
    }
    if (field === 'places') {
      return draft.places
        .map(({ name, address, lat, lon }) =>
          [name, address, lat, lon].filter((part) => part !== '').join(', '),
        )
        .join('\n');
    }
    return draft[field];
  }

  private async loadDepartments(): Promise<void> {
    const loaded = await load(() => this.api.departments(this.place.slug()));
    if (loaded.state === 'ready') this.departments.set(loaded.value.items);
  }
}
