import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  PlanEffect,
  ScopeChangeEffect,
  ScopeChangeInput,
  ScopeChangeResult,
} from '@wegmarke/domain/contracts';
import type { Entry } from '@wegmarke/domain/plan';
import type { Access } from '../../platform/access/access';
import { type LoadedSubject, SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { notFound, ProblemError } from '../../platform/errors/problem-error';
import { isId } from '../../platform/http/id-param';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type Ledger, LedgerService } from '../ledger/ledger.service';
import { MilestonesService } from '../milestones/milestones.service';
import { ProjectsService } from '../projects/projects.service';
import { StrategiesService } from '../strategies/strategies.service';
import { PlanRepository, type VersionedSubject } from './plan.repository';
import { placeOf, type Propose, type Proposed, ProposalsService } from './proposals.service';
import { fieldOf, refuseForeignFields } from './scope-change-fields';
import { refuseWrongSubject, toProposals } from './to-proposals';

/** Changes of scope, weights and baselines: what they would do to the figures, and doing it. */
@Injectable()
export class PlanService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ledgers: LedgerService,
    private readonly proposals: ProposalsService,
    private readonly repository: PlanRepository,
    private readonly strategies: StrategiesService,
    private readonly projects: ProjectsService,
    private readonly milestones: MilestonesService,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('scope-change', (access, strategyId, { query, body }) =>
      this.#load(access, strategyId, isPreview(query) ? null : body),
    );
  }

  /** The effect of a change, recording nothing. */
  async preview(access: Access, strategyId: string, input: ScopeChangeInput): Promise<ScopeChangeEffect> {
    return effectOf(
      await this.proposals.preview(access, strategyId, this.#proposing(access, strategyId, input)),
    );
  }

  /**
   * Records a change. Where `baseRevision` is no longer current, it is applied only if its effect is still the one
   * that the preview showed.
   */
  async apply(access: Access, strategyId: string, input: ScopeChangeInput): Promise<ScopeChangeResult> {
    const propose = this.#proposing(access, strategyId, input);
    return this.database.write(access.municipality.id, async () => {
      const effect = effectOf(await this.proposals.preview(access, strategyId, propose));
      const { revision, proposed } = await this.proposals.record(access, strategyId, propose, input);
      return {
        revision,
        entryIds: proposed.entries.map(({ id }) => id),
        createdIds: proposed.created.map(({ id }) => id),
        effect,
      };
    });
  }

  /** What a change is about, with the version that `If-Match` must name; a preview and an addition need none. */
  async #load(access: Access, strategyId: string, body: unknown): Promise<LoadedSubject | null> {
    const place = placeOf(access, strategyId);
    return this.database.write(place.municipalityId, async (query) => {
      const { ledger } = await this.ledgers.lockAndRead(query, place);
      const named = subjectNamed(body);
      if (named === null) return { subject: {}, version: null, current: () => Promise.resolve(null) };
      const id = entryNamed(ledger, named)?.subjectId ?? named;
      const found = await this.repository.subject(query, place.municipalityId, strategyId, id);
      if (!found) return null;
      const { version } = found;
      return { subject: {}, version, current: () => this.#current(access, strategyId, { ...found, id }) };
    });
  }

  /** A subject as its own address answers it; a pillar as its strategy does. Out of the plan: its version alone. */
  async #current(
    access: Access,
    strategyId: string,
    { type, version, id }: VersionedSubject & { readonly id: string },
  ): Promise<unknown> {
    const state = async (): Promise<unknown> => {
      switch (type) {
        case 'milestone':
          return this.milestones.find(access, id);
        case 'project':
          return this.projects.find(access, id);
        case 'strategy':
          return this.strategies.find(access, strategyId);
        case 'pillar':
          return (await this.strategies.find(access, strategyId)).pillars.find((pillar) => pillar.id === id);
      }
    };
    try {
      return (await state()) ?? { id, version };
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return { id, version };
      throw error;
    }
  }

  /** What a change would record. It says the same of every ledger: its new ids are given once. */
  #proposing(access: Access, strategyId: string, input: ScopeChangeInput): Propose {
    let proposed: Promise<Proposed> | undefined;
    return (query, ledger) => (proposed ??= this.#propose(query, access, strategyId, ledger, input));
  }

  async #propose(
    query: Query,
    access: Access,
    strategyId: string,
    ledger: Ledger,
    input: ScopeChangeInput,
  ): Promise<Proposed> {
    refuseForeignFields(input);
    const { id: municipalityId } = access.municipality;
    const target = input.kind === 'retract' ? entryNamed(ledger, input.subjectId) : undefined;
    const subjectId = target?.subjectId ?? input.subjectId;
    const subject = await this.repository.subject(query, municipalityId, strategyId, subjectId);
    if (!subject) throw notFound();
    refuseWrongSubject(input, subject.type);
    const pillarNumber = await this.repository.nextPillarNumber(query, municipalityId, strategyId);
    const worded = toProposals(input, { pillarNumber, targetSubjectId: target?.subjectId ?? null });
    return { ...worded, texts: [], effectiveOn: input.effectiveOn, fieldOf };
  }
}

/** An effect as this route tells it: the figures, without what moved them. */
function effectOf({ baseRevision, on, before, after }: PlanEffect): ScopeChangeEffect {
  return { baseRevision, on, before, after };
}

/** Not validated yet: whatever names no subject to have a version of is left to the check of the input. */
function subjectNamed(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('kind' in body) || !('subjectId' in body)) return null;
  const { kind, subjectId } = body;
  if (kind === 'add-pillar' || kind === 'add-milestone') return null;
  return isId(subjectId) ? subjectId.toLowerCase() : null;
}

function isPreview(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'preview' in query && query.preview === 'true';
}

function entryNamed(ledger: Ledger, id: string): Entry | undefined {
  return ledger.entries.find((entry) => entry.id === id);
}
