import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ProblemError } from '../errors/problem-error';
import { type AuditActor, Acting } from './acting';
import { AuditLog } from './audit-log';

/** What is told apart in a minute; all further kinds of refusals are one. */
const MOST_KINDS = 200;
const MINUTE = 60_000;
const RECORDED = new Set([401, 403, 429]);

interface Counted {
  readonly municipalityId: string | null;
  readonly actor: AuditActor;
  readonly status: number;
  readonly code: string;
  readonly network: string;
  count: number;
}

/**
 * Refusals for the log, counted a minute: by municipality, who asked, why, and the part of the network the request came
 * from. However often somebody is refused, a minute adds a bounded number of events. Requests that nobody is signed in
 * for and that name no municipality go to the operators' log.
 */
@Injectable()
export class RefusalLog implements OnModuleInit, OnApplicationShutdown {
  #counted = new Map<string, Counted>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: AuditLog,
    private readonly acting: Acting,
  ) {}

  onModuleInit(): void {
    this.#timer = setInterval(() => void this.flush(), MINUTE).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  note(request: FastifyRequest, { status, code }: ProblemError): void {
    if (!RECORDED.has(status)) return;
    const { access } = request;
    // To be asked to sign in is no refusal to whoever only looks: it is one with a session, or where something is tried.
    if (status === 401 && request.method === 'GET' && !access && request.headers.cookie === undefined) return;
    const counted = {
      municipalityId: access?.municipality.id ?? null,
      actor: this.acting.actor,
      status,
      code,
      network: networkOf(request.ip),
    };
    const kind = JSON.stringify(counted);
    const key = this.#counted.has(kind) || this.#counted.size < MOST_KINDS ? kind : 'more';
    const known = this.#counted.get(key);
    if (known) known.count += 1;
    else if (key === kind) this.#counted.set(key, { ...counted, count: 1 });
    else
      this.#counted.set(key, {
        municipalityId: null,
        actor: { kind: 'public' },
        status,
        code: 'many',
        network: 'many',
        count: 1,
      });
  }

  /** Writes down what has been counted; by itself every minute. What cannot be written is counted on. */
  async flush(): Promise<void> {
    const counted = this.#counted;
    this.#counted = new Map();
    for (const [key, refusal] of counted) {
      try {
        await this.#write(refusal);
      } catch {
        if (this.#counted.size < MOST_KINDS && !this.#counted.has(key)) this.#counted.set(key, refusal);
      }
    }
  }

  async #write({ municipalityId, actor, status, code, network, count }: Counted): Promise<void> {
    const entry = { action: 'access.refused', detail: { status, code, network, count } } as const;
    if (municipalityId !== null) await this.log.record(municipalityId, actor, entry);
    else await this.log.recordGlobal(actor, entry);
  }
}

/** The network that an address is in: enough to tell an attack from a mistake, too little to tell one person. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+)\.(\d+)\.\d+\.\d+$/.exec(address);
  if (v4) return `${v4[1] ?? ''}.${v4[2] ?? ''}.0.0/16`;
  return `${address.split(':').slice(0, 3).join(':')}::/48`;
}
