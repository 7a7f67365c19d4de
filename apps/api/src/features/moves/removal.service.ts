import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { List, RemovedMunicipality } from '@wegmarke/domain/contracts';
import { MunicipalityDirectory } from '../../platform/access/municipality-directory';
import { AuditLog, type AuditActor } from '../../platform/audit/audit-log';
import { invalidFields, notFound } from '../../platform/errors/problem-error';
import { RecurringJobs } from '../../platform/jobs/recurring-jobs';
import { ObjectStore } from '../../platform/storage/object-store';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { contentKey } from '../documents/documents.service';
import { MovesRepository } from './moves.repository';

/** Ends a municipality: marked first, gone later with everything that belongs to it. */
@Injectable()
export class RemovalService implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly moves: MovesRepository,
    private readonly municipalities: MunicipalityDirectory,
    private readonly store: ObjectStore,
    private readonly audit: AuditLog,
    private readonly jobs: RecurringJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('remove-municipalities', () => this.removeDue());
  }

  /**
   * Marks it: closed at once, gone after 30 days. With its slug typed out, gone now.
   * @returns whether it is gone
   * @throws ProblemError 404, 422 where the slug is another
   */
  async request(id: string, now: string | undefined, actor: AuditActor): Promise<boolean> {
    const slug = await this.database.write(id, async (query) => {
      const state = await this.moves.removalState(query, id);
      if (!state) throw notFound();
      if (now !== undefined && now !== state.slug) {
        const detail = 'now must be the slug of the municipality.';
        throw invalidFields([{ pointer: '/now', code: 'another-slug', detail }]);
      }
      await this.moves.mark(query, id, now);
      return state.slug;
    });
    this.municipalities.forget(slug);
    if (now === undefined) return false;
    await this.#remove(id, actor);
    return true;
  }

  /** It stays, and is open again. @throws ProblemError 404 */
  async takeBack(id: string): Promise<void> {
    const slug = await this.database.write(id, async (query) => {
      const state = await this.moves.removalState(query, id);
      if (!state) throw notFound();
      await this.moves.unmark(query, id);
      return state.slug;
    });
    this.municipalities.forget(slug);
  }

  async removed(): Promise<List<RemovedMunicipality>> {
    const items = await this.moves.removed();
    return { items, nextCursor: null, total: items.length };
  }

  /** All whose time has come, and the files that earlier removals left. Resolves to how many ended. */
  async removeDue(): Promise<number> {
    let removed = 0;
    for (const { id } of await this.moves.due()) if (await this.#remove(id, { kind: 'system' })) removed += 1;
    await this.#eraseContents();
    return removed;
  }

  /** All rows in one transaction; the files after it, again and again until they are gone. */
  async #remove(id: string, actor: AuditActor): Promise<boolean> {
    // Whatever refers to something goes before what it refers to.
    const tables = (await this.moves.tables('all')).toReversed();
    const removed = await this.database.write(id, async (query) => {
      await this.moves.takeTime(query);
      const state = await this.moves.removalState(query, id);
      // Another instance was quicker, or it stays after all.
      if (!state?.isDue) return null;
      const accounts = await this.moves.accountsOfThisAlone(query, id);
      const contents = await this.moves.contents(query, id);
      const counts: Record<string, number> = {};
      for (const { name } of tables) counts[name] = await this.moves.moveOut(query, id, name);
      const keys = contents.map(({ sha256 }) => contentKey(id, sha256));
      await this.moves.recordRemoval(query, { id, by: byOf(actor), counts, keys });
      await this.moves.moveOut(query, id, 'municipality');
      await this.moves.removeAccounts(query, accounts);
      await this.audit.recordGlobal(actor, {
        action: 'municipality.removed',
        subject: { kind: 'municipality', id },
        detail: { tables: Object.keys(counts).length, accounts: accounts.length, files: keys.length },
      });
      return state.slug;
    });
    if (removed === null) return false;
    this.municipalities.forget(removed);
    await this.#eraseContents();
    return true;
  }

  async #eraseContents(): Promise<void> {
    for (;;) {
      const contents = await this.moves.contentsToErase();
      if (contents.length === 0) return;
      for (const { key } of contents) {
        await this.store.remove(key);
        await this.moves.contentErased(key);
      }
    }
  }
}

const byOf = (actor: AuditActor): string | null => ('accountId' in actor ? actor.accountId : null);
