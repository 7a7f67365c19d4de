import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Health, JudgementInput, Project } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { ProjectStore } from '../project-store';
import { JudgementForm } from './judgement-form';

/** What the department itself thinks, with its reason; whoever answers for the project gives it or takes it back. */
@Component({
  selector: 'wm-project-judgement',
  imports: [Icon, JudgementForm, MatButton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (project().judgement; as given) {
      <section class="given" aria-labelledby="judgement-title">
        <h2 id="judgement-title">{{ words.say('judgement.title') }}</h2>
        <wm-status-chip size="small" [status]="given.health" [word]="words.say(healthWord(given.health))" />
        <p class="reason">{{ given.reason }}</p>
        <p class="wm-muted by">{{ by() }}</p>
      </section>
    }
    @if (isOpen()) {
      <wm-judgement-form
        [judgement]="project().judgement"
        [isBusy]="isBusy()"
        [trouble]="trouble()"
        (send)="send($event)"
        (closed)="close()"
      />
    } @else if (mayJudge()) {
      <button class="wm-no-print" matButton="outlined" type="button" (click)="isOpen.set(true)">
        <wm-icon name="edit" />{{
          words.say(project().judgement ? 'member.judgement.change' : 'member.judgement.give')
        }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 10px;
    }
    :host:empty {
      display: none;
    }
    .given {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      max-inline-size: 100ch;
      padding: 10px 14px;
      border-radius: var(--wm-radius-card);
      background: var(--mat-sys-surface-container-low);
    }
    h2 {
      margin: 0;
      font-size: 0.875rem;
      line-height: 1.375rem;
    }
    p {
      margin: 0;
    }
    .reason {
      flex: 1 1 100%;
      white-space: pre-line;
    }
    .by {
      font-size: 0.8125rem;
    }
    wm-judgement-form {
      justify-self: stretch;
    }
  `,
})
export class ProjectJudgement {
  readonly project = input.required<Project>();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly store = inject(ProjectStore);
  private readonly announcer = inject(Announcer);
  protected readonly isOpen = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');

  protected readonly mayJudge = computed(() => {
    const { office, left } = this.project();
    return left === null && this.session.can(this.place.slug(), 'project.edit', { officeId: office.id });
  });
  protected readonly by = computed(() => {
    const given = this.project().judgement;
    if (!given) return '';
    const on = this.words.date(given.on);
    return given.office ? this.words.say('judgement.by', { office: this.words.field(given.office), on }) : on;
  });

  protected healthWord(health: Health): WordKey {
    return `health.${health}`;
  }

  protected close(): void {
    this.isOpen.set(false);
    this.trouble.set('');
  }

  protected async send(judgement: JudgementInput | null): Promise<void> {
    this.isBusy.set(true);
    const failure = await this.store.judge(judgement);
    this.isBusy.set(false);
    if (failure) {
      this.trouble.set(`${sayFailure(this.words, failure)} ${this.keptText(failure.status)}`.trim());
      return;
    }
    this.announcer.announce(
      this.words.say(judgement ? 'member.judgement.saved' : 'member.judgement.withdrawn'),
    );
    this.close();
  }

  /** Where the failure's own sentence does not say it already. */
  private keptText(status: number): string {
    return status === 0 || status >= 500 ? this.words.say('failure.kept') : '';
  }
}
