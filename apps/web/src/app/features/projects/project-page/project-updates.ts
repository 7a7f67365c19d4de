import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { localDay } from '@wegmarke/domain/calendar';
import type {
  Office,
  Project,
  ProjectUpdate,
  ProjectUpdateInput,
  ProjectUpdateVersion,
  Readers,
} from '@wegmarke/domain/contracts';
import { readableBy } from '@wegmarke/domain/permissions';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { load, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { Drafts } from '../drafts';
import { ProjectsApi } from '../projects-api';
import { sayTrouble } from '../say-trouble';
import { UpdatesStore } from '../updates-store';
import { UpdateForm } from './update-form';

const SHORT: Readonly<Record<Readers, WordKey>> = {
  office: 'member.readersOf.shortOffice',
  council: 'member.readersOf.shortCouncil',
  public: 'member.readersOf.shortPublic',
};

/** What the project tells: what happened, what comes next, what is asked of whom. */
@Component({
  selector: 'wm-project-updates',
  imports: [Icon, MatButton, UpdateForm, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-updates.html',
  styleUrl: './project-updates.css',
})
export class ProjectUpdates {
  readonly project = input.required<Project>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(UpdatesStore);
  private readonly session = inject(SessionStore);
  private readonly api = inject(ProjectsApi);
  private readonly announcer = inject(Announcer);
  private readonly drafts = inject(Drafts);
  /** `new`, or the id of the update that is corrected. */
  protected readonly form = signal<string | null>(null);
  /** The update as it was when its correction began, or was last shown. */
  private readonly seen = signal<ProjectUpdate | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  protected readonly isChangedMeanwhile = signal(false);
  /** The update that is about to be taken back. */
  protected readonly leaving = signal<string | null>(null);
  protected readonly offices = signal<readonly Office[]>([]);
  protected readonly history = signal<{
    readonly id: string;
    readonly versions: readonly ProjectUpdateVersion[];
  } | null>(null);

  protected readonly isMember = computed(() => this.session.membershipIn(this.place.slug()) !== null);
  protected readonly isInside = computed(() =>
    readableBy(this.session.actorIn(this.place.slug())).includes('office'),
  );
  protected readonly mayWrite = computed(() =>
    this.session.can(this.place.slug(), 'project.edit', { officeId: this.project().office.id }),
  );
  protected readonly timeZone = computed(() => this.place.municipality()?.timeZone ?? 'Europe/Berlin');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.store.hold(false));
  }

  protected readersWord(readers: Readers): WordKey {
    return SHORT[readers];
  }

  protected dayOf(instant: string): string {
    return this.words.date(localDay(new Date(instant), this.timeZone()));
  }

  protected say(failure: Failure): string {
    return sayTrouble(this.words, failure);
  }

  /** What a control does, and to which update. */
  protected named(action: WordKey, update: ProjectUpdate): string {
    return `${this.words.say(action)}: ${this.words.field(update.happened).slice(0, 80)}`;
  }

  protected draftName(update: ProjectUpdate | null): string {
    return update ? `update.${update.id}` : `update-of.${this.project().id}`;
  }

  /** Null: a new one. */
  protected open(update: ProjectUpdate | null): void {
    this.close();
    this.seen.set(update);
    this.form.set(update?.id ?? 'new');
    this.store.hold(true);
    void this.loadOffices();
  }

  protected close(): void {
    this.form.set(null);
    this.store.hold(false);
    this.trouble.set('');
    this.isChangedMeanwhile.set(false);
  }

  protected async save(input: ProjectUpdateInput): Promise<void> {
    this.isBusy.set(true);
    this.trouble.set('');
    const seen = this.seen();
    const failure = await this.store.save(seen, input);
    this.isBusy.set(false);
    this.isChangedMeanwhile.set(failure?.status === 412);
    // What stands there now is shown: the next attempt is made knowingly.
    if (failure?.status === 412) this.seen.set(this.store.items().find(({ id }) => id === seen?.id) ?? seen);
    if (failure) {
      if (failure.status !== 412) this.trouble.set(this.say(failure));
      return;
    }
    this.announcer.announce(this.words.say('member.update.saved'));
    this.close();
    this.drafts.drop(this.draftName(seen));
  }

  protected async withdraw(update: ProjectUpdate): Promise<void> {
    this.isBusy.set(true);
    const failure = await this.store.withdraw(update);
    this.isBusy.set(false);
    this.leaving.set(null);
    this.trouble.set(failure ? this.say(failure) : '');
    if (!failure) this.announcer.announce(this.words.say('member.update.withdrawn'));
  }

  protected mayAnswer({ ask }: ProjectUpdate): boolean {
    return ask !== null && this.session.can(this.place.slug(), 'ask.answer', { officeId: ask.office.id });
  }

  protected async takeAnswerBack(update: ProjectUpdate): Promise<void> {
    this.isBusy.set(true);
    const failure = await this.store.takeAnswerBack(update);
    this.isBusy.set(false);
    this.trouble.set(failure ? this.say(failure) : '');
    if (!failure) this.announcer.announce(this.words.say('member.ask.undone'));
  }

  protected async showHistory(update: ProjectUpdate): Promise<void> {
    const found = await this.store.versions(update.id);
    if ('status' in found) this.trouble.set(this.say(found));
    else this.history.set({ id: update.id, versions: found });
  }

  protected async more(): Promise<void> {
    const failure = await this.store.more();
    this.trouble.set(failure ? this.say(failure) : '');
  }

  private async loadOffices(): Promise<void> {
    if (this.offices().length > 0) return;
    const loaded = await load(() => this.api.offices(this.place.slug()));
    if (loaded.state === 'ready') this.offices.set(loaded.value.items);
  }
}
