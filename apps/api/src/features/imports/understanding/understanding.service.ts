import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { ProblemError, refused } from '../../../platform/errors/problem-error';
import { builtFile } from '../../../platform/threads/built-file';
import { LIMITS } from '../reading/limits';
import { UnreadableFile } from '../reading/unreadable-file';
import type { Answers, DeskAnswer, DeskTask, Question } from './desk-task';

/** Afterwards its memory is given back. */
const IDLE_MILLISECONDS = 120_000;

type TaskFor<Kind extends keyof Answers> = Omit<DeskTask, 'file' | 'question'> & {
  readonly question: Extract<Question, { readonly kind: Kind }>;
};

/** Has lists understood in a thread of their own, one after the other, within bounds of time and memory. */
@Injectable()
export class Understanding implements OnModuleDestroy {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  /**
   * @param file loads the packed table, where the thread does not have it
   * @throws ProblemError 422 where the file holds no sheet, or understanding it takes too much time or memory
   */
  async ask<Kind extends keyof Answers>(
    task: TaskFor<Kind>,
    file: () => Promise<Uint8Array>,
  ): Promise<Answers[Kind]> {
    let answer = await this.#inTurn({ ...task, file: null });
    if (answer.state === 'needs-file') answer = await this.#inTurn({ ...task, file: await file() });
    if (answer.state !== 'answered') throw refused('not-a-list', 'The file holds no sheet.');
    return answer.answer as Answers[Kind];
  }

  async onModuleDestroy(): Promise<void> {
    await this.#end();
  }

  /** One list at a time: a second one in the same memory would not be faster. */
  #inTurn(task: DeskTask): Promise<DeskAnswer> {
    const turn = this.#last.then(() => this.#answer(task));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #answer(task: DeskTask): Promise<DeskAnswer> {
    clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    try {
      return await answerFrom(worker, task);
    } catch (error) {
      await this.#end();
      if (error instanceof UnreadableFile) throw new ProblemError(422, error.code, { detail: error.message });
      throw error;
    } finally {
      this.#idle = setTimeout(() => void this.#end(), IDLE_MILLISECONDS).unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(builtFile('understand-list.js'), {
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.readMegabytes },
      execArgv: [],
    });
    worker.unref();
    // Told to whoever waits; one that fails while nobody does is replaced.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

function answerFrom(worker: Worker, task: DeskTask): Promise<DeskAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended);
      settle();
    };
    const answered = (answer: DeskAnswer): void => end(() => resolve(answer));
    const failed = (error: Error & { code?: string }): void =>
      end(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableFile('reading-took-too-much') : error,
        ),
      );
    const ended = (): void => end(() => reject(new Error('The thread that understands lists has ended.')));
    const timer = setTimeout(
      () => end(() => reject(new UnreadableFile('reading-took-too-long'))),
      LIMITS.readMilliseconds,
    );
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(task);
  });
}
