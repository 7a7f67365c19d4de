import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../../platform/config/settings';
import { ObjectStore } from '../../platform/storage/object-store';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { DocumentsRepository } from './documents.repository';
import { contentKey } from './documents.service';

const HOUR = 3_600_000;

/**
 * Erases the bytes of removed files once the retention is over, and those of uploads that broke off. Several instances
 * may do so at once: what one erases the others skip.
 */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: DocumentsRepository,
    private readonly store: ObjectStore,
    private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      // A store or database that is away: there is a next time, and requests tell of the trouble.
      this.eraseEverywhere().catch(() => undefined);
    }, HOUR).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** Of every municipality. Resolves to how many contents were erased. */
  async eraseEverywhere(): Promise<number> {
    const municipalities = await this.database.global<{ id: string }>('select id from municipality');
    let erased = 0;
    for (const { id } of municipalities) erased += await this.erase(id);
    return erased;
  }

  /** One after the other, each in a transaction of its own: the store may take its time. */
  async erase(municipalityId: string): Promise<number> {
    let erased = 0;
    while (await this.#eraseOne(municipalityId)) erased += 1;
    return erased;
  }

  #eraseOne(municipalityId: string): Promise<boolean> {
    return this.database.write(municipalityId, async (query) => {
      const { documentRetentionDays } = this.settings;
      const sha256 = await this.repository.unneededContent(query, municipalityId, documentRetentionDays);
      if (sha256 === null) return false;
      await this.store.remove(contentKey(municipalityId, sha256));
      await this.repository.forgetContent(query, municipalityId, sha256);
      return true;
    });
  }
}
