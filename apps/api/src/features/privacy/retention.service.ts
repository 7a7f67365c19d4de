import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RetentionInput, RetentionPolicy } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { Clock } from '../../platform/clock/clock';
import { Jobs } from '../../platform/jobs/jobs';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { RetentionRepository } from './retention.repository';

const JOB = 'retention';
/** At night, when nobody waits. */
const EVERY_NIGHT = '17 2 * * *';

export const DEFAULT_RETENTION: RetentionPolicy = {
  refusalsDays: 90,
  eventsYears: 10,
  invitationsDays: 30,
  mailsDays: 90,
  version: 1,
};

/** How long what tells of people is kept, and the nightly work of letting go of it. */
@Injectable()
export class RetentionService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: RetentionRepository,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, () => this.carryOut().then(() => undefined));
    this.jobs.schedule(JOB, EVERY_NIGHT);
  }

  async find({ municipality }: Access): Promise<RetentionPolicy> {
    return this.#policyOf(municipality.id);
  }

  async set(access: Access, input: RetentionInput): Promise<RetentionPolicy> {
    await this.database.write(access.municipality.id, (query) =>
      this.repository.set(query, access.municipality.id, input),
    );
    return this.find(access);
  }

  /** Lets go of what is too old, municipality after municipality. Resolves to how many rows went. */
  async carryOut(): Promise<number> {
    const now = this.clock.now();
    let gone = 0;
    for (const { id } of await this.repository.municipalities()) {
      const policy = await this.#policyOf(id);
      gone += await this.database.write(id, (query) => this.repository.carryOut(query, id, policy, now));
    }
    await this.repository.carryOutForAccounts(now);
    return gone;
  }

  async #policyOf(municipalityId: string): Promise<RetentionPolicy> {
    const policy = await this.database.read(municipalityId, (query) =>
      this.repository.find(query, municipalityId),
    );
    return policy ?? DEFAULT_RETENTION;
  }
}
