import type { ExportFormat } from '@wegmarke/domain/contracts';
import { writeDelimited } from '@wegmarke/domain/tables';
import { Answer } from '../../platform/http/answer';
import type { ViewTable } from './view-table';
import { writeList } from '../../platform/workbook/write-workbook';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** A table as a file to keep. `name` comes before the ending; `title` names the sheet. */
export function viewFile(format: ExportFormat, name: string, title: string, table: ViewTable): Answer {
  return Answer.file(bodyOf(format, title, table), MEDIA_TYPES[format], {
    headers: { 'content-disposition': `attachment; filename="${name}.${format}"` },
  });
}

function bodyOf(
  format: ExportFormat,
  title: string,
  { headings, rows, dayColumns }: ViewTable,
): string | Buffer {
  switch (format) {
    case 'xlsx':
      return writeList({ name: title, headings, rows, dayColumns });
    case 'csv':
      return writeDelimited([headings, ...rows]);
    case 'json':
      return JSON.stringify({
        view: title,
        rows: rows.map((cells) =>
          Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? null])),
        ),
      });
  }
}
