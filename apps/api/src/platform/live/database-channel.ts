import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Client } from 'pg';
import { Database } from '../database/database';
import { ProblemError } from '../errors/problem-error';

/** What triggers hand to `pg_notify`; see `notify_live`. */
const CHANNEL = 'wegmarke_live';
const FIRST_PAUSE_MILLISECONDS = 200;
const LONGEST_PAUSE_MILLISECONDS = 10_000;
/** A connection that died silently is noticed within this and the client's own patience. */
const PROBE_MILLISECONDS = 30_000;
const READY_WITHIN_MILLISECONDS = 5_000;

export interface ChannelListener {
  /** @param text what `pg_notify` was given */
  readonly told: (text: string) => void;
  /** The connection was gone and is back: nobody knows what was told meanwhile. */
  readonly gap: () => void;
}

/** The one connection of the process that listens. Opened with the first who wants to hear; reconnects by itself. */
@Injectable()
export class DatabaseChannel implements OnModuleDestroy {
  readonly #listeners: ChannelListener[] = [];
  readonly #closing = new AbortController();
  #client: Client | null = null;
  #running: Promise<void> | null = null;
  #isListening = false;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly database: Database) {}

  subscribe(listener: ChannelListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Resolves once what is told from now on will be heard.
   * @throws ProblemError 503 where the database does not answer
   */
  async ready(): Promise<void> {
    if (!this.#closing.signal.aborted) this.#running ??= this.#run();
    const late = pause(READY_WITHIN_MILLISECONDS, 'late', { ref: false, signal: this.#closing.signal });
    const listening = new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isListening) this.#tellWaiting();
    const outcome = await Promise.race([listening, late.catch(() => 'late')]);
    if (outcome === 'late')
      throw new ProblemError(503, 'unavailable', { detail: 'The database does not answer. Try again soon.' });
  }

  async onModuleDestroy(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let heardBefore = false;
    let wait = FIRST_PAUSE_MILLISECONDS;
    while (!signal.aborted) {
      const client = this.database.client();
      this.#client = client;
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      try {
        await client.connect();
        client.on('notification', ({ payload = '' }) => this.#listeners.forEach(({ told }) => told(payload)));
        await client.query(`listen ${CHANNEL}`);
        wait = FIRST_PAUSE_MILLISECONDS;
        this.#isListening = true;
        this.#tellWaiting();
        if (heardBefore) this.#listeners.forEach(({ gap }) => gap());
        heardBefore = true;
        await this.#hold(client, ended);
      } catch {
        socketOf(client).destroy();
      }
      this.#isListening = false;
      // Whoever waits for the server to come back need not keep the process alive.
      await pause(wait, undefined, { ref: false, signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_PAUSE_MILLISECONDS);
    }
  }

  #tellWaiting(): void {
    for (const told of this.#waiting.splice(0)) told();
  }

  /** Until the connection ends, asking now and then whether anybody is still at the other end. */
  async #hold(client: Client, ended: Promise<void>): Promise<void> {
    const probe = setInterval(() => {
      client.query('select').catch(() => socketOf(client).destroy());
    }, PROBE_MILLISECONDS).unref();
    await ended;
    clearInterval(probe);
  }
}

/** Not part of the client's typed surface. */
function socketOf(client: Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
