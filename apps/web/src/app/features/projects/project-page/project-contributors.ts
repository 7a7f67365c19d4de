import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Contributor, Person, Project } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { SectionHeading } from '@wegmarke/ui/section-heading';
import { load, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { ContributorsApi } from '../contributors-api';

/** Who prepares updates of a project; whoever answers for it names them. Nothing of it is for the public. */
@Component({
  selector: 'wm-project-contributors',
  imports: [Icon, MatButton, SectionHeading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-contributors.html',
  styleUrl: './project-contributors.css',
})
export class ProjectContributors {
  readonly project = input.required<Project>();
  readonly mayEdit = input.required<boolean>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(ContributorsApi);
  private readonly announcer = inject(Announcer);
  protected readonly contributors = signal<readonly Contributor[]>([]);
  protected readonly isOpen = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  private readonly people = signal<readonly Person[]>([]);
  protected readonly chosen = signal('');
  protected readonly candidates = computed(() => {
    const named = new Set(this.contributors().map(({ person }) => person.id));
    return this.people().filter(({ id }) => !named.has(id));
  });
  protected readonly needsEmail = computed(
    () => this.people().find(({ id }) => id === this.chosen())?.access !== 'active' && this.chosen() !== '',
  );

  constructor() {
    afterNextRender(() => void this.open());
  }

  protected async begin(): Promise<void> {
    const loaded = await load(() => this.api.people(this.place.slug()));
    if (loaded.state === 'failed') {
      this.trouble.set(sayFailure(this.words, loaded.failure));
      return;
    }
    this.people.set(loaded.value.items);
    this.isOpen.set(true);
  }

  protected choose(event: Event): void {
    this.chosen.set((event.target as HTMLSelectElement).value);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const email = new FormData(form).get('email');
    const personId = this.chosen();
    const name = this.people().find(({ id }) => id === personId)?.name ?? '';
    const input =
      typeof email === 'string' && email.trim() !== '' ? { personId, email: email.trim() } : { personId };
    await this.during(this.words.say('member.contributors.added', { name }), async () => {
      const { items } = await this.api.add(this.place.slug(), this.project().id, input);
      this.contributors.set(items);
      this.isOpen.set(false);
      this.chosen.set('');
    });
  }

  protected async end({ id, person }: Contributor): Promise<void> {
    await this.during(this.words.say('member.contributors.ended', { name: person.name }), async () => {
      await this.api.end(this.place.slug(), this.project().id, id);
      this.contributors.update((all) => all.filter((one) => one.id !== id));
    });
  }

  private async open(): Promise<void> {
    const loaded = await load(() => this.api.list(this.place.slug(), this.project().id));
    if (loaded.state === 'ready') this.contributors.set(loaded.value.items);
  }

  private async during(said: string, work: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    const done = await load(work);
    this.isBusy.set(false);
    this.trouble.set(done.state === 'failed' ? sayFailure(this.words, done.failure) : '');
    if (done.state === 'ready') this.announcer.announce(said);
  }
}
