import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Database } from '../database/database';

/** Numbers for Prometheus. Labels are routes, never addresses: no municipality, no person, no id. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  readonly #mails = new Counter({
    name: 'mails_total',
    help: 'Tries to hand a mail to the mail server, by what came of them: sent, refused, later.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor(database: Database) {
    const { registry } = this;
    // Served from the start: an alert that waits for a first failure would miss it.
    for (const outcome of ['sent', 'refused', 'later']) this.#mails.inc({ outcome }, 0);
    collectDefaultMetrics({ register: registry });
    new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool, and requests that wait for one.',
      labelNames: ['state'],
      registers: [registry],
      collect(): void {
        const { total, idle, waiting } = database.connections;
        this.set({ state: 'busy' }, total - idle);
        this.set({ state: 'idle' }, idle);
        this.set({ state: 'waiting' }, waiting);
      },
    });
  }

  mail(outcome: 'sent' | 'refused' | 'later'): void {
    this.#mails.inc({ outcome });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }
}
