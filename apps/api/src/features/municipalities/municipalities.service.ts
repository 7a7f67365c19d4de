import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, Municipality, MunicipalityPatch } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { MunicipalityDirectory, type MunicipalityRef } from '../../platform/access/municipality-directory';
import { SubjectRegistry } from '../../platform/access/subject-registry';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { fromCursor, type ListQuery, toCursor } from '../../platform/http/list-query';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { MunicipalitiesRepository } from './municipalities.repository';

@Injectable()
export class MunicipalitiesService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: MunicipalitiesRepository,
    private readonly municipalities: MunicipalityDirectory,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register('municipality', (access, id) =>
      this.database.write(id, async (query) => {
        const version = await this.repository.lockVersion(query, id);
        const current = () => this.read(access.municipality.slug);
        return version === null ? null : { subject: {}, version, current };
      }),
    );
  }

  async list({ limit, cursor }: ListQuery): Promise<List<Municipality>> {
    const after = fromCursor(cursor, ['text', 'id']);
    // One more than asked for tells whether there is a next page.
    const [found, total] = await Promise.all([
      this.repository.list(limit + 1, after),
      this.repository.count(),
    ]);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > limit && last ? toCursor([last.name, last.id]) : null, total };
  }

  /** @throws ProblemError 404 */
  async read(slug: string): Promise<Municipality> {
    const municipality = await this.repository.find(slug);
    if (!municipality) throw notFound();
    return municipality;
  }

  /** Whether the sign-in page offers the municipality's own identity provider. */
  async offerCitySignIn(query: Query, { id, slug }: MunicipalityRef, offered: boolean): Promise<void> {
    await this.repository.setCitySignIn(query, id, offered);
    this.database.afterCommit(() => {
      this.municipalities.forget(slug);
    });
  }

  /** Texts in a language that is taken out stay as they are, and are there again once it comes back. */
  update({ municipality: { id, slug } }: Access, patch: MunicipalityPatch): Promise<Municipality> {
    return this.database.write(id, async (query) => {
      await this.repository.update(query, id, patch);
      this.database.afterCommit(() => {
        this.municipalities.forget(slug);
      });
      return this.read(slug);
    });
  }
}
