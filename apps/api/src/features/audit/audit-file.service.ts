import { Injectable } from '@nestjs/common';
import type { AuditEvent, ExportFormat, List } from '@wegmarke/domain/contracts';
import { eventWords } from '@wegmarke/domain/sentences';
import { loadWords } from '@wegmarke/domain/words';
import type { Access } from '../../platform/access/access';
import type { Answer } from '../../platform/http/answer';
import { ExportsService } from '../exports/exports.service';
import { AuditService } from './audit.service';
import type { AuditFileQuery } from './dto/audit-query';

const A_PAGE = 200;
/** A file for a person: what is more is narrowed by its filters. */
const MOST_ROWS = 50_000;

/** The log as a file, headed by where its chain ends. */
@Injectable()
export class AuditFileService {
  constructor(
    private readonly audit: AuditService,
    private readonly exports: ExportsService,
  ) {}

  async file(access: Access, format: ExportFormat, { lang, ...asked }: AuditFileQuery): Promise<Answer> {
    const words = await loadWords(lang ?? 'de');
    const head = await this.audit.head(access);
    const events = await this.#all(access, asked);
    const headings = (['sequence', 'recordedAt', 'actor', 'what', 'subject', 'id', 'changes'] as const).map(
      (column) => words.say(`member.audit.col.${column}`),
    );
    const rows = events.map((event) => {
      const said = eventWords(words, event);
      return [
        event.sequence,
        event.recordedAt,
        said.actor,
        said.what,
        said.subject,
        event.subject?.id ?? null,
        said.changes,
      ];
    });
    // The end of the chain stands in the file: whoever keeps it can tell later whether anything before it was changed.
    if (head.hash !== null)
      rows.push([
        head.sequence,
        head.recordedAt,
        null,
        words.say('member.audit.head'),
        null,
        head.hash,
        null,
      ]);
    const table = { headings, rows, dayColumns: new Set<number>() };
    return this.exports.tableFile(access, format, 'audit', words.say('member.audit.title'), table);
  }

  async #all(access: Access, asked: Omit<AuditFileQuery, 'lang'>): Promise<readonly AuditEvent[]> {
    const all: AuditEvent[] = [];
    let cursor: string | undefined;
    do {
      const page: List<AuditEvent> = await this.audit.list(access, { ...asked, limit: A_PAGE, cursor });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && all.length < MOST_ROWS);
    return all;
  }
}
