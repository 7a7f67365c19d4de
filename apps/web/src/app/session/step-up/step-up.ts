import { inject, Injectable, signal } from '@angular/core';
import type { Proof } from '@wegmarke/domain/contracts';
import { failureOf } from '../../http/failure';
import { Passkeys } from '../passkeys';
import { SessionStore } from '../session-store';

/** Whoever was asked to show who they are thought better of it. */
export class NotProven extends Error {}

interface Question {
  readonly answered: () => void;
  readonly givenUp: () => void;
}

/** Dangerous acts ask for a proof of the last minutes: who has none is asked for it, and the act is done after all. */
@Injectable({ providedIn: 'root' })
export class StepUp {
  private readonly session = inject(SessionStore);
  private readonly passkeys = inject(Passkeys);
  private readonly question = signal<Question | null>(null);
  readonly asking = this.question.asReadonly();

  /** @throws NotProven, and whatever `work` throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (failureOf(error).code !== 'sign-in-again') throw error;
      await this.ask();
      return work();
    }
  }

  /** @throws HttpErrorResponse where it is not right */
  async prove(proof: Proof): Promise<void> {
    await this.session.prove(proof);
    this.question()?.answered();
  }

  /** @throws HttpErrorResponse, PasskeyUnanswered */
  async proveByPasskey(): Promise<void> {
    await this.session.proveByPasskey(await this.passkeys.answer());
    this.question()?.answered();
  }

  giveUp(): void {
    this.question()?.givenUp();
  }

  /** For acts that cannot be repeated by themselves, such as a download. @throws NotProven */
  async ask(): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.question.set({ answered: resolve, givenUp: () => reject(new NotProven()) });
      });
    } finally {
      this.question.set(null);
    }
  }
}
