import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

/** Resolves to how much there was to do. */
type Job = () => Promise<number>;

const HOUR = 3_600_000;

/**
 * Work that comes round every hour, on every instance: whoever registers it sees to it that two at once do no harm.
 * What fails is tried again the next time; requests tell of the trouble behind it.
 */
@Injectable()
export class RecurringJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #jobs = new Map<string, Job>();
  #timer: NodeJS.Timeout | undefined;

  register(name: string, job: Job): void {
    if (this.#jobs.has(name)) throw new Error(`The job "${name}" is registered twice.`);
    this.#jobs.set(name, job);
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      for (const job of this.#jobs.values()) job().catch(() => 0);
    }, HOUR).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** Runs one now. Resolves to how much it did. */
  async run(name: string): Promise<number> {
    const job = this.#jobs.get(name);
    if (!job) throw new Error(`Nobody registered the job "${name}".`);
    return job();
  }
}
