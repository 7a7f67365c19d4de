import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import type { EarlierJudgement } from '@wegmarke/domain/contracts';
import { load } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { ProjectsApi } from '../projects-api';

/** What lists that were imported said of the project: for members, beside the figures and never among them. */
@Component({
  selector: 'wm-earlier-judgements',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (items().length > 0) {
      <h3 class="wm-panel-title">{{ words.say('member.earlier.title') }}</h3>
      <ul>
        @for (item of items(); track $index) {
          <li>
            <span
              ><bdi>{{ item.label }}</bdi
              >: <bdi class="said">{{ item.text }}</bdi></span
            >
            <span class="wm-muted"
              ><bdi>{{ item.fileName }}</bdi
              >,
              {{
                words.say('member.earlier.from', {
                  line: item.line,
                  on: words.date(item.importedAt.slice(0, 10)),
                })
              }}</span
            >
          </li>
        }
      </ul>
      <p class="wm-muted">{{ words.say('member.earlier.note') }}</p>
    }
  `,
  styles: `
    h3 {
      margin-block: 24px 8px;
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      overflow-wrap: anywhere;
    }
    .said {
      font-weight: 600;
    }
    .wm-muted {
      font-size: 0.8125rem;
    }
    p {
      margin-block: 8px 0;
    }
  `,
})
export class EarlierJudgements {
  readonly projectId = input.required<string>();
  protected readonly words = inject(WORDS);
  private readonly api = inject(ProjectsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  /** Empty while they load and where they cannot be loaded: nothing on the page depends on them. */
  protected readonly items = signal<readonly EarlierJudgement[]>([]);

  constructor() {
    effect(() => {
      const id = this.projectId();
      this.items.set([]);
      const slug = this.place.slug();
      if (this.session.membershipIn(slug)) void this.open(slug, id);
    });
  }

  private async open(slug: string, id: string): Promise<void> {
    const loaded = await load(() => this.api.earlierJudgements(slug, id));
    if (loaded.state === 'ready' && this.projectId() === id) this.items.set(loaded.value.items);
  }
}
