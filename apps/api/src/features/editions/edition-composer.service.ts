import { Injectable } from '@nestjs/common';
import { type Day, endOfDay } from '@wegmarke/domain/calendar';
import type {
  CourseChange,
  CourseChanges,
  CourseSeries,
  EditionChange,
  EditionContent,
  Explanation,
  FieldText,
  Language,
  NoRecord,
  PlanData,
  ReportPlan,
  Strategy,
} from '@wegmarke/domain/contracts';
import { Access } from '../../platform/access/access';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import { Clock } from '../../platform/clock/clock';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { type CourseAnswer, CourseService } from '../course/course.service';
import { LedgerService } from '../ledger/ledger.service';
import { MunicipalitiesService } from '../municipalities/municipalities.service';
import { ProjectFactsService } from '../projects/project-facts.service';
import { ResolutionsService } from '../resolutions/resolutions.service';
import { AccountService } from '../revisions/account.service';
import { StrategiesService } from '../strategies/strategies.service';

/** What a content is composed of beside the plan. */
export interface EditionDraft extends Omit<ReportPlan, 'readers' | 'schedule'> {
  readonly strategyId: string;
  readonly composedBy: FieldText;
}

/**
 * The content of an edition, composed as the public reads the plan on a day, as known at an instant. Whatever the public
 * may not read is not in it, whoever asks.
 */
@Injectable()
export class EditionComposer {
  constructor(
    private readonly clock: Clock,
    private readonly municipalities: MunicipalitiesService,
    private readonly strategies: StrategiesService,
    private readonly ledgers: LedgerService,
    private readonly courses: CourseService,
    private readonly accounts: AccountService,
    private readonly projects: ProjectFactsService,
    private readonly resolutions: ResolutionsService,
  ) {}

  /**
   * As a preview: without number, seal and address, compared with no edition.
   *
   * @throws ProblemError 409 `strategy-not-published` or `nothing-recorded`
   */
  async compose(municipality: MunicipalityRef, draft: EditionDraft): Promise<EditionContent> {
    const access = new Access(municipality, { kind: 'public' }, this.clock.today(municipality.timeZone));
    const strategy = await this.#published(access, draft.strategyId);
    const knownAt = draft.knownAt ?? (await this.#now(municipality, draft.strategyId)).toISOString();
    const moment = { on: draft.on, knownAt };
    const explanation = recorded(await this.courses.explanation(access, strategy.id, moment)) as Explanation;
    const data = recorded(await this.courses.data(access, strategy.id, { knownAt })) as PlanData;
    const { startsOn: from, targetOn: to } = strategy;
    const series = recorded(
      await this.courses.series(access, strategy.id, { from, to, knownAt }),
    ) as CourseSeries;
    const account = await this.accounts.find(access, strategy.id, moment);
    if ('noRecord' in account) throw nothingRecorded();
    const { slug, name, initials, colour, timeZone } = await this.municipalities.read(municipality.slug);
    return {
      format: 'wegmarke-edition',
      formatVersion: 1,
      ruleVersion: explanation.ruleVersion,
      number: null,
      sealedAt: null,
      address: null,
      municipality: { slug, name, initials, colour, timeZone },
      strategy: data.strategy,
      sample: data.sample,
      title: draft.title,
      language: draft.language,
      body: draft.body,
      sessionOn: draft.sessionOn,
      reference: draft.reference,
      sections: draft.sections,
      texts: textsOf(draft),
      requests: draft.sections.includes('requests') ? draft.requests : [],
      corrects: draft.corrects,
      composedBy: draft.composedBy,
      approvedBy: null,
      on: draft.on,
      knownAt,
      revision: explanation.revision,
      explanation,
      series,
      change: await this.#change(access, strategy, draft, knownAt),
      account,
      projects: await this.#projects(access, explanation, draft, knownAt),
      resolutions: await this.resolutions.publicAt(municipality, {
        strategyId: strategy.id,
        on: draft.on,
        revision: explanation.revision,
        instant: new Date(knownAt),
      }),
      previous: null,
      differences: [],
      data,
    };
  }

  async #published(access: Access, id: string): Promise<Strategy> {
    const strategies = await this.strategies.list(access);
    const found = strategies.items.find((strategy) => strategy.id === id);
    if (found) return found;
    throw conflict(
      'strategy-not-published',
      'A report tells what the public reads of a strategy. Publish the strategy first.',
    );
  }

