import { Injectable } from '@nestjs/common';
import type { List, OperatorConsent, OperatorConsentInput } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { ConsentsRepository } from './consents.repository';

@Injectable()
export class ConsentsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly consents: ConsentsRepository,
  ) {}

  async list({ municipality }: Access): Promise<List<OperatorConsent>> {
    const items = await this.database.read(municipality.id, (query) =>
      this.consents.list(query, municipality.id),
    );
    return { items, nextCursor: null, total: items.length };
  }

  /** The one before ends: at each moment there is at most one. */
  grant(access: Access, { reason, hours }: OperatorConsentInput): Promise<OperatorConsent> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      await this.consents.revokeAll(query, municipalityId, access.personId);
      const id = uuid();
      await this.consents.add(query, municipalityId, { id, reason, hours, personId: access.personId });
      return this.#find(query, municipalityId, id);
    });
  }

  /** @throws ProblemError 404 */
  revoke(access: Access, id: string): Promise<OperatorConsent> {
    const { id: municipalityId } = access.municipality;
    return this.database.write(municipalityId, async (query) => {
      await this.consents.revoke(query, municipalityId, id, access.personId);
      return this.#find(query, municipalityId, id);
    });
  }

  async #find(query: Query, municipalityId: string, id: string): Promise<OperatorConsent> {
    const consent = await this.consents.find(query, municipalityId, id);
    if (!consent) throw notFound();
    return consent;
  }
}
