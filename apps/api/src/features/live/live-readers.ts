import { ProblemError } from '../../platform/errors/problem-error';
import type { EventStream } from '../../platform/live/event-stream';

/** Whoever listens. Of the public, only the address is known, and kept in memory as long as they listen. */
export interface LiveReader {
  readonly stream: EventStream;
  readonly municipalityId: string;
  readonly member: { readonly accountId: string; readonly session: string } | null;
  readonly address: string;
}

/** Windows of one person, and readers behind one public address, such as a town hall's. */
const MOST_OF_ACCOUNT = 20;
const MOST_OF_ADDRESS = 200;
/** Members find a place when many of the public listen. */
const PUBLIC_SHARE = 0.8;

/** Who listens in this process, and how many more may. */
export class LiveReaders {
  readonly #byMunicipality = new Map<string, Set<LiveReader>>();
  readonly #byOwner = new Map<string, number>();
  #total = 0;
  #public = 0;

  /** @param most in this process */
  constructor(private readonly most: number) {}

  get total(): number {
    return this.#total;
  }

  /** @throws ProblemError 429 where one account or address listens too often, 503 where the process has no place left */
  requirePlace(accountId: string | null, address: string): void {
    const own = this.#byOwner.get(ownerOf(accountId, address)) ?? 0;
    if (own >= (accountId === null ? MOST_OF_ADDRESS : MOST_OF_ACCOUNT))
      throw refusal(429, 'too-many-windows', 'Too many windows listen at once. Close some.');
    if (this.#total >= this.most || (accountId === null && this.#public >= this.most * PUBLIC_SHARE))
      throw refusal(503, 'too-many-readers', 'Too many listen at the moment. Everything else works.');
  }

  add(reader: LiveReader): void {
    const { municipalityId } = reader;
    const there = this.#byMunicipality.get(municipalityId) ?? new Set();
    this.#byMunicipality.set(municipalityId, there.add(reader));
    this.#count(reader, 1);
  }

  remove(reader: LiveReader): void {
    const there = this.#byMunicipality.get(reader.municipalityId);
    if (!there?.delete(reader)) return;
    if (there.size === 0) this.#byMunicipality.delete(reader.municipalityId);
    this.#count(reader, -1);
  }

  municipalities(): readonly string[] {
    return [...this.#byMunicipality.keys()];
  }

  of(municipalityId: string): Iterable<LiveReader> {
    return this.#byMunicipality.get(municipalityId) ?? [];
  }

  *all(): Iterable<LiveReader> {
    for (const there of this.#byMunicipality.values()) yield* there;
  }

  #count({ member, address }: LiveReader, by: 1 | -1): void {
    const owner = ownerOf(member?.accountId ?? null, address);
    const own = (this.#byOwner.get(owner) ?? 0) + by;
    if (own > 0) this.#byOwner.set(owner, own);
    else this.#byOwner.delete(owner);
    this.#total += by;
    if (member === null) this.#public += by;
  }
}

const ownerOf = (accountId: string | null, address: string): string => accountId ?? `address ${address}`;

const refusal = (status: number, code: string, detail: string): ProblemError =>
  new ProblemError(status, code, { detail, headers: { 'retry-after': '60' } });
