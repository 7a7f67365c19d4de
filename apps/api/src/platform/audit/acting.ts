import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** Who does something, by ids alone. */
export type AuditActor =
  | { readonly kind: 'person'; readonly personId: string; readonly accountId: string | null }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'operator'; readonly accountId: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'public' };

/** Which plans are read: as they stand, or as the public may know them. */
export type Sight = 'live' | 'released';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * Who acts in what is under way: a request, or a job. Every transaction tells it to the database, where triggers write
 * it beside what they record.
 */
@Injectable()
export class Acting {
  readonly #current = new AsyncLocalStorage<{ actor: AuditActor; sight: Sight }>();

  /** Begins something of which it is not known yet who does it. */
  begin<T>(work: () => T): T {
    return this.#current.run({ actor: { kind: 'public' }, sight: 'live' }, work);
  }

  /** Does all of `work` in the actor's name. */
  as<T>(actor: AuditActor, work: () => T): T {
    return this.#current.run({ actor, sight: this.sight }, work);
  }

  /** It has turned out who does what is under way. */
  become(actor: AuditActor): void {
    const current = this.#current.getStore();
    if (current) current.actor = actor;
  }

  /** It has turned out what of plans whoever asks may know, from now on. */
  see(sight: Sight): void {
    const current = this.#current.getStore();
    if (current) current.sight = sight;
  }

  /** Does all of `work` with another sight. */
  seeing<T>(sight: Sight, work: () => T): T {
    return this.#current.run({ actor: this.actor, sight }, work);
  }

  get sight(): Sight {
    return this.#current.getStore()?.sight ?? 'live';
  }

  /** Outside of any request it is the product itself. */
  get actor(): AuditActor {
    return this.#current.getStore()?.actor ?? { kind: 'system' };
  }
}

/** As the database reads it: kind, person, account. @throws Error for what is no id, as it stands in a statement's text */
export function actorText(actor: AuditActor): string {
  const personId = actor.kind === 'person' ? actor.personId : null;
  const accountId = 'accountId' in actor ? actor.accountId : null;
  for (const id of [personId, accountId])
    if (id !== null && !UUID.test(id)) throw new Error(`Not an id: ${id}`);
  return `${actor.kind} ${personId ?? '-'} ${accountId ?? '-'}`;
}
