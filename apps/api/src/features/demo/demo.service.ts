import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { localDay } from '@wegmarke/domain/calendar';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type Command, LedgerService, type NewSubject } from '../ledger/ledger.service';
import { hashPassword } from '../../platform/access/password';
import { DemoEditions } from './demo-editions.service';
import { DemoRepository } from './demo.repository';
import { DEMO_SLUGS, type StrategyStory, type Story } from './story';

/** Loads the demo municipalities on the first start; never where a real municipality lives. */
@Injectable()
export class DemoService implements OnApplicationBootstrap {
  readonly #log = new Logger('Demo');

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly database: TenantDatabase,
    private readonly repository: DemoRepository,
    private readonly ledgers: LedgerService,
    private readonly editions: DemoEditions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.demo) return;
    const { real, slugs } = await this.repository.inhabitants();
    const missing = DEMO_SLUGS.filter((slug) => !slugs.includes(slug));
    if (real || missing.length === 0) return;
    // Only a first start tells the stories; every other one does without reading them.
    const { STORIES } = await import('./stories/stories');
    for (const slug of missing) {
      const story = STORIES[slug](localDay(this.clock.now(), 'Europe/Berlin'));
      if (await this.#load(story)) this.#log.log(`Demo municipality ${story.municipality.name} loaded.`);
    }
  }

  async #load(story: Story): Promise<boolean> {
    if (await this.repository.exists(story.municipality.slug)) return false;
    const municipalityId = uuid();
    const passwordHash = await hashPassword(this.settings.demoPassword);
    return this.database.write(municipalityId, async (query) => {
      await this.repository.takeTurn(query);
      if (await this.repository.exists(story.municipality.slug)) return false;
      // One may have been founded since the start looked.
      if ((await this.repository.inhabitants()).real) return false;
      await this.repository.addMunicipality(municipalityId, story);
      await this.repository.addPeople(query, municipalityId, story);
      for (const account of story.accounts) {
        await this.repository.addAccount(query, municipalityId, { ...account, id: uuid(), passwordHash });
      }
      for (const strategy of story.strategies) {
        await this.repository.addStrategy(query, municipalityId, strategy);
        const place = { municipalityId, strategyId: strategy.id, timeZone: story.municipality.timeZone };
        await this.ledgers.recordHistory(place, commandsOf(strategy));
        await this.repository.addUpdates(query, municipalityId, strategy);
        await this.repository.addDependencies(query, municipalityId, strategy, story.persons[0]?.id ?? '');
      }
      await this.repository.addQuestions(query, municipalityId, story.questions);
      await this.repository.addResolutions(query, municipalityId, story.resolutions);
      if (story.editions.length > 0) await this.editions.sealLater(story.municipality.slug);
      return true;
    });
  }
}

/** The strategy's commands; the rows of all subjects are made with the first. */
function commandsOf(strategy: StrategyStory): (Command & { recordedAt: Date })[] {
  const created: NewSubject[] = [
    ...strategy.pillars.map((pillar) => ({ type: 'pillar' as const, ...pillar })),
    ...strategy.projects.map((project) => ({ type: 'project' as const, ...project })),
    ...strategy.milestones.map((milestone) => ({ type: 'milestone' as const, ...milestone })),
  ];
  return strategy.commands.map(({ lines, recordedAt, ...recording }, index) => ({
    ...recording,
    recordedAt: new Date(recordedAt),
    entries: lines,
    ...(index === 0 ? { created } : {}),
  }));
}
