import { Injectable } from '@nestjs/common';
import type {
  OutlineMilestone,
  OutlinePillar,
  OutlineProject,
  PlanOutline,
} from '@wegmarke/domain/contracts';
import { actualValue, type Means, meansOf, plannedValue, todayTree, toShare } from '@wegmarke/domain/course';
import {
  adoptedPlan,
  adoptionKnown,
  entriesInForce,
  type MilestonePlan,
  type Plan,
  promiseOf,
  statesOn,
} from '@wegmarke/domain/plan';
import type { Access } from '../../platform/access/access';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { StrategiesService } from '../strategies/strategies.service';
import { placeOf } from './proposals.service';
import { type OutlineTexts, OutlineRepository } from './outline.repository';

/** The plan of a strategy as a whole, for whoever edits it. */
@Injectable()
export class OutlineService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly strategies: StrategiesService,
    private readonly repository: OutlineRepository,
  ) {}

  async find(access: Access, strategyId: string): Promise<PlanOutline> {
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(access.municipality.id, async (query) => {
      const strategy = await this.strategies.find(access, strategyId);
      const ledger = await this.ledgers.current(query, placeOf(access, strategyId));
      const texts = await this.repository.texts(query, access.municipality.id, strategyId);
      const plan = ledger.planOn(access.today);
      const isDraft = adoptionKnown(entriesInForce(ledger.entries)) === null;
      const outline = new Outline(plan, texts, {
        today: access.today,
        adopted: plan.adoption && adoptedPlan(ledger.entries, plan.adoption),
        isDraft,
      });
      return {
        strategyId,
        title: strategy.title,
        startsOn: strategy.startsOn,
        targetOn: strategy.targetOn,
        adoption: strategy.adoption,
        published: strategy.published,
        revision: ledger.revision,
        ...outline.whole(),
      };
    });
  }
}

interface Sight {
  readonly today: string;
  readonly adopted: Plan | null;
  readonly isDraft: boolean;
}

class Outline {
  readonly #figures: { readonly actual: Means; readonly planned: Means };
  /** Of every project for itself, public or not. */
  readonly #own: { readonly actual: Means; readonly planned: Means };
  readonly #milestones = new Map<string, MilestonePlan[]>();

  constructor(
    private readonly plan: Plan,
    private readonly texts: OutlineTexts,
    private readonly sight: Sight,
  ) {
    const figuresOf = (draft: boolean) => {
      const tree = todayTree(plan, draft);
      return { actual: meansOf(tree, actualValue), planned: meansOf(tree, plannedValue(sight.today)) };
    };
    this.#figures = figuresOf(sight.isDraft);
    this.#own = sight.isDraft ? this.#figures : figuresOf(true);
    for (const milestone of plan.milestones.values()) {
      if (milestone.left) continue;
      const list = this.#milestones.get(milestone.projectId);
      if (list) list.push(milestone);
      else this.#milestones.set(milestone.projectId, [milestone]);
    }
  }

  whole(): Pick<PlanOutline, 'actual' | 'planned' | 'pillars'> {
    const { actual, planned } = this.#figures;
    return {
      actual: toShare(actual.strategy),
      planned: toShare(planned.strategy),
      pillars: [...this.plan.pillars.values()]
        .filter(({ left }) => !left)
        .flatMap(({ id, weight }): OutlinePillar[] => {
          const texts = this.texts.pillars.get(id);
          if (!texts) return [];
          return [
            {
              id,
              ...texts,
              weight,
              adopted: this.#isAdopted('pillars', id),
              actual: toShare(actual.pillars.get(id) ?? null),
              planned: toShare(planned.pillars.get(id) ?? null),
              projects: this.#projects(id),
            },
          ];
        })
        .sort((a, b) => a.number - b.number),
    };
  }

  #projects(pillarId: string): OutlineProject[] {
    return [...this.plan.projects.values()]
      .filter((project) => !project.left && project.pillarId === pillarId)
      .flatMap(({ id, weight, publishedOn }): OutlineProject[] => {
        const texts = this.texts.projects.get(id);
        if (!texts) return [];
        return [
          {
            id,
            ...texts,
            weight,
            published: publishedOn !== null,
            adopted: this.#isAdopted('projects', id),
            actual: toShare(this.#own.actual.projects.get(id) ?? null),
            planned: toShare(this.#own.planned.projects.get(id) ?? null),
            milestones: this.#milestonesOf(id),
          },
        ];
      });
  }

  #milestonesOf(projectId: string): OutlineMilestone[] {
    return (this.#milestones.get(projectId) ?? [])
      .flatMap((milestone): OutlineMilestone[] => {
        const texts = this.texts.milestones.get(milestone.id);
        if (!texts) return [];
        const { id, weight, baselineOn, promisedOn, completedOn } = milestone;
        return [
          {
            id,
            ...texts,
            weight,
            baselineOn,
            promisedOn,
            completedOn,
            states: statesOn(milestone, this.sight.today),
            adopted: this.#isAdopted('milestones', id),
          },
        ];
      })
      .sort((a, b) => {
        const [first, second] = [promiseOf(a) ?? '9999', promiseOf(b) ?? '9999'];
        return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
      });
  }

  #isAdopted(kind: 'pillars' | 'projects' | 'milestones', id: string): boolean {
    return this.sight.adopted?.[kind].has(id) ?? false;
  }
}
