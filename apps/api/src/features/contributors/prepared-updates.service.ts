import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, Milestone, PreparedUpdate, PreparedUpdateInput } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { conflict, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { MilestonesService } from '../milestones/milestones.service';
import { ContributorsRepository } from './contributors.repository';
import { PreparedUpdatesRepository } from './prepared-updates.repository';
import { type Answer, reportOf } from './report-of';

/** Updates that contributors prepare, and what who answers for the milestone makes of them. */
@Injectable()
export class PreparedUpdatesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: PreparedUpdatesRepository,
    private readonly contributors: ContributorsRepository,
    private readonly milestones: MilestonesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('contributed-milestone', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const contributorIds = await this.contributors.personsOf(query, access.municipality.id, id);
        if (contributorIds === null) return null;
        return {
          subject: { contributorIds },
          version: null,
          current: () => this.milestones.find(access, id),
        };
      }),
    );
    this.subjects.register('prepared-update', (access, id, request) =>
      this.database.write(access.municipality.id, async (query) => {
        const found = await this.repository.find(query, access.municipality.id, id);
        if (!found) return null;
        const milestone = await this.subjects.loaderOf('milestone')(access, found.milestoneId, request);
        return milestone && { ...milestone, version: null };
      }),
    );
  }

  /** Those that wait for the reader's offices. */
  async waiting(access: Access): Promise<List<PreparedUpdate>> {
    const officeIds =
      access.actor.kind === 'member' ? access.actor.offices.map(({ officeId }) => officeId) : [];
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.waiting(query, access.municipality.id, officeIds),
    );
    return { items, nextCursor: null, total: items.length };
  }

  /** By a contributor who is signed in. */
  async add(access: Access, milestoneId: string, input: PreparedUpdateInput): Promise<PreparedUpdate> {
    return this.database.write(access.municipality.id, async (query) => {
      const { what, on = null, text = null } = input;
      const answer = { what, on, text };
      await this.prepare(query, access, { milestoneId, personId: access.personId, byLink: false, answer });
      const prepared = await this.openOf(query, access.municipality.id, milestoneId);
      if (!prepared) throw notFound();
      return prepared;
    });
  }

  /** Nothing of it counts yet. @returns its id */
  async prepare(
    query: Query,
    access: Access,
    {
      milestoneId,
      personId,
      byLink,
      answer,
    }: {
      readonly milestoneId: string;
      readonly personId: string;
      readonly byLink: boolean;
      readonly answer: Answer;
    },
  ): Promise<string> {
    const id = uuid();
    const { prepared } = reportOf(answer, access.today);
    await this.repository.add(query, access.municipality.id, {
      id,
      milestoneId,
      personId,
      byLink,
      answer: prepared,
    });
    return id;
  }

  openOf(query: Query, municipalityId: string, milestoneId: string): Promise<PreparedUpdate | null> {
    return this.repository.openOf(query, municipalityId, milestoneId);
  }

  /** It is the holder who says it, as it was prepared. */
  async confirm(access: Access, id: string): Promise<Milestone> {
    return this.database.write(access.municipality.id, async (query) => {
      const found = await this.repository.find(query, access.municipality.id, id);
      if (!found) throw notFound();
      if (!found.isOpen) throw alreadyDecided();
      await this.say(query, access, found.milestoneId, found.answer);
      return this.milestones.find(access, found.milestoneId);
    });
  }

  async decline(access: Access, id: string): Promise<void> {
    await this.database.write(access.municipality.id, async (query) => {
      if (!(await this.repository.decide(query, access.municipality.id, id, access.personId, 'declined')))
        throw alreadyDecided();
    });
  }

  async withdraw(query: Query, municipalityId: string, id: string, personId: string): Promise<void> {
    if (!(await this.repository.decide(query, municipalityId, id, personId, 'withdrawn')))
      throw alreadyDecided();
  }

  /**
   * Records what who answers for a milestone says of it, and with it decides what was prepared.
   * @returns the ledger entry, or the request for help
   */
  async say(query: Query, access: Access, milestoneId: string, answer: Answer): Promise<string> {
    const { patch, help } = reportOf(answer, access.today);
    const before = await this.milestones.find(access, milestoneId);
    const after =
      patch !== null
        ? await this.milestones.patch(access, milestoneId, patch)
        : help !== null
          ? await this.milestones.requestHelp(access, milestoneId, help)
          : await this.milestones.confirm(access, milestoneId);
    await this.#decide(query, access, milestoneId, answer);
    if (help !== null) return after.helpRequest?.id ?? milestoneId;
    // What was said is what stands already: that is "unchanged".
    const said =
      after.version === before.version ? await this.milestones.confirm(access, milestoneId) : after;
    return said.undo?.entryId ?? milestoneId;
  }

  async #decide(query: Query, access: Access, milestoneId: string, answer: Answer): Promise<void> {
    const { id: municipalityId } = access.municipality;
    const open = await this.repository.openOf(query, municipalityId, milestoneId);
    if (!open) return;
    const isSame = open.what === answer.what && open.on === answer.on && open.text === answer.text;
    await this.repository.decide(
      query,
      municipalityId,
      open.id,
      access.personId,
      isSame ? 'confirmed' : 'changed',
    );
  }
}

const alreadyDecided = () => conflict('already-decided', 'This has been decided already.');
