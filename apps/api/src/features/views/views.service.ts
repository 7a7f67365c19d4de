import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, SavedView, SavedViewInput, SavedViewPatch } from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import type { Access } from '../../platform/access/access';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import { conflict, forbidden, notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type ViewRecord, ViewsRepository } from './views.repository';

const taken = () => conflict('view-name-taken', 'You have a view of this name already. Choose another name.');

/** Ways to look at the portfolio: everybody's own, and those that the digital office shares. */
@Injectable()
export class ViewsService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: ViewsRepository,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    // Somebody else's view that is not shared is not there; a shared one is read, not changed.
    this.subjects.register('view', (access, id) =>
      this.database.write(access.municipality.id, async (query) => {
        const found = await this.repository.find(query, access.municipality.id, access.personId, id);
        if (!found) return null;
        if (!found.own) throw forbidden();
        return { subject: {}, version: found.version, current: () => Promise.resolve(toView(found)) };
      }),
    );
  }

  async list(access: Access): Promise<List<SavedView>> {
    const items = await this.database.read(access.municipality.id, (query) =>
      this.repository.list(query, access.municipality.id, access.personId),
    );
    return { items: items.map(toView), nextCursor: null, total: items.length };
  }

  async add(access: Access, input: SavedViewInput): Promise<SavedView> {
    const shared = input.shared ?? false;
    if (shared) access.require('view.share');
    const id = uuid();
    return this.database.write(access.municipality.id, async (query) => {
      const view = { id, personId: access.personId, name: input.name.trim(), query: input.query, shared };
      if (!(await this.repository.add(query, access.municipality.id, view))) throw taken();
      return this.#find(access, id);
    });
  }

  async change(access: Access, id: string, patch: SavedViewPatch): Promise<SavedView> {
    return this.database.write(access.municipality.id, async (query) => {
      // Whoever shared it may have left the digital office since: what others open is no longer theirs to change.
      if (patch.shared ?? (await this.#find(access, id)).shared) access.require('view.share');
      const change = { ...patch, name: patch.name?.trim() };
      if (!(await this.repository.update(query, access.municipality.id, id, change))) throw taken();
      if (patch.shared === false)
        await this.repository.forgetOthersDefaults(query, access.municipality.id, id, access.personId);
      return this.#find(access, id);
    });
  }

  async remove(access: Access, id: string): Promise<void> {
    await this.database.write(access.municipality.id, (query) =>
      this.repository.remove(query, access.municipality.id, id),
    );
  }

  async setDefault(access: Access, viewId: string | null): Promise<List<SavedView>> {
    return this.database.write(access.municipality.id, async (query) => {
      if (viewId !== null) await this.#find(access, viewId);
      await this.repository.setDefault(query, access.municipality.id, access.personId, viewId);
      return this.list(access);
    });
  }

  async #find(access: Access, id: string): Promise<SavedView> {
    const found = await this.database.read(access.municipality.id, (query) =>
      this.repository.find(query, access.municipality.id, access.personId, id),
    );
    if (!found) throw notFound();
    return toView(found);
  }
}

function toView({ id, name, query, shared, own, isDefault, version }: ViewRecord): SavedView {
  return { id, name, query, shared, own, isDefault, version };
}
