import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** Who does something, by ids alone. */
export type AuditActor =
  | { readonly kind: 'person'; readonly personId: string; readonly accountId: string | null }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'operator'; readonly accountId: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'public' };

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * Who acts in what is under way: a request, or a job. Every transaction tells it to the database, where triggers write
 * it beside what they record.
 */
@Injectable()
export class Acting {
  readonly #current = new AsyncLocalStorage<{ actor: AuditActor }>();

  /** Begins something of which it is not known yet who does it. */
  begin<T>(work: () => T): T {
    return this.#current.run({ actor: { kind: 'public' } }, work);
  }

  /** Does all of `work` in the actor's name. */
  as<T>(actor: AuditActor, work: () => T): T {
    return this.#current.run({ actor }, work);
  }

  /** It has turned out who does what is under way. */
  become(actor: AuditActor): void {
    const current = this.#current.getStore();
    if (current) current.actor = actor;
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
