import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  signal,
  type OnInit,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Judgement, JudgementInput } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Choice } from '@wegmarke/ui/choice';
import { Icon } from '@wegmarke/ui/icon';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { StatusChip } from '@wegmarke/ui/status-chip';
import { WORDS } from '../../../language/words';

const HEALTHS: readonly JudgementInput['health'][] = ['on-course', 'at-risk', 'off-course'];

/** Asks an office how it sees its project, and why. The derived health stays as it is. */
@Component({
  selector: 'wm-judgement-form',
  imports: [Choice, Icon, MatButton, SheetForm, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './judgement-form.html',
  styleUrl: './judgement-form.css',
})
export class JudgementForm implements OnInit {
  readonly judgement = input.required<Judgement | null>();
  readonly isBusy = input.required<boolean>();
  /** What went wrong with the last attempt; empty if nothing did. */
  readonly trouble = input.required<string>();
  /** Null takes the judgement back. */
  readonly send = output<JudgementInput | null>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly healths = HEALTHS;
  protected readonly health = signal<JudgementInput['health']>('at-risk');
  protected readonly reason = signal('');
  protected readonly error = signal('');

  ngOnInit(): void {
    const given = this.judgement();
    if (!given) return;
    this.health.set(given.health);
    this.reason.set(given.reason);
  }

  protected healthWord(health: JudgementInput['health']): WordKey {
    return `health.${health}`;
  }

  protected setReason(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.error.set('');
  }

  protected save(): void {
    const reason = this.reason().trim();
    if (reason === '') {
      this.error.set(this.words.say('member.judgement.reasonMissing'));
      return;
    }
    this.send.emit({ health: this.health(), reason });
  }
}
