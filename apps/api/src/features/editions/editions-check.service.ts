import { Injectable } from '@nestjs/common';
import { chainTrouble } from '@wegmarke/domain/editions';
import type { Query } from '../../platform/database/database';
import { type EditionRecord, EditionsRepository } from './editions.repository';
import { sha256 } from './files/sha256';

/** What the log of events says of sealed reports, by number. */
export interface Seals {
  readonly seals: readonly {
    readonly reportId: string | null;
    readonly number: number;
    readonly hash: string;
  }[];
  /** Whether nothing has been taken out of the log: then every edition has its seal there. */
  readonly complete: boolean;
}

/** Recomputes the chain of a municipality's editions and the hash of each of their files. */
@Injectable()
export class EditionsCheckService {
  constructor(private readonly repository: EditionsRepository) {}

  /** The first thing that is wrong, in a sentence; null where nothing is. */
  async trouble(query: Query, municipalityId: string, sealed: Seals): Promise<string | null> {
    const editions = (await this.repository.list(query, municipalityId, null)).toReversed();
    return (
      chainTrouble(editions, sha256) ??
      (await this.#files(query, municipalityId, editions)) ??
      (await this.#seals(query, municipalityId, editions, sealed))
    );
  }

  /** One file after the other: all of them together may be more than a process holds. */
  async #files(
    query: Query,
    municipalityId: string,
    editions: readonly EditionRecord[],
  ): Promise<string | null> {
    for (const { number, files } of editions)
      for (const { format, hash } of files) {
        const file = await this.repository.file(query, municipalityId, number, format);
        if (!file || sha256(file.bytes) !== hash)
          return `The ${format} file of edition ${String(number)} is not what was sealed.`;
      }
    const stray = await this.repository.strayFile(query, municipalityId);
    return stray === null ? null : `A file belongs to edition ${String(stray)}, which there is not.`;
  }

  async #seals(
    query: Query,
    municipalityId: string,
    editions: readonly EditionRecord[],
    { seals, complete }: Seals,
  ): Promise<string | null> {
    const reports = await this.repository.reportsOf(query, municipalityId);
    const told = new Map(seals.map((seal) => [seal.number, seal]));
    for (const { number, hash } of editions) {
      const seal = told.get(number);
      if (!seal && complete) return `The log says nothing of edition ${String(number)} being sealed.`;
      if (seal && seal.hash !== hash)
        return `Edition ${String(number)} is not the one that the log says was sealed.`;
      if (seal && seal.reportId !== (reports.get(number) ?? null))
        return `Edition ${String(number)} is not of the report that the log says was sealed.`;
    }
    const missing = seals.find(({ number }) => number > editions.length);
    return missing ? `Edition ${String(missing.number)} was sealed, says the log, but is gone.` : null;
  }
}
