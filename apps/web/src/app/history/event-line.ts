import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AuditEvent } from '@wegmarke/domain/contracts';
import { eventWords } from '@wegmarke/domain/sentences';
import { WORDS } from '../language/words';
import { PlaceStore } from '../place/place-store';

/** An event of the log: what happened to what, who did it and when, and what changed. */
@Component({
  selector: 'wm-event-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <strong>{{ said().what }}</strong>
    @if (said().subject; as subject) {
      <bdi class="subject">{{ subject }}</bdi>
    }
    <span class="by"
      ><time [attr.datetime]="event().recordedAt">{{ when() }}</time> · <bdi>{{ said().actor }}</bdi></span
    >
    @if (said().changes; as changes) {
      <span class="changes">{{ changes }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 12px;
      padding-block: 10px;
    }
    .subject {
      overflow-wrap: anywhere;
    }
    .by {
      margin-inline-start: auto;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
    }
    .changes {
      flex-basis: 100%;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
      overflow-wrap: anywhere;
    }
    @media (max-width: 839px) {
      .by {
        flex-basis: 100%;
        margin-inline-start: 0;
      }
    }
  `,
})
export class EventLine {
  readonly event = input.required<AuditEvent>();
  private readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  protected readonly said = computed(() => eventWords(this.words, this.event()));
  protected readonly when = computed(() =>
    this.words.instant(this.event().recordedAt, this.place.municipality()?.timeZone ?? 'UTC'),
  );
}
