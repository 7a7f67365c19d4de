import { Injectable } from '@nestjs/common';
import type { Edition, EditionFormat, List } from '@wegmarke/domain/contracts';
import type { Access } from '../../platform/access/access';
import { notFound } from '../../platform/errors/problem-error';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { type EditionRecord, EditionsRepository, type FileRecord } from './editions.repository';

/** Who may read something of an edition. */
type Readable = Pick<EditionRecord, 'readers' | 'strategyPublished'>;

/** Sealed reports as people read them. What is for the council is not there for the public, nor what is of a draft. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: EditionsRepository,
  ) {}

  /** Newest first, all of them: a city has a few a year. */
  async list(access: Access, strategyId: string | null = null): Promise<List<Edition>> {
    const { id } = access.municipality;
    const isReadable = readableBy(access);
    const all = await this.database.read(id, (query) => this.repository.list(query, id, strategyId));
    const readable = all.filter(isReadable);
    const numbers = new Set(readable.map(({ number }) => number));
    const items = readable.map((record) => toEdition(record, (number) => numbers.has(number)));
    return { items, nextCursor: null, total: items.length };
  }

  /** @throws ProblemError 404 where there is none, or none for the reader */
  async find(access: Access, number: number): Promise<Edition> {
    const { items } = await this.list(access);
    const found = items.find((edition) => edition.number === number);
    if (!found) throw notFound();
    return found;
  }

  /** The stored bytes. @throws ProblemError 404 where there is no such file, or none for the reader */
  async file(access: Access, number: number, format: EditionFormat): Promise<FileRecord> {
    const { id } = access.municipality;
    const isReadable = readableBy(access);
    const found = await this.database.read(id, (query) => this.repository.file(query, id, number, format));
    if (!found || !isReadable(found)) throw notFound();
    return found;
  }
}

/** Members read all; the public what is for everybody, of strategies that are published. */
function readableBy(access: Access): (record: Readable) => boolean {
  const isMember = access.can('strategy.read', { published: false });
  return ({ readers, strategyPublished }) => isMember || (readers === 'public' && strategyPublished);
}

function toEdition(
  { strategyPublished: _published, ...edition }: EditionRecord,
  isReadable: (number: number) => boolean,
): Edition {
  return { ...edition, correctedBy: edition.correctedBy.filter(isReadable) };
}
