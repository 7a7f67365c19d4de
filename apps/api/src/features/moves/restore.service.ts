import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditActor } from '../../platform/audit/audit-log';
import { Settings } from '../../platform/config/settings';
import type { Query } from '../../platform/database/database';
import { conflict, ProblemError, refused } from '../../platform/errors/problem-error';
import { ObjectStore } from '../../platform/storage/object-store';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { contentKey } from '../documents/documents.service';
import {
  ACCOUNTS,
  contentFile,
  type Manifest,
  MANIFEST,
  type ManifestFile,
  type ManifestTable,
  MUNICIPALITY,
  readManifest,
  tableFile,
} from './manifest';
import { type MovedAccount, MovesRepository } from './moves.repository';
import type { MovedTable } from './table-order';
import { ZipError, ZipReader } from './zip/zip-reader';

const MOST_ROWS = 500;
const MOST_CHARACTERS = 4_000_000;
const MOST_MANIFEST = 64 * 1_048_576;

/** Brings a municipality back, or into another installation, from its file: all of it or nothing. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly moves: MovesRepository,
    private readonly store: ObjectStore,
    private readonly settings: Settings,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param path of the file
   * @throws ProblemError 422 where it is damaged, was changed, or is of another schema; 409 where the municipality or
   *   its slug is there already
   */
  async restore(path: string, actor: AuditActor): Promise<Manifest> {
    try {
      const zip = await ZipReader.open(path);
      try {
        return await this.#restore(zip, actor);
      } finally {
        await zip.close();
      }
    } catch (error) {
      if (error instanceof ZipError) throw damaged(error.message);
      throw error;
    }
  }

  async #restore(zip: ZipReader, actor: AuditActor): Promise<Manifest> {
    const manifest = await this.#manifest(zip);
    const { id, slug } = manifest.municipality;
    const tables = await this.moves.tables();
    const known = new Set(tables.map(({ name }) => name));
    if (manifest.tables.length !== known.size || manifest.tables.some(({ name }) => !known.has(name)))
      throw damaged('The file does not hold the tables that it should.');
    await this.database.read(id, (query) => this.#refuseTaken(query, id, slug));
    // Before the rows: a row that speaks of a file finds it. Where the rows are refused, the files are erased later.
    await this.#files(zip, manifest);
    try {
      await this.database.write(id, async (query) => {
        await this.moves.takeTime(query);
        await this.#refuseTaken(query, id, slug);
        await this.moves.moveInMunicipality(query, await textOf(zip, MUNICIPALITY, MOST_MANIFEST));
        const accounts = await this.#accounts(query, zip);
        for (const table of tables) await this.#table(query, zip, { table, manifest, accounts });
        await this.moves.haveArrived(query, id);
        await this.audit.recordGlobal(actor, {
          action: 'municipality.added',
          subject: { kind: 'municipality', id },
          detail: { restored: true },
        });
      });
    } catch (error) {
      await this.#forgetFiles(manifest);
      throw error;
    }
    return manifest;
  }

  async #manifest(zip: ZipReader): Promise<Manifest> {
    const manifest = readManifest(await textOf(zip, MANIFEST, MOST_MANIFEST));
    if (!manifest) throw damaged('The file says nothing of itself that is understood here.');
    const schema = await this.moves.schema();
    if (manifest.schema !== schema) {
      throw refused(
        'another-schema',
        `The file is of schema ${manifest.schema.slice(0, 80)}, this installation of ${schema}. Bring both to the same version, then export again.`,
      );
    }
    return manifest;
  }

  async #refuseTaken(query: Query, id: string, slug: string): Promise<void> {
    const taken = await this.moves.taken(query, id, slug);
    if (taken === 'id') throw conflict('municipality-there', 'This municipality is here already.');
    if (taken === 'slug') throw conflict('slug-taken', `There is another municipality "${slug}".`);
  }

  async #accounts(query: Query, zip: ZipReader): Promise<Map<string, string>> {
    const text = await textOf(zip, ACCOUNTS, MOST_MANIFEST);
    const accounts = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as MovedAccount);
    return this.moves.moveInAccounts(query, accounts);
  }

  async #table(
    query: Query,
    zip: ZipReader,
    about: {
      readonly table: MovedTable;
      readonly manifest: Manifest;
      readonly accounts: Map<string, string>;
    },
  ): Promise<void> {
    const { table, manifest, accounts } = about;
    const expected = manifest.tables.find(({ name }) => name === table.name);
    if (!expected) throw damaged(`${table.name} is missing.`);
    const others = [...accounts].filter(([there, here]) => there !== here);
    const here = (line: string): string =>
      table.ofAccounts
        ? others.reduce((text, [from, to]) => text.replaceAll(`"${from}"`, `"${to}"`), line)
        : line;
    const { id } = manifest.municipality;
    let [rows, waiting, length]: [number, string[], number] = [0, [], 0];
    const flush = async (): Promise<void> => {
      if (waiting.length > 0) rows += await this.moves.moveIn(query, id, table.name, waiting);
      [waiting, length] = [[], 0];
    };
    for await (const line of checkedLines(zip, expected)) {
      waiting.push(here(line));
      length += line.length;
      if (!table.whole && (waiting.length >= MOST_ROWS || length >= MOST_CHARACTERS)) await flush();
    }
    await flush();
    if (rows !== expected.rows) throw damaged(`${table.name} has another number of rows than it should.`);
  }

  async #files(zip: ZipReader, { municipality, files }: Manifest): Promise<void> {
    const folder = join(this.settings.dataDir, 'uploads');
    await mkdir(folder, { recursive: true });
    const keys = files.map(({ sha256 }) => contentKey(municipality.id, sha256));
    await this.database.write(municipality.id, (query) => this.moves.keepContents(query, keys));
    for (const file of files) await this.#file(zip, municipality.id, file, join(folder, randomUUID()));
  }

  async #file(zip: ZipReader, id: string, { sha256, size }: ManifestFile, path: string): Promise<void> {
    try {
      const hash = createHash('sha256');
      const hashed = async function* (): AsyncGenerator<Buffer> {
        for await (const chunk of zip.read(contentFile(sha256))) {
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(hashed(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      if (hash.digest('hex') !== sha256) throw damaged('An uploaded file is not what it was.');
      await this.store.put(contentKey(id, sha256), path, size);
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Nobody speaks of them: the rows did not arrive. Unless the municipality is here and has the same files. */
  async #forgetFiles({ municipality: { id }, files }: Manifest): Promise<void> {
    const isHere = await this.database.read(
      id,
      async (query) => (await this.moves.municipality(query, id)) !== null,
    );
    if (isHere) return;
    for (const { sha256 } of files) await this.store.remove(contentKey(id, sha256));
  }
}

/** The lines of a table, which must be what its hash says. */
async function* checkedLines(zip: ZipReader, { name, sha256 }: ManifestTable): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of zip.read(tableFile(name))) {
      hash.update(chunk);
      yield chunk;
    }
  };
  // Much to load, for a start that restores nothing.
  const { createInterface } = await import('node:readline');
  const content = Readable.from(hashed());
  let broken: unknown;
  content.once('error', (error) => (broken = error));
  for await (const line of createInterface({ input: content, crlfDelay: Infinity }))
    if (line !== '') yield line;
  if (broken !== undefined) throw broken instanceof Error ? broken : damaged(`${name} cannot be read.`);
  if (hash.digest('hex') !== sha256) throw damaged(`${name} is not what it was.`);
}

async function textOf(zip: ZipReader, name: string, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of zip.read(name)) {
    length += chunk.length;
    if (length > most) throw damaged(`${name} is too large.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const damaged = (detail: string): ProblemError =>
  refused('file-damaged', `${detail} Nothing was restored.`, [
    { pointer: '/file', code: 'file-damaged', detail },
  ]);
