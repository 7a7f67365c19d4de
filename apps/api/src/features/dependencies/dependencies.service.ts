import { Injectable } from '@nestjs/common';
import type { Dependency, DependencyInput, FieldText, List, Roadmap } from '@wegmarke/domain/contracts';
import { circleThrough } from '@wegmarke/domain/dependencies';
import { statesOn } from '@wegmarke/domain/plan';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { conflict, notFound, refused } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { LedgerService } from '../ledger/ledger.service';
import { DependenciesRepository } from './dependencies.repository';

/** Which milestones need others, and the plan along time with them. */
@Injectable()
export class DependenciesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly repository: DependenciesRepository,
  ) {}

  async list(access: Access, strategyId: string): Promise<List<Dependency>> {
    const { id } = access.municipality;
    const items = await this.database.read(id, async (query) => {
      await this.#requireStrategy(query, access, strategyId);
      return this.repository.inPlan(query, id, strategyId);
    });
    return { items, nextCursor: null, total: items.length };
  }

  /**
   * Everything for members; for the public what is published of a published strategy.
   * @throws ProblemError 404 where the reader may know of no such strategy
   */
  async roadmap(access: Access, strategyId: string): Promise<Roadmap> {
    const { id } = access.municipality;
    await this.ledgers.bringToToday(access.municipality);
    return this.database.read(id, async (query) => {
      const head = await this.ledgers.head(query, id, strategyId);
      if (!head) throw notFound();
      access.require('strategy.read', { published: head.published });
      const publishedOnly = access.actor.kind === 'public';
      const { today } = access.standingAt(head.standsAt);
      const dated = await this.repository.projects(query, id, strategyId, publishedOnly);
      const known = await this.repository.inPlan(query, id, strategyId);
      const projects = dated.map(({ milestones, ...project }) => ({
        ...project,
        milestones: milestones.map((one) => ({ ...one, states: statesOn(one, today) })),
      }));
      const shown = projects.flatMap(({ milestones }) => milestones);
      const isShown = new Set(shown.map((milestone) => milestone.id));
      const [offices, departments] = await Promise.all([
        this.repository.parties(
          query,
          id,
          'office',
          [...projects, ...shown].map(({ officeId }) => officeId),
        ),
        this.repository.parties(
          query,
          id,
          'department',
          projects.flatMap(({ departmentId }) => departmentId ?? []),
        ),
      ]);
      const dependencies = known.filter((one) => isShown.has(one.milestoneId) && isShown.has(one.needsId));
      return { strategyId, projects, dependencies, offices, departments };
    });
  }

  /**
   * Under the strategy's lock: of two that would close a circle together, the second is refused.
   * @throws ProblemError 404 where a milestone is not in the plan, 409 where it is said already, 422 for a circle
   */
  add(access: Access, strategyId: string, input: DependencyInput): Promise<Dependency> {
    const { id: municipalityId, timeZone } = access.municipality;
    const { milestoneId, needsId } = input;
    return this.database.write(municipalityId, async (query) => {
      await this.ledgers.lockAndRead(query, { municipalityId, strategyId, timeZone });
      const named = await this.repository.milestones(query, municipalityId, strategyId, [
        milestoneId,
        needsId,
      ]);
      const later = named.find(({ id }) => id === milestoneId);
      // Whoever may do nothing here learns nothing of what there is.
      access.require('milestone.update', later);
      if (!later) throw unknown('/milestoneId');
      if (!named.some(({ id }) => id === needsId)) throw unknown('/needsId');
      await this.#refuseCircle(query, municipalityId, strategyId, input);
      const dependency: Dependency = { id: uuid(), milestoneId, needsId };
      if (await this.repository.add(query, municipalityId, strategyId, dependency, access.personId))
        return dependency;
      throw conflict('dependency-known', 'This is said already.');
    });
  }

  remove(access: Access, strategyId: string, id: string): Promise<void> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      const found = await this.repository.find(query, municipalityId, strategyId, id);
      const [later] = await this.repository.milestones(
        query,
        municipalityId,
        strategyId,
        found ? [found.milestoneId] : [],
        true,
      );
      access.require('milestone.update', later);
      if (!found) throw notFound();
      await this.repository.remove(query, municipalityId, strategyId, id);
    });
  }

  async #refuseCircle(
    query: Query,
    municipalityId: string,
    strategyId: string,
    input: DependencyInput,
  ): Promise<void> {
    const known = await this.repository.all(query, municipalityId, strategyId);
    const circle = circleThrough(known, input);
    if (!circle) return;
    const code = circle.length === 1 ? 'dependency-on-itself' : 'dependency-circle';
    const detail =
      circle.length === 1
        ? 'A milestone cannot need itself. Choose another one.'
        : `This would close a circle: ${await this.#titles(query, municipalityId, strategyId, circle)}. Take one of these dependencies back first.`;
    throw refused(code, detail, [{ pointer: '/needsId', code, detail }]);
  }

  async #titles(
    query: Query,
    municipalityId: string,
    strategyId: string,
    ids: readonly string[],
  ): Promise<string> {
    const named = await this.repository.milestones(query, municipalityId, strategyId, ids, true);
    const titleOf = (id: string): string => sourceText(named.find((one) => one.id === id)?.title);
    return ids.map((id) => `“${titleOf(id)}”`).join(' needs ');
  }

  async #requireStrategy(query: Query, access: Access, strategyId: string): Promise<void> {
    if (!(await this.ledgers.head(query, access.municipality.id, strategyId))) throw notFound();
  }
}

const sourceText = (title: FieldText | undefined): string =>
  title === undefined ? '' : (title.texts[title.source] ?? '');

function unknown(pointer: string): Error {
  const detail = 'The plan holds no such milestone today. Choose one that is in it.';
  return refused('not-in-scope', detail, [{ pointer, code: 'not-in-scope', detail }]);
}
