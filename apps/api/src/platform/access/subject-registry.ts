import { Injectable } from '@nestjs/common';
import type { Subject } from '@wegmarke/domain/permissions';
import type { Access } from './access';

export interface LoadedSubject {
  /** What the right depends on. */
  readonly subject: Subject;
  /** Null where this request needs no `If-Match`: a preview, for example. */
  readonly version: number | null;
  /** The state as the client would read it now; asked for only where its version is stale. */
  readonly current: () => Promise<unknown>;
}

/**
 * Finds a subject by id inside the transaction of the request; null where the municipality has none.
 * A write that lets others wait should lock here: two writers with the same version then see each other.
 */
export type SubjectLoader = (
  access: Access,
  id: string,
  request: UncheckedRequest,
) => Promise<LoadedSubject | null>;

/** Not validated yet: for subjects that are named in the body or depend on the query. */
export interface UncheckedRequest {
  readonly query: unknown;
  readonly body: unknown;
}

/** Features say how their subjects are found, so that rights and versions are checked before any input is. */
@Injectable()
export class SubjectRegistry {
  readonly #loaders = new Map<string, SubjectLoader>();

  register(name: string, loader: SubjectLoader): void {
    if (this.#loaders.has(name)) throw new Error(`The subject "${name}" is registered twice.`);
    this.#loaders.set(name, loader);
  }

  loaderOf(name: string): SubjectLoader {
    const loader = this.#loaders.get(name);
    if (!loader) throw new Error(`Nobody registered the subject "${name}".`);
    return loader;
  }
}
