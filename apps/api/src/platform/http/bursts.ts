import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { isLoopback, networkOf } from '../access/network';
import { Throttle, tooManyRequests } from '../access/throttle';
import { Settings } from '../config/settings';
import { sendProblem } from '../errors/problem.filter';
import { sendBusyPage } from './busy-page';

const WINDOW_SECONDS = 60;
/** Requests of one address in a window: a hundred a second, for a minute. */
const OF_ADDRESS = 6_000;
/** With a session, a whole town hall may sit behind one address. */
const WITH_SESSION = 30_000;
/** After so many the database is told, in the background, and says how many there were at all instances. */
const TOLD_EVERY = 500;
const MOST_ADDRESSES = 50_000;
/** What costs next to nothing, or must always be answered. */
const FREE =
  /^\/(?:health\/|metrics(?:$|\?)|\.well-known\/|[^?]*\.(?:js|css|woff2|svg|png|ico|webmanifest)(?:$|\?))/;
const SESSION = /(?:^|; ?)(?:__Host-)?wegmarke=/;

interface Burst {
  count: number;
  untold: number;
  readonly endsAt: number;
  /** Until then nothing of it is answered. */
  refusedUntil: number;
}

/**
 * Keeps one address from taking the server for itself: requests of an address are counted in this process, and what is
 * counted is added up in the database now and then. No request waits for a statement because of it, so that what is
 * answered from memory stays as cheap as it is.
 */
@Injectable()
export class Bursts {
  /** By a size, as a number alone would have room made for all of them when the server starts. */
  readonly #bursts = new LRUCache<string, Burst>({ maxSize: MOST_ADDRESSES, sizeCalculation: () => 1 });

  constructor(
    private readonly throttle: Throttle,
    private readonly settings: Settings,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      const seconds = this.#refusedFor(request);
      if (seconds === 0) done();
      else void refuse(request, reply, seconds);
    });
  }

  /** Counts a request. Seconds until its address is answered again; 0 where it is. */
  #refusedFor({ ip, url, headers }: FastifyRequest): number {
    if (isLoopback(ip) || FREE.test(url)) return 0;
    const known = SESSION.test(headers.cookie ?? '') || headers.authorization !== undefined;
    const most = Math.ceil(((known ? WITH_SESSION : OF_ADDRESS) * this.settings.rateLimitPercent) / 100);
    const key = `${known ? 'session' : 'nobody'} ${networkOf(ip)}`;
    const now = performance.now();
    let burst = this.#bursts.get(key);
    if (!burst || burst.endsAt <= now) {
      const refusedUntil = burst?.refusedUntil ?? 0;
      burst = { count: 0, untold: 0, endsAt: now + WINDOW_SECONDS * 1000, refusedUntil };
      this.#bursts.set(key, burst);
    }
    burst.count += 1;
    burst.untold += 1;
    if (burst.count > most) burst.refusedUntil = Math.max(burst.refusedUntil, burst.endsAt);
    else if (burst.untold >= Math.min(TOLD_EVERY, Math.ceil(most / 4))) void this.#tell(key, burst, most);
    return burst.refusedUntil > now ? Math.ceil((burst.refusedUntil - now) / 1000) : 0;
  }

  async #tell(key: string, burst: Burst, most: number): Promise<void> {
    const { untold } = burst;
    burst.untold = 0;
    try {
      const taken = await this.throttle.take('burst', key, most, WINDOW_SECONDS, untold);
      if (!taken.allowed) burst.refusedUntil = performance.now() + taken.retryAfterSeconds * 1000;
    } catch {
      // Without a database each instance limits for itself.
    }
  }
}

function refuse(request: FastifyRequest, reply: FastifyReply, seconds: number): void | Promise<void> {
  const problem = tooManyRequests(seconds);
  const asksForPage =
    !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
  return asksForPage ? sendBusyPage(request, reply, seconds) : sendProblem(reply, problem);
}
