import type { Report, ReportPatch } from '@wegmarke/domain/contracts';

/** What a person may change of a report, as one value: what the form shows. */
export type Composed = Report & { readonly approvalOfficeId: string | null };
export type PatchField = keyof ReportPatch;

export function composedOf(report: Report): Composed {
  return { ...report, approvalOfficeId: report.approvalOffice?.id ?? null };
}

/** The report as the form shows it: what is typed lies over what is stored. */
export function withTyped(report: Report, typed: ReportPatch): Composed {
  return { ...composedOf(report), ...typed };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is typed and not sent yet, once `sent` is stored: a field typed into meanwhile stays. */
export function withoutSent(typed: ReportPatch, sent: ReportPatch): ReportPatch {
  return Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => !same(value, sent[field as PatchField])),
  );
}

/** Typed fields that somebody else has changed meanwhile, to something else than what is typed. */
export function conflictsIn(typed: ReportPatch, before: Report, now: Report): PatchField[] {
  const [was, is] = [composedOf(before), composedOf(now)];
  return (Object.keys(typed) as PatchField[]).filter(
    (field) => !same(was[field], is[field]) && !same(typed[field], is[field]),
  );
}
