import { Injectable, type OnModuleInit } from '@nestjs/common';
import { endOfDay, localDay } from '@wegmarke/domain/calendar';
import type { EditionContent } from '@wegmarke/domain/contracts';
import { draftTexts } from '@wegmarke/domain/editions';
import { loadWords } from '@wegmarke/domain/words';
import { Access } from '../../platform/access/access';
import { MunicipalityDirectory, type MunicipalityRef } from '../../platform/access/municipality-directory';
import { Clock } from '../../platform/clock/clock';
import { Jobs } from '../../platform/jobs/jobs';
import { EditionComposer } from '../editions/edition-composer.service';
import { EditionSealing } from '../editions/edition-sealing.service';
import { EditionsService } from '../editions/editions.service';
import { DEMO_SLUGS, type DemoSlug, type EditionStory } from './story';

const SEAL = 'seal-demo-editions';

/**
 * Seals the reports that a demo municipality begins with: after the start, as files take longer to make than anybody
 * should wait for.
 */
@Injectable()
export class DemoEditions implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly municipalities: MunicipalityDirectory,
    private readonly composer: EditionComposer,
    private readonly sealing: EditionSealing,
    private readonly editions: EditionsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ slug: string }>(SEAL, async ({ slug }) => {
      const known = DEMO_SLUGS.find((one) => one === slug);
      if (known) await this.seal(known);
    });
  }

  /** In the transaction under way. */
  sealLater(slug: string): Promise<void> {
    return this.jobs.send(SEAL, { slug });
  }

  /** All that are not there yet, in their order. */
  async seal(slug: DemoSlug): Promise<void> {
    const municipality = await this.municipalities.find(slug);
    if (!municipality?.demo) return;
    const today = this.clock.today(municipality.timeZone);
    const { STORIES } = await import('./stories/stories');
    const { editions } = STORIES[slug](localDay(this.clock.now(), 'Europe/Berlin'));
    const there = await this.editions.list(new Access(municipality, { kind: 'public' }, today));
    for (const [at, story] of editions.entries())
      if (at >= there.items.length) await this.#sealOne(municipality, story, at + 1);
  }

  async #sealOne(municipality: MunicipalityRef, story: EditionStory, number: number): Promise<void> {
    const { strategyId, sealedOn, approvedBy, ...plan } = story;
    const knownAt = endOfDay(sealedOn, municipality.timeZone);
    const content = await this.composer.compose(municipality, {
      ...plan,
      strategyId,
      knownAt: knownAt.toISOString(),
      texts: {},
      projectNotes: [],
      corrects: null,
    });
    await this.sealing.seal(municipality, {
      reportId: null,
      strategyId,
      readers: 'public',
      content: await withDrafts(content),
      approvedBy,
      sample: { sealedAt: knownAt, number },
    });
  }
}

/** With the texts that the data alone give. */
async function withDrafts(content: EditionContent): Promise<EditionContent> {
  const { texts, projectNotes } = draftTexts(content, await loadWords(content.language));
  const notes = new Map(projectNotes.map(({ projectId, cause, options }) => [projectId, { cause, options }]));
  return {
    ...content,
    texts,
    projects: content.projects.map((project) => ({ ...project, note: notes.get(project.id) ?? null })),
  };
}
