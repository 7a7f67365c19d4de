import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Dependency } from '@wegmarke/domain/contracts';
import type { Mark, Push } from '@wegmarke/domain/dependencies';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { Waymark } from '@wegmarke/ui/waymark';
import { sayFailure, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { RoadmapStore } from '../roadmap-store';
import { dayOf, slipOf, stateOf } from './mark-words';

interface Neighbour {
  readonly dependency: Dependency;
  readonly mark: Mark;
}

/** One milestone: its days, what it needs, what needs it, and what its slip pushes. */
@Component({
  selector: 'wm-milestone-panel',
  imports: [Icon, MatButton, RouterLink, UserText, Waymark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './milestone-panel.html',
  styleUrl: './milestone-panel.css',
})
export class MilestonePanel {
  readonly mark = input.required<Mark>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(RoadmapStore);
  private readonly announcer = inject(Announcer);

  protected readonly isBusy = signal(false);
  protected readonly wanted = signal('');
  protected readonly trouble = signal<Failure | null>(null);
  protected readonly troubleText = computed(() => {
    const failure = this.trouble();
    return failure && sayFailure(this.words, failure);
  });
  protected readonly needs = computed(() => this.neighbours('milestoneId', 'needsId'));
  protected readonly neededBy = computed(() => this.neighbours('needsId', 'milestoneId'));
  protected readonly pushes = computed(() => this.store.pushedBy(this.mark().milestone.id));
  protected readonly mayChange = computed(() => this.store.mayChange(this.mark()));
  protected readonly facts = computed(() =>
    [
      stateOf(this.mark(), this.words),
      dayOf(this.mark(), this.words),
      slipOf(this.mark(), this.words),
    ].filter((text) => text !== null),
  );
  protected readonly pushedText = computed(() => {
    const { push } = this.mark();
    if (!push) return null;
    return this.words.say('roadmap.pushed', {
      title: this.titleOf(push.byId),
      from: this.words.date(push.promisedOn),
      to: this.words.date(push.wouldBeOn),
    });
  });
  /** What may be chosen as needed, by project: what is done holds nothing up. */
  protected readonly choices = computed(() => {
    const { milestone } = this.mark();
    const known = new Set([milestone.id, ...this.needs().map(({ mark }) => mark.milestone.id)]);
    return (this.store.roadmap()?.projects ?? [])
      .map(({ id, title, milestones }) => ({
        id,
        title: this.words.field(title),
        milestones: milestones.filter((one) => one.completedOn === null && !known.has(one.id)),
      }))
      .filter(({ milestones }) => milestones.length > 0);
  });

  protected pushText({ milestoneId, promisedOn, wouldBeOn, days }: Push): string {
    return this.words.say('roadmap.pushesOne', {
      title: this.titleOf(milestoneId),
      from: this.words.date(promisedOn),
      to: this.words.date(wouldBeOn),
      days,
    });
  }

  protected want(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.wanted.set(event.target.value);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const needed = this.wanted();
    if (needed === '') return;
    await this.run('member.roadmap.added', needed, () =>
      this.store.addNeed(this.mark().milestone.id, needed),
    );
    if (!this.trouble()) this.wanted.set('');
  }

  protected remove({ dependency, mark }: Neighbour): Promise<void> {
    return this.run('member.roadmap.removed', mark.milestone.id, () => this.store.removeNeed(dependency.id));
  }

  private async run(
    word: 'member.roadmap.added' | 'member.roadmap.removed',
    id: string,
    work: () => Promise<Failure | null>,
  ): Promise<void> {
    const title = this.titleOf(id);
    this.isBusy.set(true);
    this.trouble.set(await work());
    this.isBusy.set(false);
    if (!this.trouble()) this.announcer.announce(this.words.say(word, { title }));
  }

  private titleOf(id: string): string {
    const mark = this.store.marksById().get(id);
    return mark ? this.words.field(mark.milestone.title) : '';
  }

  private neighbours(own: 'milestoneId' | 'needsId', other: 'milestoneId' | 'needsId'): readonly Neighbour[] {
    const { id } = this.mark().milestone;
    return (this.store.roadmap()?.dependencies ?? []).flatMap((dependency) => {
      const mark = this.store.marksById().get(dependency[other]);
      return dependency[own] === id && mark ? [{ dependency, mark }] : [];
    });
  }
}
