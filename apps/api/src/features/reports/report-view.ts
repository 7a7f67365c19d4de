import type { FieldText, Report } from '@wegmarke/domain/contracts';
import type { ReportRecord } from './reports.repository';

/** A report as its authors and the approving office read it. */
export function toReport(
  record: ReportRecord,
  offices: ReadonlyMap<string, { readonly title: FieldText }>,
): Report {
  const { chosenKnownAt, frozenKnownAt, composingOfficeId, approvalOfficeId, ...rest } = record;
  const office = (id: string) => {
    const found = offices.get(id);
    if (!found) throw new Error(`The office ${id} is missing.`);
    return { id, title: found.title };
  };
  return {
    ...rest,
    knownAt: frozenKnownAt ?? chosenKnownAt,
    composingOffice: office(composingOfficeId),
    approvalOffice: approvalOfficeId === null ? null : office(approvalOfficeId),
  };
}
