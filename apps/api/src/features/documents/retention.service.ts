import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../../platform/config/settings';
import { discardForgotten } from '../../platform/http/upload';
import { RecurringJobs } from '../../platform/jobs/recurring-jobs';
import { ObjectStore } from '../../platform/storage/object-store';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { DocumentsRepository } from './documents.repository';
import { contentKey } from './documents.service';

/**
 * Erases the bytes of removed files once the retention is over, and those of uploads that broke off. Several instances
 * may do so at once: what one erases the others skip.
 */
@Injectable()
export class RetentionService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: DocumentsRepository,
    private readonly store: ObjectStore,
    private readonly settings: Settings,
    private readonly jobs: RecurringJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('erase-documents', () => this.eraseEverywhere());
  }

  /** Of every municipality. Resolves to how many contents were erased. */
  async eraseEverywhere(): Promise<number> {
    await discardForgotten(join(this.settings.dataDir, 'uploads'));
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
