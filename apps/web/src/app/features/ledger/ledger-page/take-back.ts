import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ChangedSince } from '@wegmarke/domain/contracts';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { failureOf, sayFailure, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { Announcer } from '../../../shell/announcer';
import { LedgerApi } from '../ledger-api';

/** Takes a revision back, with a reason; where others have worked on what it added, says who, and asks. */
@Component({
  selector: 'wm-take-back',
  imports: [SheetForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-sheet-form
      [heading]="words.say('member.ledger.takeBackTitle', { revision: words.number(revision()) })"
      [lead]="words.say('member.ledger.takeBackLead')"
      (closed)="closed.emit()"
      [isBusy]="isBusy()"
      [cancelWord]="words.say('action.cancel')"
      [sendWord]="words.say(changedSince().length > 0 ? 'member.ledger.sendLater' : 'member.ledger.send')"
      (send)="send()"
    >
      <div class="wm-control">
        <label [attr.for]="id()">{{ words.say('member.ledger.reason') }}</label>
        <textarea
          class="wm-input"
          maxlength="2000"
          [id]="id()"
          [value]="reason()"
          [attr.aria-invalid]="isMissing() ? 'true' : null"
          [attr.aria-describedby]="isMissing() ? id() + '-error' : null"
          (input)="setReason($event)"
        ></textarea>
        @if (isMissing()) {
          <p class="wm-input-error" role="alert" [id]="id() + '-error'">
            {{ words.say('member.ledger.reasonMissing') }}
          </p>
        }
      </div>
      @if (failure(); as failed) {
        <div class="wm-notice bad" role="alert">
          <div>
            <p>{{ said(failed) }}</p>
            @if (changedSince().length > 0) {
              <p>{{ words.say('member.ledger.changedSince') }}</p>
              <ul>
                @for (change of changedSince(); track $index) {
                  <li>{{ changeText(change) }}</li>
                }
              </ul>
            }
          </div>
        </div>
      }
    </wm-sheet-form>
  `,
  styles: `
    .wm-control {
      display: grid;
      max-inline-size: 640px;
      margin-block: 12px;
    }
  `,
})
export class TakeBack {
  readonly revision = input.required<number>();
  readonly closed = output();
  readonly taken = output();
  protected readonly words = inject(WORDS);
  private readonly api = inject(LedgerApi);
  private readonly place = inject(PlaceStore);
  private readonly announcer = inject(Announcer);
  protected readonly reason = signal('');
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly id = computed(() => `take-back-${String(this.revision())}`);
  /** What others did since, where that is why it was refused. */
  protected readonly changedSince = computed<readonly ChangedSince[]>(() => {
    const problem = this.failure()?.problem;
    return problem?.code === 'changed-since' && Array.isArray(problem.current)
      ? (problem.current as readonly ChangedSince[])
      : [];
  });
  /** One intention: sent again after a lost connection, it happens once; asked otherwise, it is another. */
  private intention = { asked: '', key: '' };

  protected setReason(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.isMissing.set(false);
  }

  protected said(failure: Failure): string {
    return sayFailure(this.words, failure);
  }

  protected changeText({ title, what, revision, office, person }: ChangedSince): string {
    const deed = `ledger.e.${what}`;
    const item = this.words.say('member.ledger.changedItem', {
      title: this.words.field(title),
      what: this.words.has(deed) && what !== 'retracted' ? this.words.say(deed) : what,
      revision: this.words.number(revision ?? 0),
    });
    return [item, person, office && this.words.field(office)].filter((text) => text !== null).join(' · ');
  }

  protected async send(): Promise<void> {
    const strategy = this.place.strategy();
    const reason = this.reason().trim();
    if (reason === '') this.isMissing.set(true);
    if (reason === '' || !strategy || this.isBusy()) return;
    const input = { reason, includeLater: this.changedSince().length > 0 };
    const asked = JSON.stringify(input);
    if (this.intention.asked !== asked) this.intention = { asked, key: crypto.randomUUID() };
    this.isBusy.set(true);
    try {
      await this.api.undo(this.place.slug(), strategy.id, this.revision(), input, this.intention.key);
      const revision = this.words.number(this.revision());
      this.announcer.announce(this.words.say('member.ledger.taken', { revision }));
      this.taken.emit();
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
