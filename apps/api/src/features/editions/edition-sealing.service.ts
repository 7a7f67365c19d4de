import { Injectable } from '@nestjs/common';
import type {
  EditionContent,
  EditionDifference,
  EditionReaders,
  FieldText,
} from '@wegmarke/domain/contracts';
import { differences, NO_EDITION_BEFORE, type SealedParts, sealText } from '@wegmarke/domain/editions';
import { loadWords } from '@wegmarke/domain/words';
import type { MunicipalityRef } from '../../platform/access/municipality-directory';
import { Acting } from '../../platform/audit/acting';
import { AuditLog } from '../../platform/audit/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Settings } from '../../platform/config/settings';
import type { Query } from '../../platform/database/database';
import { TenantDatabase } from '../../platform/tenancy/tenant-database';
import { EditionsRepository } from './editions.repository';
import { EditionFiles, FILES_OF_AN_EDITION, type MadeFile } from './files/edition-files';
import { renderJson } from './files/json/json';
import { sha256 } from './files/sha256';

/** What is to be sealed, once however often it is asked for. */
export interface SealOrder {
  /** Null: a sample that no report stands behind. */
  readonly reportId: string | null;
  readonly strategyId: string;
  readonly readers: EditionReaders;
  /** As it was approved: without number, seal and address. */
  readonly content: EditionContent;
  readonly approvedBy: FieldText;
  /** Of samples of the past: when that was, and the number that it has, so that it is sealed once. */
  readonly sample?: { readonly sealedAt: Date; readonly number: number };
  /** Told how many files are done. */
  readonly progress?: (done: number) => Promise<void>;
  /** Done in the transaction in which the edition is written: both, or neither. */
  readonly within?: (query: Query) => Promise<void>;
}

type NewEdition = SealedParts & { readonly hash: string };

/** Two who seal at once make their files anew where they come second; so many do not come at once. */
const MOST_TURNS = 20;

/**
 * Makes editions. Files are made before anything is written, then the whole edition is written in one transaction: a
 * crash leaves all of it or nothing. Numbers have no gaps and hashes form a chain, because who writes holds a lock and
 * looks whether the edition before is still the one that was counted on.
 */
@Injectable()
export class EditionSealing {
  constructor(
    private readonly database: TenantDatabase,
    private readonly repository: EditionsRepository,
    private readonly files: EditionFiles,
    private readonly log: AuditLog,
    private readonly acting: Acting,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** How many files an edition gets. */
  readonly filesOfAnEdition = FILES_OF_AN_EDITION;

  /** A content as it stands while it waits for its approval: bytes, and their SHA-256 in hexadecimal. */
  standing(content: EditionContent): { readonly bytes: Buffer; readonly hash: string } {
    const bytes = renderJson(content);
    return { bytes, hash: sha256(bytes) };
  }

  /** @returns the number; of a report that was sealed before, the one that it has */
  async seal(municipality: MunicipalityRef, order: SealOrder): Promise<number> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const sealed = await this.#sealedBefore(municipality.id, order);
      if (sealed !== null) return sealed;
      const { edition, files } = await this.#make(municipality, order);
      const written = await this.database.write(municipality.id, async (query) => {
        await this.repository.lock(query, municipality.id);
        const last = await this.repository.last(query, municipality.id);
        if ((last?.hash ?? NO_EDITION_BEFORE) !== edition.previousHash) return false;
        await this.repository.add(query, municipality.id, order.reportId, edition, files);
        await this.#record(municipality.id, order, edition);
        await order.within?.(query);
        return true;
      });
      if (written) return edition.number;
    }
    throw new Error('Others seal editions all the time: it has to be tried again.');
  }

  #sealedBefore(municipalityId: string, { reportId, sample }: SealOrder): Promise<number | null> {
    return this.database.read(municipalityId, async (query) => {
      if (reportId !== null) return this.repository.numberOf(query, municipalityId, reportId);
      const last = await this.repository.last(query, municipalityId);
      return sample && last && last.number >= sample.number ? sample.number : null;
    });
  }

  async #make(
    municipality: MunicipalityRef,
    order: SealOrder,
  ): Promise<{ readonly edition: NewEdition; readonly files: readonly MadeFile[] }> {
    const { content: submitted, approvedBy, strategyId, readers } = order;
    const last = await this.database.read(municipality.id, (query) =>
      this.repository.last(query, municipality.id),
    );
    const number = (last?.number ?? 0) + 1;
    const sealedAt = (order.sample?.sealedAt ?? this.clock.now()).toISOString();
    const address = `${this.settings.publicUrl}/${municipality.slug}/reports/${String(number)}`;
    const previous = await this.#previous(municipality.id, order);
    const content: EditionContent = { ...submitted, number, sealedAt, address, approvedBy, ...previous };
    const files = await this.files.make(renderJson(content), async (done) => order.progress?.(done));
    const { title, language, body, sessionOn, reference, on, knownAt, revision, composedBy } = content;
    const { corrects, sample } = content;
    const parts: SealedParts = {
      number,
      strategyId,
      title,
      language,
      readers,
      body,
      sessionOn,
      reference,
      on,
      knownAt,
      revision,
      sealedAt,
      composedBy,
      approvedBy,
      corrects,
      files: files.map(({ format, bytes, hash }) => ({ format, bytes: bytes.length, hash })),
      previousHash: last?.hash ?? NO_EDITION_BEFORE,
      sample,
    };
    return { edition: { ...parts, hash: sha256(sealText(parts)) }, files };
  }

  /** The edition before it that its readers may read, and what stands otherwise there. */
  async #previous(
    municipalityId: string,
    { strategyId, content, readers }: SealOrder,
  ): Promise<{
    readonly previous: EditionContent['previous'];
    readonly differences: readonly EditionDifference[];
  }> {
    const found = await this.database.read(municipalityId, async (query) => {
      const last = await this.repository.lastOf(query, municipalityId, {
        strategyId,
        language: content.language,
        readers,
      });
      const file = last && (await this.repository.file(query, municipalityId, last.number, 'json'));
      return last && file ? { previous: last, json: file.bytes } : null;
    });
    if (!found) return { previous: null, differences: [] };
    const before = JSON.parse(found.json.toString('utf8')) as EditionContent;
    return {
      previous: found.previous,
      differences: differences(before, content, await loadWords(content.language)),
    };
  }

  /** So that the municipality's own chain holds the hash, too. */
  #record(municipalityId: string, { reportId }: SealOrder, { number, hash }: NewEdition): Promise<void> {
    return this.log.record(municipalityId, this.acting.actor, {
      action: 'report.sealed',
      ...(reportId === null ? {} : { subject: { kind: 'report', id: reportId } }),
      detail: { number, hash },
    });
  }
}
