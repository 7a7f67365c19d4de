import type { FieldText, Phase } from '@wegmarke/domain/contracts';

/** What a new subject is called and who answers for it: the part of its row that the ledger does not know. */
export type NewSubject =
  | {
      readonly type: 'pillar';
      readonly id: string;
      readonly number: number;
      readonly title: FieldText;
      readonly summary: FieldText | null;
    }
  | {
      readonly type: 'project';
      readonly id: string;
      readonly title: FieldText;
      readonly benefit: FieldText | null;
      readonly description: FieldText | null;
      readonly phase: Phase;
      readonly officeId: string;
      readonly departmentId: string | null;
      readonly partners: readonly string[];
      readonly contributesTo: readonly string[];
      readonly sample: boolean;
      readonly source: string | null;
    }
  | {
      readonly type: 'milestone';
      readonly id: string;
      readonly title: FieldText;
      readonly officeId: string | null;
      readonly evidenceLink: string | null;
      readonly sample: boolean;
    };

/** Columns of that part, by table. */
export const NEW_COLUMNS: Readonly<Record<NewSubject['type'], Readonly<Record<string, string>>>> = {
  pillar: { number: 'integer', title: 'jsonb', summary: 'jsonb' },
  project: {
    title: 'jsonb',
    benefit: 'jsonb',
    description: 'jsonb',
    phase: 'text',
    office_id: 'uuid',
    department_id: 'uuid',
    partners: 'text[]',
    contributes_to: 'uuid[]',
    sample: 'boolean',
    source: 'text',
  },
  milestone: { title: 'jsonb', office_id: 'uuid', evidence_link: 'text', sample: 'boolean' },
};

/** The first entry of every title's history, JSON. */
export const titleRows = (created: readonly NewSubject[]): string =>
  JSON.stringify(created.map(({ id, title }) => ({ id, title })));

/** The rows among them of what is created, with what it is called and who answers for it. */
export function newRows(
  table: NewSubject['type'],
  rows: readonly { readonly id: string }[],
  created: readonly NewSubject[],
): { readonly id: string }[] {
  const isNew = new Map(
    created.flatMap((subject) => (subject.type === table ? [[subject.id, subject]] : [])),
  );
  return rows.flatMap((row) => {
    const subject = isNew.get(row.id);
    return subject ? [{ ...row, ...descriptiveColumns(subject) }] : [];
  });
}

function descriptiveColumns(subject: NewSubject): object {
  switch (subject.type) {
    case 'pillar':
      return { number: subject.number, title: subject.title, summary: subject.summary };
    case 'project':
      return {
        title: subject.title,
        benefit: subject.benefit,
        description: subject.description,
        phase: subject.phase,
        office_id: subject.officeId,
        department_id: subject.departmentId,
        partners: subject.partners,
        contributes_to: subject.contributesTo,
        sample: subject.sample,
        source: subject.source,
      };
    case 'milestone':
      return {
        title: subject.title,
        office_id: subject.officeId,
        evidence_link: subject.evidenceLink,
        sample: subject.sample,
      };
  }
}
