import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { EditionsCheckService } from '../editions/editions-check.service';
import { LedgerCheckService } from '../ledger/ledger-check.service';
import { type ChainLink, ChainRepository, type EventContent } from './chain.repository';

/** A place in a chain that somebody wrote down: as printed in an export, or told by the API. */
export interface Anchor {
  readonly sequence: number;
  readonly hash: string;
}

export interface Verified {
  readonly links: number;
  readonly head: Anchor | null;
  readonly strategies: number;
  /** The first thing that is wrong, in a sentence; null where nothing is. */
  readonly trouble: string | null;
}

const NOTHING_BEFORE = '0'.repeat(64);
const AT_ONCE = 1_000;

/** What retention has taken out of the log, as it says itself. */
interface Removal {
  readonly kind: string;
  readonly before: string;
}

/**
 * Recomputes a municipality's chain from what is stored, in one snapshot, its projections from the plan ledger, and the
 * chain and files of its editions.
 * Nothing that the database says of itself is believed.
 */
@Injectable()
export class VerificationService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly chain: ChainRepository,
    private readonly ledgers: LedgerCheckService,
    private readonly editions: EditionsCheckService,
  ) {}

  verify(
    municipality: { readonly id: string; readonly timeZone: string },
    anchors: readonly Anchor[] = [],
  ): Promise<Verified> {
    return this.database.read(municipality.id, async (query) => {
      const walk = new Walk(this.chain, this.ledgers, query, municipality.id, anchors);
      const trouble = (await walk.run()) ?? (await this.#strays(query, municipality.id));
      const strategies = await this.ledgers.strategies(query, municipality.id);
      return {
        links: walk.sequence,
        head: walk.sequence === 0 ? null : { sequence: walk.sequence, hash: walk.hash },
        strategies: strategies.length,
        trouble:
          trouble ??
          (await this.#projections(query, municipality, walk)) ??
          (await this.#editions(query, municipality.id)),
      };
    });
  }

  async #strays(query: Query, municipalityId: string): Promise<string | null> {
    const event = await this.chain.unlinkedEvent(query, municipalityId);
    if (event)
      return `The event ${event.id} (${event.action}) is in the log, but no link of the chain holds it.`;
    const [stray] = await this.ledgers.strays(query, municipalityId);
    if (!stray) return null;
    return stray.table === 'ledger_revision'
      ? `Revision ${stray.revision} of strategy ${stray.strategyId} is in the plan ledger, but no link of the chain holds it.`
      : `A row of ${stray.table} belongs to revision ${stray.revision} of strategy ${stray.strategyId}, which there is not.`;
  }

  /** What the log says of sealed reports, against the editions that there are. */
  async #editions(query: Query, municipalityId: string): Promise<string | null> {
    const seals = await this.chain.seals(query, municipalityId);
    return this.editions.trouble(query, municipalityId, seals);
  }

  async #projections(
    query: Query,
    municipality: { readonly id: string; readonly timeZone: string },
    walk: Walk,
  ): Promise<string | null> {
    for (const strategy of await this.ledgers.strategies(query, municipality.id)) {
      const linked = walk.revisions.get(strategy.id) ?? 0;
      if (linked !== strategy.revision)
        return `Strategy ${strategy.id} says it is at revision ${strategy.revision}, but the chain ends at its revision ${linked}.`;
      const difference = await this.ledgers.differenceFromFold(query, municipality, strategy);
      if (difference !== null) return difference;
    }
    return null;
  }
}

/** One way along a chain, from its first link to its last. */
class Walk {
  sequence = 0;
  hash = NOTHING_BEFORE;
  /** The last revision of each strategy. */
  readonly revisions = new Map<string, number>();
  readonly #events = new Set<string>();
  readonly #missing: ChainLink[] = [];
  readonly #removals: Removal[] = [];

  constructor(
    private readonly chain: ChainRepository,
    private readonly ledgers: LedgerCheckService,
    private readonly query: Query,
    private readonly municipalityId: string,
    private readonly anchors: readonly Anchor[],
  ) {}

  async run(): Promise<string | null> {
    for (;;) {
      const links = await this.chain.linksAfter(this.query, this.municipalityId, this.sequence, AT_ONCE);
      if (links.length === 0) break;
      const contents = await this.#contents(links);
      for (const link of links) {
        const trouble = this.#check(link, contents.get(keyOf(link)));
        if (trouble !== null) return trouble;
      }
    }
    const cut = this.anchors.find(({ sequence }) => sequence > this.sequence);
    if (cut)
      return `Link ${cut.sequence} was there once (${cut.hash}), but the chain ends at link ${this.sequence}: its end has been cut off.`;
    const missing = this.#missing.find((link) => !this.#removals.some((removal) => covers(removal, link)));
    return missing ? `Link ${missing.sequence}: ${nameOf(missing)} is gone.` : null;
  }

