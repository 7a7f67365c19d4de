import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Milestone } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { DocumentsStore } from '../documents-store';
import { ProjectStore } from '../project-store';

/** How well a completion is proven. Whoever acts for another office may confirm the evidence, having seen it. */
@Component({
  selector: 'wm-milestone-evidence',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (milestone().evidence; as level) {
      <span #state class="state" tabindex="-1">{{ words.say(evidenceWord(level)) }}</span>
    }
    @if (milestone().evidenceLink; as link) {
      <a
        class="wm-link"
        rel="noopener noreferrer"
        target="_blank"
        [href]="link"
        [attr.aria-label]="named('evidence.open')"
        >{{ words.say('evidence.open') }}</a
      >
    }
    @for (document of documents(); track document.id) {
      <a
        class="wm-link"
        [href]="document.url ?? files.address(document)"
        [attr.aria-label]="named('evidence.open') + ', ' + document.title"
        ><bdi>{{ document.title }}</bdi></a
      >
    }
    @if (mayVerify()) {
      <button
        class="wm-no-print"
        matButton="outlined"
        type="button"
        [disabled]="isBusy()"
        [attr.aria-label]="named('member.verify')"
        (click)="verify()"
      >
        {{ words.say('member.verify') }}
      </button>
    }
    @if (trouble(); as text) {
      <p class="wm-bad-text" role="alert">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 2px;
      font-size: 0.75rem;
      line-height: 1rem;
    }
    .state {
      color: var(--mat-sys-on-surface-variant);
    }
    .wm-link {
      display: inline-flex;
      align-items: center;
      min-block-size: 24px;
    }
    button {
      --mat-button-outlined-horizontal-padding: 10px;
      max-inline-size: 100%;
    }
    p {
      max-inline-size: 32ch;
      margin: 0;
    }
  `,
})
export class MilestoneEvidence {
  readonly milestone = input.required<Milestone>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly store = inject(ProjectStore);
  protected readonly files = inject(DocumentsStore);
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly state = viewChild<ElementRef<HTMLElement>>('state');
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');

  protected readonly documents = computed(() =>
    this.files.items().filter(({ milestoneId }) => milestoneId === this.milestone().id),
  );

  /** Who reported it is known to the server alone, which refuses where it was the same office. */
  protected readonly mayVerify = computed(() => {
    const { evidence, office, left } = this.milestone();
    return (
      evidence === 'evidenced' &&
      left === null &&
      this.session.can(this.place.slug(), 'milestone.verify', { officeId: office.id })
    );
  });

  protected evidenceWord(level: NonNullable<Milestone['evidence']>): WordKey {
    return `evidence.${level}`;
  }

  /** What a control does, and to which milestone. */
  protected named(action: WordKey): string {
    return `${this.words.say(action)}: ${this.words.field(this.milestone().title)}`;
  }

  protected async verify(): Promise<void> {
    this.isBusy.set(true);
    this.trouble.set('');
    const failure = await this.store.verify(this.milestone().id);
    this.isBusy.set(false);
    if (failure) {
      this.trouble.set(sayFailure(this.words, failure));
      return;
    }
    this.announcer.announce(
      this.words.say('member.verified', { title: this.words.field(this.milestone().title) }),
    );
    // The button is gone: the focus goes to what has become of it.
    afterNextRender(
      () => {
        this.state()?.nativeElement.focus();
      },
      { injector: this.injector },
    );
  }
}
