import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from './metrics';
import { NumbersRepository } from './numbers.repository';

/** Numbers that lie in the database, read each time when Prometheus asks. Every instance tells the same. */
@Injectable()
export class StoredNumbers {
  readonly #up: Gauge;
  readonly #jobs: Gauge<'queue' | 'state'>;
  readonly #oldest: Gauge<'queue'>;
  readonly #bytes: Gauge;
  readonly #archiveFailures: Gauge;
  readonly #archiveAge: Gauge;

  constructor(
    private readonly repository: NumbersRepository,
    metrics: Metrics,
  ) {
    const registers = [metrics.registry];
    const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
    this.#up = gauge('database_up', 'Whether the database answers: 1, or 0.');
    this.#bytes = gauge('database_size_bytes', 'What the database takes on its disk.');
    this.#archiveFailures = gauge(
      'database_archive_failures',
      'How often PostgreSQL could not keep a piece of its log.',
    );
    this.#archiveAge = gauge(
      'database_archive_age_seconds',
      'Since a piece of the log was last kept; -1 where none ever was.',
    );
    // By `queue`: a label `job` is Prometheus's own.
    this.#jobs = new Gauge({
      name: 'jobs',
      help: 'Work that waits, is under way, or failed for good within a day.',
      labelNames: ['queue', 'state'],
      registers,
    });
    this.#oldest = new Gauge({
      name: 'jobs_oldest_due_seconds',
      help: 'For how long the oldest work has been due.',
      labelNames: ['queue'],
      registers,
    });
  }

  /** Where the database does not answer, that is what is told, and the last numbers of it are not. */
  async refresh(): Promise<void> {
    this.#jobs.reset();
    this.#oldest.reset();
    try {
      const [work, stored] = await Promise.all([this.repository.waitingWork(), this.repository.stored()]);
      for (const { queue, waiting, active, failed, oldest } of work) {
        this.#jobs.set({ queue, state: 'waiting' }, waiting);
        this.#jobs.set({ queue, state: 'active' }, active);
        this.#jobs.set({ queue, state: 'failed' }, failed);
        this.#oldest.set({ queue }, oldest);
      }
      this.#bytes.set(stored.bytes);
      this.#archiveFailures.set(stored.archiveFailures);
      this.#archiveAge.set(stored.archiveAge ?? -1);
      this.#up.set(1);
    } catch {
      this.#up.set(0);
    }
  }
}
