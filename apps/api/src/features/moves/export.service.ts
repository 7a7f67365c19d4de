import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { AuditActor } from '../../platform/audit/audit-log';
import { AuditLog } from '../../platform/audit/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import type { Query } from '../../platform/database/database';
import { notFound } from '../../platform/errors/problem-error';
import { ObjectStore } from '../../platform/storage/object-store';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { contentKey } from '../documents/documents.service';
import {
  ACCOUNTS,
  contentFile,
  FORMAT,
  FORMAT_VERSION,
  type Manifest,
  MANIFEST,
  type ManifestFile,
  type ManifestTable,
  MUNICIPALITY,
  tableFile,
} from './manifest';
import { MovesRepository } from './moves.repository';
import { ZipWriter } from './zip/zip-writer';

/** Puts all of a municipality into one file: every row, and every file that was uploaded. */
@Injectable()
export class MunicipalityExportService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly moves: MovesRepository,
    private readonly store: ObjectStore,
    private readonly settings: Settings,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * The file as it leaves; on the disk it is gone once it has been read or whoever reads it goes away.
   * @throws ProblemError 404
   */
  async stream(municipalityId: string, actor: AuditActor): Promise<Readable> {
    const folder = join(this.settings.dataDir, 'uploads');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${randomUUID()}.zip`);
    try {
      await this.write(municipalityId, path, actor);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    const file = createReadStream(path);
    file.once('close', () => void rm(path, { force: true }));
    return file;
  }

  /**
   * @param path of a file that is not there yet
   * @throws ProblemError 404
   */
  async write(municipalityId: string, path: string, actor: AuditActor): Promise<Manifest> {
    await this.audit.record(municipalityId, actor, {
      action: 'export.made',
      subject: { kind: 'municipality', id: municipalityId },
      detail: { what: 'municipality' },
    });
    const [tables, schema] = [await this.moves.tables(), await this.moves.schema()];
    const zip = await ZipWriter.create(path);
    try {
      // In one snapshot, and to the disk: a slow reader keeps no transaction open.
      const { head, contents } = await this.database.read(municipalityId, async (query) => {
        await this.moves.takeTime(query);
        const text = await this.moves.municipality(query, municipalityId);
        if (text === null) throw notFound();
        await zip.add(MUNICIPALITY, lines([text]));
        const accounts = await this.moves.accounts(query, municipalityId);
        await zip.add(ACCOUNTS, lines(accounts.map((account) => JSON.stringify(account))));
        const written: ManifestTable[] = [];
        for (const table of tables) {
          let rows = 0;
          const counted = async function* (batches: AsyncIterable<string[]>): AsyncGenerator<Buffer> {
            for await (const batch of batches) {
              rows += batch.length;
              yield* lines(batch);
            }
          };
          const batches = this.moves.rows(query, municipalityId, table);
          const { sha256 } = await zip.add(tableFile(table.name), counted(batches));
          written.push({ name: table.name, rows, sha256 });
        }
        const { id, slug, name } = JSON.parse(text) as Manifest['municipality'];
        return {
          head: { municipality: { id, slug, name }, tables: written },
          contents: await this.#contents(query, municipalityId),
        };
      });
      const manifest: Manifest = {
        format: FORMAT,
        version: FORMAT_VERSION,
        schema,
        madeAt: this.clock.now().toISOString(),
        ...head,
        files: await this.#addFiles(zip, municipalityId, contents),
      };
      await zip.add(MANIFEST, lines([JSON.stringify(manifest, null, 2)]));
      await zip.finish();
      return manifest;
    } catch (error) {
      await zip.abandon();
      throw error;
    }
  }

  async #contents(query: Query, municipalityId: string): Promise<readonly string[]> {
    return (await this.moves.contents(query, municipalityId)).map(({ sha256 }) => sha256);
  }

  /** What was erased in the meantime, or never got through, is not there. */
  async #addFiles(
    zip: ZipWriter,
    municipalityId: string,
    contents: readonly string[],
  ): Promise<ManifestFile[]> {
    const files: ManifestFile[] = [];
    for (const sha256 of contents) {
      const content = await this.store.open(contentKey(municipalityId, sha256));
      if (content === null) continue;
      const written = await zip.add(contentFile(sha256), content);
      files.push(written);
    }
    return files;
  }
}

async function* lines(texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Promise.resolve(Buffer.from(`${text}\n`, 'utf8'));
}
