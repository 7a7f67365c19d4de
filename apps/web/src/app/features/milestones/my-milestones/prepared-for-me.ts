import { afterNextRender, ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PreparedUpdate } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { load, sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { Live } from '../../../live/live';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { MilestonesStore } from '../milestones-store';
import { PreparedApi } from '../prepared-api';

/** What contributors prepared for the offices of whoever is signed in: confirmed with one tap, or not taken over. */
@Component({
  selector: 'wm-prepared-for-me',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './prepared-for-me.html',
  styleUrl: './asked-of-me.css',
})
export class PreparedForMe {
  readonly decided = output();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(PreparedApi);
  private readonly milestones = inject(MilestonesStore);
  private readonly announcer = inject(Announcer);
  protected readonly prepared = signal<readonly PreparedUpdate[]>([]);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');

  constructor() {
    inject(Live).follow(['milestones', 'offices'], () => this.open());
    afterNextRender(() => void this.open());
  }

  protected said({ what, by, on }: PreparedUpdate): string {
    const day = on === null ? '' : this.words.near(on, this.place.today());
    return this.words.say(`member.prepared.${what}`, { by, on: day });
  }

  protected titleOf({ milestoneId }: PreparedUpdate): string {
    const all = this.milestones.groups().flatMap((group) => group.milestones);
    const milestone = all.find(({ id }) => id === milestoneId);
    return milestone ? this.words.field(milestone.title) : '';
  }

  protected confirm({ id }: PreparedUpdate): Promise<void> {
    return this.decide('member.prepared.confirmed', () => this.api.confirm(this.place.slug(), id));
  }

  protected decline({ id }: PreparedUpdate): Promise<void> {
    return this.decide('member.prepared.declined', () => this.api.decline(this.place.slug(), id));
  }

  private async open(): Promise<void> {
    const loaded = await load(() => this.api.waiting(this.place.slug()));
    if (loaded.state === 'ready') this.prepared.set(loaded.value.items);
  }

  private async decide(
    said: 'member.prepared.confirmed' | 'member.prepared.declined',
    work: () => Promise<unknown>,
  ): Promise<void> {
    this.isBusy.set(true);
    const done = await load(work);
    this.isBusy.set(false);
    this.trouble.set(done.state === 'failed' ? sayFailure(this.words, done.failure) : '');
    await this.open();
    if (done.state === 'failed') return;
    this.announcer.announce(this.words.say(said));
    this.decided.emit();
  }
}
