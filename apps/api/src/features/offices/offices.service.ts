import { Injectable } from '@nestjs/common';
import type { Department, List, Office } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { OfficesRepository } from './offices.repository';

@Injectable()
export class OfficesService {
  constructor(private readonly repository: OfficesRepository) {}

  /** All of them: a city has dozens, and every picker needs them at once. */
  async listOffices(access: Access): Promise<List<Office>> {
    const items = await this.repository.listOffices(access.municipality.id, access.today);
    return { items: items.map((office) => asSeenBy(access, office)), nextCursor: null, total: items.length };
  }

  async listDepartments(access: Access): Promise<List<Department>> {
    const items = await this.repository.listDepartments(access.municipality.id);
    return { items, nextCursor: null, total: items.length };
  }

  /** Offices by id, as the caller may see them: for features that show who answers for something. */
  async officesById(access: Access): Promise<ReadonlyMap<string, Office>> {
    const { items } = await this.listOffices(access);
    return new Map(items.map((office) => [office.id, office]));
  }
}

/** The public reads a holder's name only where the office's name is public, and never which person it is elsewhere. */
function asSeenBy(access: Access, { holderPublic, ...office }: Office & { holderPublic: boolean }): Office {
  const { holder } = office;
  if (access.actor.kind === 'member' || holder === null) return office;
  return { ...office, holder: { ...holder, personId: null, name: holderPublic ? holder.name : null } };
}