  /** An instant up to which all that was recorded is known: what is recorded from now on changes nothing of it. */
  async #now(municipality: MunicipalityRef, strategyId: string): Promise<Date> {
    const settled = await this.ledgers.settle({ municipalityId: municipality.id, strategyId });
    if (!settled) throw notFound();
    return settled;
  }

  async #change(
    access: Access,
    strategy: Strategy,
    { comparedOn, on, language }: EditionDraft,
    knownAt: string,
  ): Promise<EditionChange | null> {
    if (comparedOn === null) return null;
    const comparedKnownAt = endOfDay(comparedOn, access.municipality.timeZone).toISOString();
    const asked = { fromOn: comparedOn, fromKnownAt: comparedKnownAt, toOn: on, toKnownAt: knownAt };
    const changes = async (scope: 'today' | 'adopted') =>
      parsed(await this.courses.changes(access, strategy.id, { ...asked, figure: 'actual', scope })) as
        CourseChanges | NoRecord;
    const today = await changes('today');
    const asAdopted = await changes('adopted');
    const items = parsed(
      await this.courses.change(access, strategy.id, { ...asked, figure: 'actual', scope: 'today' }),
    ) as CourseChange | NoRecord;
    // Nothing was recorded by then: there is nothing to compare with.
    if ('noRecord' in today || 'noRecord' in asAdopted || 'noRecord' in items) return null;
    return {
      comparedOn,
      comparedKnownAt,
      occasion: occasionOn(strategy, comparedOn, language),
      today,
      asAdopted,
      items,
    };
  }

  async #projects(
    access: Access,
    { tree, on, revision }: Explanation,
    { projectNotes, sections, strategyId }: EditionDraft,
    knownAt: string,
  ): Promise<EditionContent['projects']> {
    const moment = { on, knownAt: new Date(knownAt), revision };
    const facts = await this.projects.at(access, strategyId, moment);
    const notes = new Map(
      projectNotes.map(({ projectId, cause, options }) => [projectId, { cause, options }]),
    );
    return tree
      .flatMap((pillar) => pillar.projects)
      .flatMap(({ id, title }) => {
        const known = facts.get(id);
        const note = sections.includes('off-course') ? (notes.get(id) ?? null) : null;
        return known ? [{ id, title, ...known, note }] : [];
      });
  }
}

/** Texts of the sections that it has. */
function textsOf({ sections, texts }: EditionDraft): EditionContent['texts'] {
  return Object.fromEntries(
    sections.flatMap((section) => (texts[section] ? [[section, texts[section]]] : [])),
  );
}

function occasionOn({ occasions }: Strategy, day: Day, language: Language): string | null {
  const title = occasions.find(({ on }) => on === day)?.title;
  return title ? (title.texts[language] ?? title.texts[title.source] ?? null) : null;
}

type Answered = Explanation | PlanData | CourseSeries | CourseChanges | CourseChange;

const parsed = ({ json }: CourseAnswer): Answered | NoRecord =>
  JSON.parse(json.toString('utf8')) as Answered | NoRecord;

/** @throws ProblemError 409 where nothing was recorded then */
function recorded(answer: CourseAnswer): Answered {
  const value = parsed(answer);
  if ('noRecord' in value) throw nothingRecorded();
  return value;
}

const nothingRecorded = () =>
  conflict('nothing-recorded', 'Nothing was recorded of the strategy by then. Choose a later day.');
