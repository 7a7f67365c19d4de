import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { LiveEvent } from '@wegmarke/domain/contracts';
import type { FastifyReply } from 'fastify';
import { Gauge } from 'prom-client';
import type { Access } from '../../platform/access/access';
import { SessionStore } from '../../platform/access/session-store';
import { Settings } from '../../platform/config/settings';
import { ProblemError } from '../../platform/errors/problem-error';
import { DatabaseChannel } from '../../platform/live/database-channel';
import { encodeEvent, EventStream } from '../../platform/live/event-stream';
import { Metrics } from '../../platform/observability/metrics';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type LiveMessage, readMessage } from './live-message';
import { type LiveReader, LiveReaders } from './live-readers';
import { LiveRepository, type StrategyState } from './live.repository';

/** Below the half minute after which proxies usually end a silent connection. */
const HEARTBEAT_MILLISECONDS = 25_000;
/** Sessions that end by time alone, unlike those that are signed out of, are looked for. */
const SESSIONS_MILLISECONDS = 300_000;

/** Tells readers that something is new, once the database has told this process. */
@Injectable()
export class LiveService implements OnModuleInit, OnModuleDestroy {
  readonly #readers: LiveReaders;
  readonly #timers: NodeJS.Timeout[] = [];
  #closed = false;

  constructor(
    settings: Settings,
    private readonly channel: DatabaseChannel,
    private readonly repository: LiveRepository,
    private readonly database: TenantDatabase,
    private readonly sessions: SessionStore,
    metrics: Metrics,
  ) {
    const readers = new LiveReaders(settings.liveConnections);
    this.#readers = readers;
    new Gauge({
      name: 'live_connections',
      help: 'Readers that are told what is new.',
      registers: [metrics.registry],
      collect(): void {
        this.set(readers.total);
      },
    });
  }

  onModuleInit(): void {
    this.channel.subscribe({
      told: (text) => {
        const message = readMessage(text);
        if (message) this.#hear(message);
      },
      gap: () => void this.#catchUp(),
    });
    const beat = (): void => {
      for (const { stream } of this.#readers.all()) stream.beat();
    };
    this.#timers.push(
      setInterval(beat, HEARTBEAT_MILLISECONDS).unref(),
      setInterval(() => void this.endExpired(), SESSIONS_MILLISECONDS).unref(),
    );
  }

  /** Ends every connection, so that the server can close. */
  onModuleDestroy(): void {
    this.#closed = true;
    this.#timers.forEach(clearInterval);
    this.#endWhere(() => true);
  }

  /**
   * Keeps telling the reader until either side ends the connection. First told is where every strategy stands.
   *
   * @param token of the session that the connection ends with; null for the public
   * @throws ProblemError 429 or 503 where there is no place, 503 where the database does not answer
   */
  async open(access: Access, token: string | null, address: string, reply: FastifyReply): Promise<void> {
    const { actor, municipality } = access;
    // An operator is told what the public is: a consent ends, and connections go on.
    const mayRead = access.can('strategy.read', { published: false });
    const isMember = mayRead && actor.kind === 'member';
    const accountId = isMember ? actor.accountId : null;
    this.#readers.requirePlace(accountId, address);
    await this.channel.ready();
    if (this.#closed) throw new ProblemError(503, 'unavailable', { detail: 'The server is closing.' });
    // Asked again: others may have come while the channel was opened.
    this.#readers.requirePlace(accountId, address);
    const stream = EventStream.open(reply);
    if (!stream) return;
    const member =
      accountId === null || token === null ? null : { accountId, session: this.sessions.idOf(token) };
    const reader: LiveReader = { stream, municipalityId: municipality.id, member, address };
    this.#readers.add(reader);
    stream.onEnd(() => this.#readers.remove(reader));
    try {
      for (const state of await this.repository.states(municipality.id))
        if (member !== null || state.published) stream.send(encodeEvent(planEvent(state)));
    } catch {
      // The head is sent already. Whoever listens comes back.
      stream.end();
    }
  }

  /** Ends the connections of sessions that are no longer in force. */
  async endExpired(): Promise<void> {
    const known = new Set([...this.#readers.all()].flatMap(({ member }) => member?.session ?? []));
    if (known.size === 0) return;
    try {
      const inForce = new Set(await this.sessions.inForce([...known]));
      this.#endWhere(({ member }) => member !== null && !inForce.has(member.session));
    } catch {
      // The database does not answer; the next turn asks again.
    }
  }

  #hear(message: LiveMessage): void {
    switch (message.type) {
      case 'plan':
        return this.#tell(message.municipalityId, planEvent(message), message.published ? 'all' : 'members');
      case 'changed':
        return this.#tell(message.municipalityId, { type: 'changed', topic: message.topic }, 'members');
      case 'session-ended':
        return this.#endWhere(({ member }) => member?.session === message.session);
      case 'membership-ended': {
        const { municipalityId, accountId } = message;
        return this.#endWhere(
          (reader) => reader.municipalityId === municipalityId && reader.member?.accountId === accountId,
        );
      }
    }
  }

  #tell(municipalityId: string, event: LiveEvent, to: 'all' | 'members' | 'public'): void {
    const bytes = encodeEvent(event);
    for (const { stream, member } of this.#readers.of(municipalityId))
      if (to === 'all' || (to === 'public') === (member === null)) stream.send(bytes);
  }

  /** Nobody knows what was told while the database was gone, nor which sessions ended. */
  async #catchUp(): Promise<void> {
    await this.endExpired();
    for (const municipalityId of this.#readers.municipalities()) {
      try {
        for (const state of await this.repository.states(municipalityId))
          this.#tell(municipalityId, planEvent(state), 'members');
        const known = () => this.repository.states(municipalityId);
        for (const state of await this.database.seeing('released', known))
          if (state.published) this.#tell(municipalityId, planEvent(state), 'public');
        this.#tell(municipalityId, { type: 'gap' }, 'members');
      } catch {
        // Gone again. Whoever is let go comes back, and is told where everything stands.
        this.#endWhere((reader) => reader.municipalityId === municipalityId);
      }
    }
  }

  #endWhere(isMeant: (reader: LiveReader) => boolean): void {
    for (const reader of [...this.#readers.all()]) if (isMeant(reader)) reader.stream.end();
  }
}

const planEvent = ({ strategyId, revision, version }: StrategyState): LiveEvent => ({
  type: 'plan',
  strategyId,
  revision,
  version,
});
