import type { FieldText, Language, PlanChange, ProjectDescription } from '../contracts';
import type { ProjectHere } from './plan-here';
import { cleanText } from '../tables';
import { inLanguage } from './names';
import type { RowValues } from './rows';

/** What the rows of a project say of it together: of each member the first that says it. */
export function mergedValues(rows: readonly { readonly values: RowValues }[]): RowValues {
  const first = (rows[0] as { readonly values: RowValues }).values;
  const pick = <Key extends keyof RowValues>(key: Key): RowValues[Key] =>
    (rows.find(({ values }) => values[key] !== null)?.values ?? first)[key];
  return {
    ...first,
    office: pick('office'),
    department: pick('department'),
    phase: pick('phase'),
    weight: pick('weight'),
    benefit: pick('benefit'),
    description: pick('description'),
    partners: pick('partners'),
    judgements: rows.flatMap(({ values }) => values.judgements),
  };
}

export interface Owners {
  readonly officeId: string | null;
  readonly departmentId: string | null;
}

/** The members that a new project gets. */
export function describeNew(
  values: RowValues,
  owners: Owners,
  language: Language,
): Omit<ProjectDescription, 'title' | 'officeId'> {
  return {
    ...(owners.departmentId === null ? {} : { departmentId: owners.departmentId }),
    ...(values.phase === null ? {} : { phase: values.phase }),
    ...(values.benefit === null ? {} : { benefit: inLanguage(language, values.benefit) }),
    ...(values.description === null ? {} : { description: inLanguage(language, values.description) }),
    ...(values.partners === null ? {} : { partners: values.partners }),
  };
}

/** What of it differs from the project here; null where nothing does. Empty cells take nothing back. */
export function describeChanged(
  here: ProjectHere,
  values: RowValues,
  owners: Owners,
  language: Language,
): PlanChange | null {
  const title = changedText(here.title, values.project, language);
  const benefit = changedText(here.benefit, values.benefit, language);
  const description = changedText(here.description, values.description, language);
  const { officeId, departmentId } = owners;
  const changed: ProjectDescription = {
    ...(title ? { title } : {}),
    ...(benefit ? { benefit } : {}),
    ...(description ? { description } : {}),
    ...(officeId !== null && officeId !== here.officeId ? { officeId } : {}),
    ...(departmentId !== null && departmentId !== here.departmentId ? { departmentId } : {}),
    ...(values.phase !== null && values.phase !== here.phase ? { phase: values.phase } : {}),
    ...(values.partners !== null && values.partners.join('\n') !== here.partners.join('\n')
      ? { partners: values.partners }
      : {}),
  };
  return Object.keys(changed).length === 0
    ? null
    : { kind: 'describe-project', subjectId: here.id, ...changed };
}

function changedText(here: FieldText | null, said: string | null, language: Language): FieldText | null {
  if (said === null) return null;
  if (here === null) return inLanguage(language, said);
  // As a file would say it: what spaces and characters that cannot be seen make different is the same.
  const multiline = said.includes('\n');
  if (Object.values(here.texts).some((text) => text === said || cleanText(text, multiline).text === said))
    return null;
  return { source: here.source, texts: { ...here.texts, [language]: said } };
}
