import type { FieldText, ImportMapping, ImportName, Language } from '../contracts';
import { matchingKey } from '../tables';
import { isCalled, type NewOffice, type PlanHere, type Titled } from './plan-here';
import { UNNAMED_OFFICE, UNSORTED_PILLAR } from './templates';

/** A text of the file in its language. */
export const inLanguage = (language: Language, text: string): FieldText => ({
  source: language,
  texts: { [language]: text },
});

/** A text of the product in the language of the file. */
export function ownText(text: FieldText, language: Language): FieldText {
  return inLanguage(language, text.texts[language] ?? text.texts[text.source] ?? '');
}

/** Finds what names in a list stand for, and makes up what is missing: once a name, however it is spelt. */
export class Names {
  readonly newPillars: Titled[] = [];
  readonly newOffices: NewOffice[] = [];
  readonly newDepartments: Titled[] = [];
  readonly #departments = new Map<string, string>();
  readonly #pillars = new Map<string, { name: string; rows: number; id: string }>();
  readonly #offices = new Map<string, { name: string; rows: number; id: string }>();

  constructor(
    private readonly plan: PlanHere,
    private readonly mapping: ImportMapping,
    private readonly newId: () => string,
  ) {}

  /** The pillar of a row; where it names none, the only one there is, else one for what is not sorted yet. */
  pillar(name: string | null): string {
    const { plan, mapping } = this;
    if (name === null && plan.pillars.length === 1) return plan.pillars[0]?.id ?? '';
    const title =
      name === null ? ownText(UNSORTED_PILLAR, mapping.language) : inLanguage(mapping.language, name);
    return this.#find(this.#pillars, name ?? title.texts[mapping.language] ?? '', (key) => {
      const said = mapping.pillars.find((entry) => matchingKey(entry.name) === key);
      const saidId = plan.pillars.find(({ id }) => id === said?.pillarId)?.id;
      const found =
        saidId ??
        (said === undefined ? plan.pillars.find((pillar) => isNumbered(pillar, key))?.id : undefined);
      if (found !== undefined) return found;
      const id = this.newId();
      this.newPillars.push({ id, title });
      return id;
    });
  }

  /** The office of a row, else that of its department's head, else one that shows that nobody is named. */
  office(name: string | null, department: string | null): string {
    const { plan, mapping } = this;
    const title =
      name ??
      department ??
      UNNAMED_OFFICE.texts[mapping.language] ??
      UNNAMED_OFFICE.texts[UNNAMED_OFFICE.source] ??
      '';
    return this.#find(this.#offices, title, (key) => {
      const said = mapping.offices.find((entry) => matchingKey(entry.name) === key);
      const saidId = plan.offices.find(({ id }) => id === said?.officeId)?.id;
      const byName =
        said === undefined
          ? plan.offices.find(
              (office) => isCalled(office, key) || matchingKey(office.holderName ?? '') === key,
            )
          : undefined;
      const found = saidId ?? byName?.id;
      if (found !== undefined) return found;
      const id = this.newId();
      this.newOffices.push({
        id,
        kind: name === null && department !== null ? 'head' : 'other',
        title: inLanguage(mapping.language, title),
        departmentId: this.department(department),
      });
      return id;
    });
  }

  /** The department of that name; what the city does not have yet is new. */
  department(name: string | null): string | null {
    if (name === null) return null;
    const key = matchingKey(name);
    if (key === '') return null;
    const known =
      this.#departments.get(key) ?? this.plan.departments.find((department) => isCalled(department, key))?.id;
    if (known !== undefined) {
      this.#departments.set(key, known);
      return known;
    }
    const id = this.newId();
    this.newDepartments.push({ id, title: inLanguage(this.mapping.language, name) });
    this.#departments.set(key, id);
    return id;
  }

  /** The names of the file with what each is taken for; null: something new. */
  pillarNames(): ImportName[] {
    return namesOf(this.#pillars, new Set(this.newPillars.map(({ id }) => id)));
  }

  officeNames(): ImportName[] {
    return namesOf(this.#offices, new Set(this.newOffices.map(({ id }) => id)));
  }

  #find(
    known: Map<string, { name: string; rows: number; id: string }>,
    name: string,
    find: (key: string) => string,
  ): string {
    const key = matchingKey(name);
    const entry = known.get(key) ?? { name, rows: 0, id: find(key) };
    known.set(key, { ...entry, rows: entry.rows + 1 });
    return entry.id;
  }
}

/** "2. Verwaltung" and "Handlungsfeld 2: Verwaltung" are the pillar "Verwaltung". */
function isNumbered(pillar: Titled, key: string): boolean {
  const bare = key.replace(/^(?:(?:handlungsfeld|säule|pillar|pijler|hf|schwerpunkt) )?\d{1,2} /u, '');
  return isCalled(pillar, key) || isCalled(pillar, bare);
}

function namesOf(
  known: ReadonlyMap<string, { name: string; rows: number; id: string }>,
  fresh: ReadonlySet<string>,
): ImportName[] {
  return [...known.values()].map(({ name, rows, id }) => ({ name, rows, id: fresh.has(id) ? null : id }));
}