  #check(link: ChainLink, content: Content | undefined): string | null {
    const expected = this.sequence + 1;
    if (link.sequence !== expected)
      return `Link ${expected} is missing: after link ${this.sequence} comes link ${link.sequence}.`;
    if (link.previousHash !== this.hash)
      return `Link ${link.sequence} does not follow the link before it: one of the two has been changed or exchanged.`;
    if (sha256(textOf(this.municipalityId, link)) !== link.hash)
      return `Link ${link.sequence} (${nameOf(link)}) has been changed.`;
    this.sequence = link.sequence;
    this.hash = link.hash;
    const anchor = this.anchors.find(({ sequence }) => sequence === link.sequence);
    if (anchor && anchor.hash !== link.hash)
      return `Link ${link.sequence} is not the one that was there once (${anchor.hash}): the chain has been written anew.`;
    return this.#checkPlace(link) ?? this.#checkContent(link, content);
  }

  /** Each event once, and the revisions of a strategy one after another. */
  #checkPlace({ sequence, kind, strategyId, revision, eventId }: ChainLink): string | null {
    if (kind !== 'revision') {
      if (eventId === null || this.#events.has(eventId)) return `Link ${sequence} holds no event of its own.`;
      this.#events.add(eventId);
      return null;
    }
    const before = this.revisions.get(strategyId ?? '') ?? 0;
    if (strategyId === null || revision !== before + 1)
      return `Link ${sequence}: revision ${String(revision)} of strategy ${String(strategyId)} comes after its revision ${before}.`;
    this.revisions.set(strategyId, revision);
    return null;
  }

  #checkContent(link: ChainLink, content: Content | undefined): string | null {
    if (!content) {
      this.#missing.push(link);
      return null;
    }
    if (content.recordedAt !== link.recordedAt || sha256(content.content) !== link.contentHash)
      return `Link ${link.sequence}: ${nameOf(link)} is not what was recorded; it has been changed.`;
    if (content.action === 'retention.carried-out' && content.detail) {
      const { kind, before } = content.detail;
      if (typeof kind === 'string' && typeof before === 'string') this.#removals.push({ kind, before });
    }
    return null;
  }

  async #contents(links: readonly ChainLink[]): Promise<ReadonlyMap<string, Content>> {
    const ids = links.flatMap(({ eventId }) => eventId ?? []);
    const refs = links.flatMap(({ strategyId, revision }) =>
      strategyId !== null && revision !== null ? { strategyId, revision } : [],
    );
    const events = await this.chain.contentsOf(this.query, this.municipalityId, ids);
    const revisions = await this.ledgers.contentsOf(this.query, this.municipalityId, refs);
    return new Map<string, Content>([
      ...events.map((event) => [event.id, event] as const),
      ...revisions.map((each) => [`${each.strategyId} ${String(each.revision)}`, each] as const),
    ]);
  }
}

type Content = Pick<EventContent, 'recordedAt' | 'content'> &
  Partial<Pick<EventContent, 'action' | 'detail'>>;

const keyOf = ({ eventId, strategyId, revision }: ChainLink): string =>
  eventId ?? `${String(strategyId)} ${String(revision)}`;

const nameOf = ({ kind, eventId, strategyId, revision, recordedAt }: ChainLink): string =>
  kind === 'revision'
    ? `revision ${String(revision)} of strategy ${String(strategyId)}, recorded at ${recordedAt},`
    : `the event ${String(eventId)}, recorded at ${recordedAt},`;

const covers = ({ kind, before }: Removal, link: ChainLink): boolean =>
  kind === link.kind && link.recordedAt < before;

/** As the database wrote it: PostgreSQL's text of a JSON array. */
function textOf(municipalityId: string, link: ChainLink): string {
  const { sequence, kind, strategyId, revision, eventId, recordedAt, contentHash, previousHash } = link;
  const parts = ['link', municipalityId, sequence, kind, strategyId, revision, eventId, recordedAt];
  return `[${[...parts, contentHash, previousHash].map((part) => JSON.stringify(part)).join(', ')}]`;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
