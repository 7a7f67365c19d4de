import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Course, List, Release, ReleaseItem, ReleasePreview, Share } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { load, sayFailure, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { SettingsApi } from '../settings-api';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';

/** A figure on both sides of a release, as it reads. */
type FigureLine = Readonly<Record<'key' | 'name' | 'before' | 'after', string>>;

/** What the public sees of the strategy: the live plan, or what was last released. */
@Component({
  selector: 'wm-release-page',
  imports: [EmptyState, FailurePanel, MatButton, SettingsTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './release-page.html',
  styleUrl: '../settings.css',
})
export class ReleasePage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(SettingsApi);
  private readonly session = inject(SessionStore);
  protected readonly strategy = computed(() => this.store.strategies()[0] ?? null);
  protected readonly mayRelease = computed(() => this.session.can(this.store.slug(), 'strategy.release'));
  protected readonly preview = signal<ReleasePreview | null>(null);
  protected readonly releases = signal<readonly Release[]>([]);
  private readonly loadFailure = signal<Failure | null>(null);
  protected readonly trouble = computed(() => {
    const failure = this.loadFailure();
    return failure ? sayFailure(this.words, failure) : '';
  });
  protected readonly figures = computed(() => {
    const { before = null, after = null } = this.preview() ?? {};
    return before && after ? this.linesOf(before, after) : [];
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.release.title')), inject(Injector));
    afterNextRender(() => void this.load());
  }

  protected day(instant: string): string {
    return this.words.date(this.place.dayOf(instant));
  }

  protected nameOf({ type, title }: ReleaseItem): string {
    const kind = this.words.say(`member.release.type.${type}`);
    return title ? `${kind}: ${this.words.field(title)}` : kind;
  }

  protected howOf({ how, aspects }: ReleaseItem): string {
    const said = this.words.say(`member.release.how.${how}`);
    const what = aspects.map((aspect) => this.words.say(`member.release.aspect.${aspect}`));
    return what.length === 0 ? said : `${said}: ${this.words.list(what)}`;
  }

  protected async release(event: Event, { state, strategyId }: ReleasePreview): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const note = new FormData(form).get('note');
    const body = { state, note: typeof note === 'string' && note.trim() !== '' ? note.trim() : null };
    const write = { method: 'POST', path: `strategies/${strategyId}/releases`, body } as const;
    if (await this.store.change(this.words.say('member.release.released'), write)) form.reset();
    await this.load();
  }

  protected async showLive({ state, strategyId }: ReleasePreview): Promise<void> {
    const body = { mode: 'live', state };
    const write = { method: 'PUT', path: `strategies/${strategyId}/public-view`, body } as const;
    await this.store.change(this.words.say('member.release.nowLive'), write);
    await this.load();
  }

  private async load(): Promise<void> {
    const strategy = this.strategy();
    if (!strategy) return;
    const below = `strategies/${strategy.id}/releases`;
    const loaded = await load(async () => ({
      preview: this.mayRelease()
        ? await this.api.read<ReleasePreview>(this.store.slug(), `${below}/preview`)
        : null,
      releases: await this.api.read<List<Release>>(this.store.slug(), below),
    }));
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state !== 'ready') return;
    this.preview.set(loaded.value.preview);
    this.releases.set(loaded.value.releases.items);
  }

  private linesOf(before: Course, after: Course): readonly FigureLine[] {
    const sides = [before, after].map(
      ({ todayScope, pillars }) =>
        new Map([
          ['', { name: this.words.say('member.release.whole'), actual: todayScope.actual }],
          ...pillars.map(
            ({ id, title, todayScope: own }) =>
              [id, { name: this.words.field(title), actual: own.actual }] as const,
          ),
        ]),
    );
    const [old, fresh] = sides;
    return [...new Set(sides.flatMap((side) => [...side.keys()]))].flatMap((key) => {
      const [was, is] = [old?.get(key), fresh?.get(key)];
      if (was?.actual?.exact === is?.actual?.exact) return [];
      const say = (share: Share | null | undefined): string =>
        share ? this.words.percent(share, 1) : this.words.say('member.release.noFigure');
      return [{ key, name: (is ?? was)?.name ?? '', before: say(was?.actual), after: say(is?.actual) }];
    });
  }
}
