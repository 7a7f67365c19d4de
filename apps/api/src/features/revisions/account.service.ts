import { Injectable } from '@nestjs/common';
import type { NoRecord, ScopeAccount } from '@wegmarke/domain/contracts';
import { accountOf, RULE_VERSION } from '@wegmarke/domain/course';
import { foldPlan } from '@wegmarke/domain/plan';
import { LRUCache } from 'lru-cache';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { CourseService } from '../course/course.service';
import { type Ledger, LedgerService, type Moment, type StrategyPlace } from '../ledger/ledger.service';
import type { AccountQuery } from './dto/revision-query';
import type { Titles } from './revision-view';

type Counted = readonly ReturnType<typeof accountOf>[number][];

/** A few dozen numbers each. */
const MOST_ACCOUNTS = 500;

/** The account of scope: how what was adopted became what is in scope, on any day as known at any instant. */
@Injectable()
export class AccountService {
  readonly #counted = new LRUCache<string, Counted>({ max: MOST_ACCOUNTS });

  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
  ) {}

  async find(access: Access, strategyId: string, asked: AccountQuery): Promise<ScopeAccount | NoRecord> {
    const { id: municipalityId, timeZone } = access.municipality;
    const place = { municipalityId, strategyId, timeZone };
    const state = await this.ledgers.stateOnce(municipalityId, strategyId);
    if (!state) throw notFound();
    access.require('strategy.read', { published: state.published });
    // Whoever asks what was known waits for the writers under way first: the answer must not change afterwards.
    const settled = asked.knownAt === undefined ? null : await this.ledgers.settle(place);
    return this.database.read(municipalityId, async (query) => {
      const head = await this.ledgers.head(query, municipalityId, strategyId);
      if (!head) throw notFound();
      const ledger = await this.ledgers.read(query, place);
      const now = {
        timeZone,
        today: access.standingAt(head.standsAt).today,
        settledAt: settled ?? head.now,
        standsAt: head.standsAt,
      };
      const moment = this.ledgers.momentOf(ledger, asked, now);
      if (!moment) return { noRecord: true };
      return this.#toAccount(place, ledger, moment, await this.courses.titles(query, place));
    });
  }

  #toAccount({ strategyId }: StrategyPlace, ledger: Ledger, moment: Moment, titles: Titles): ScopeAccount {
    const { on, known, knownOn } = moment;
    const plan = foldPlan(ledger.entries, { on, revision: known.revision });
    const rows = this.#rows(strategyId, ledger, moment, knownOn)
      .map((row) => {
        const { pillarId } = row;
        if (pillarId === null) return { ...row, title: null, number: null, droppedOn: null };
        const droppedOn = plan.pillars.get(pillarId)?.left?.on ?? null;
        return { ...row, ...titles.pillar(pillarId), droppedOn };
      })
      .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    return {
      strategyId,
      on,
      knownAt: known.recordedAt.toISOString(),
      revision: known.revision,
      ruleVersion: RULE_VERSION,
      adoptedOn: plan.adoption?.on ?? null,
      rows,
    };
  }

  #rows(strategyId: string, ledger: Ledger, { on, known }: Moment, knownOn: string): Counted {
    const key = [strategyId, known.revision, on, knownOn].join('/');
    const kept =
      this.#counted.get(key) ?? accountOf(ledger.entries, { on, revision: known.revision, knownOn });
    this.#counted.set(key, kept);
    return kept;
  }
}
