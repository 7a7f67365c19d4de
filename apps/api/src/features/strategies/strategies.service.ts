import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, Strategy, StrategyInput, StrategyPatch } from '@wegmarke/domain/contracts';
import { actingOffice } from '@wegmarke/domain/permissions';
import { DEFAULT_WEIGHT } from '@wegmarke/domain/plan';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { Clock } from '../../platform/clock/clock';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { PageState } from '../../platform/web/page-state';
import { LedgerService } from '../ledger/ledger.service';
import { TEMPLATES } from './templates';
import { StrategiesRepository } from './strategies.repository';

@Injectable()
export class StrategiesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly strategies: StrategiesRepository,
    private readonly ledgers: LedgerService,
    private readonly municipalities: MunicipalityDirectory,
    private readonly clock: Clock,
    private readonly pages: PageState,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('strategy', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const version = await this.strategies.lockVersion(query, access.municipality.id, id);
        return version === null ? null : { subject: {}, version, current: () => this.find(access, id) };
      }),
    );
    this.pages.register(async (slug) => {
      const municipality = await this.municipalities.find(slug);
      // Nothing that was kept is shown of one that is closed.
      if (!municipality || municipality.suspended) return null;
      const { id, timeZone, version } = municipality;
      // Asked for every page, so in one packet, which readers who come together share.
      const together: Query = (text, values) => this.database.readTogether(id, text, values);
      const state = await this.database.asPublic(municipality, () =>
        this.strategies.publicState(together, id),
      );
      return `${state}/${String(version)}/${this.clock.today(timeZone)}`;
    });
  }

  /** Published ones for everybody, drafts for members. */
  async list(access: Access): Promise<List<Strategy>> {
    const drafts = access.can('strategy.read', { published: false });
    const { id } = access.municipality;
    await this.ledgers.bringToToday(access.municipality);
    const items = await this.database.read(id, (query) => this.strategies.list(query, id, drafts));
    return { items, nextCursor: null, total: items.length };
  }

  async find(access: Access, id: string): Promise<Strategy> {
    const municipalityId = access.municipality.id;
    await this.ledgers.bringToToday(access.municipality);
    const strategy = await this.database.read(municipalityId, (query) =>
      this.strategies.find(query, municipalityId, id),
    );
    if (!strategy) throw notFound();
    access.require('strategy.read', { published: strategy.published });
    return strategy;
  }

  /** A draft: the public learns nothing of it. */
  async create(access: Access, input: StrategyInput): Promise<Strategy> {
    refuseBackwards(input.startsOn, input.targetOn);
    const { id: municipalityId, timeZone } = access.municipality;
    const id = uuid();
    return this.database.write(municipalityId, async (query) => {
      const { title, startsOn, targetOn, vision = null, languages = null } = input;
      await this.strategies.add(query, municipalityId, { id, title, vision, startsOn, targetOn, languages });
      const pillars = TEMPLATES[input.template ?? 'empty'];
      if (pillars.length > 0) {
        const created = pillars.map((pillar, at) => ({
          type: 'pillar' as const,
          id: uuid(),
          number: at + 1,
          ...pillar,
        }));
        await this.ledgers.record(
          { municipalityId, strategyId: id, timeZone },
          {
            entries: created.map((pillar) => ({
              id: uuid(),
              validOn: startsOn < access.today ? startsOn : access.today,
              subjectId: pillar.id,
              value: { kind: 'pillar-added' as const, weight: DEFAULT_WEIGHT },
            })),
            created,
            personId: access.personId,
            officeId: actingOffice(access.actor),
            reason: null,
            paper: null,
          },
        );
      }
      return this.#current(query, municipalityId, id);
    });
  }

  /** Changes what a strategy is called and says; its days only while it is a draft, as figures depend on them. */
  async update(access: Access, id: string, patch: StrategyPatch): Promise<Strategy> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const before = await this.#current(query, municipalityId, id);
      const startsOn = patch.startsOn ?? before.startsOn;
      const targetOn = patch.targetOn ?? before.targetOn;
      if (before.adoption && (startsOn !== before.startsOn || targetOn !== before.targetOn)) {
        const pointer = startsOn === before.startsOn ? '/targetOn' : '/startsOn';
        const detail = 'The days of an adopted strategy stay as they were adopted.';
        throw refused('adopted', detail, [{ pointer, code: 'adopted', detail }]);
      }
      refuseBackwards(startsOn, targetOn);
      refuseTwice(patch.occasions ?? []);
      await this.strategies.update(query, municipalityId, id, patch);
      for (const field of ['title', 'vision'] as const) {
        const after = patch[field];
        if (after === undefined) continue;
        const texts = { before: before[field], after };
        await this.strategies.describe(query, municipalityId, id, field, texts, access.personId);
      }
      if (patch.occasions) await this.strategies.replaceOccasions(query, municipalityId, id, patch.occasions);
      return this.#current(query, municipalityId, id);
    });
  }

  /** The public reads an adopted strategy, or no longer reads it. */
  async setPublished(access: Access, id: string, published: boolean): Promise<Strategy> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const before = await this.#current(query, municipalityId, id);
      if (published && !before.adoption)
        throw refused('not-adopted', 'Only an adopted strategy is published. Adopt it first.');
      if (before.published !== published)
        await this.strategies.setPublished(query, municipalityId, id, published);
      return this.#current(query, municipalityId, id);
    });
  }

  async #current(query: Query, municipalityId: string, id: string): Promise<Strategy> {
    const strategy = await this.strategies.find(query, municipalityId, id);
    if (!strategy) throw notFound();
    return strategy;
  }
}

function refuseBackwards(startsOn: string, targetOn: string): void {
  if (startsOn < targetOn) return;
  throw invalidFields([
    { pointer: '/targetOn', code: 'before-start', detail: 'targetOn must be later than startsOn.' },
  ]);
}

/** The same name on the same day is the same occasion. */
function refuseTwice(occasions: NonNullable<StrategyPatch['occasions']>): void {
  const seen = new Set<string>();
  const errors = occasions.flatMap(({ on, title: { source, texts } }, at) => {
    const name = `${on} ${(texts[source] ?? '').trim().toLowerCase()}`;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const detail = 'This occasion is named twice for the same day.';
    return [{ pointer: `/occasions/${String(at)}`, code: 'occasion-twice', detail }];
  });
  if (errors.length > 0) throw invalidFields(errors);
}
