import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccessPolicy, AccessPolicyInput, SecondFactorDemand } from '@wegmarke/domain/contracts';
import { type Actor, needsSecondFactor } from '@wegmarke/domain/permissions';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { invalidFields, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { AccessPolicyRepository, type MemberRow } from './access-policy.repository';

const DEMANDS: readonly SecondFactorDemand[] = ['nobody', 'admins', 'digital-office', 'everybody'];

/** Who must show a second factor in a municipality, and from which day. */
@Injectable()
export class AccessPolicyService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly policies: AccessPolicyRepository,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    // There is one in every municipality, and it goes by the municipality's id.
    this.subjects.register('access-policy', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        if (id !== access.municipality.id) return null;
        await this.policies.lock(query, id);
        const { version } = await this.policies.find(query, id);
        return { subject: {}, version, current: () => this.find(access) };
      }),
    );
  }

  find(access: Access): Promise<AccessPolicy> {
    return this.database.read(access.municipality.id, (query) => this.#describe(query, access));
  }

  /** @throws ProblemError 422 where it would bite before anybody could set one up: before today */
  async set(access: Access, id: string, { secondFactor, fromOn }: AccessPolicyInput): Promise<AccessPolicy> {
    if (id !== access.municipality.id) throw notFound();
    const isDemanded = secondFactor !== 'nobody';
    if (isDemanded && (fromOn === null || fromOn < access.today)) {
      throw invalidFields([
        { pointer: '/fromOn', code: 'in-the-past', detail: 'fromOn must be today or later.' },
      ]);
    }
    return this.database.write(access.municipality.id, async (query) => {
      await this.policies.set(query, access.municipality.id, secondFactor, isDemanded ? fromOn : null);
      return this.#describe(query, access);
    });
  }

  async #describe(query: Query, access: Access): Promise<AccessPolicy> {
    const policy = await this.policies.find(query, access.municipality.id);
    const members = await this.policies.members(query, access.municipality.id, access.today);
    const without = members.filter(({ hasSecondFactor }) => !hasSecondFactor).map(toActor);
    const counted = DEMANDS.map((demand) => [
      demand,
      without.filter((actor) => needsSecondFactor(demand, actor)).length,
    ]);
    return {
      ...policy,
      withoutSecondFactor: Object.fromEntries(counted) as Record<SecondFactorDemand, number>,
    };
  }
}

function toActor({ accountId, personId, roles, officeKinds }: MemberRow): Actor {
  const offices = officeKinds.map((officeKind) => ({
    officeId: '',
    officeKind,
    departmentId: null,
    appointment: 'regular' as const,
  }));
  return { kind: 'member', accountId, personId, roles, offices };
}
