import type {
  FieldText,
  Language,
  Phase,
  Project,
  ProjectPatch,
  ProjectPlace,
} from '@wegmarke/domain/contracts';

/** The details of a project as a form holds them: texts, and what is chosen. */
export interface ProjectDraft {
  readonly title: string;
  readonly benefit: string;
  readonly description: string;
  readonly phase: Phase;
  readonly departmentId: string;
  /** One a line. */
  readonly partners: string;
  readonly contributesTo: readonly string[];
  readonly places: readonly PlaceDraft[];
}

export interface PlaceDraft {
  readonly name: string;
  readonly address: string;
  readonly lat: string;
  readonly lon: string;
}

export type DraftField = keyof ProjectDraft;
export const DRAFT_FIELDS: readonly DraftField[] = [
  'title',
  'benefit',
  'description',
  'phase',
  'departmentId',
  'partners',
  'contributesTo',
  'places',
];

type TextField = 'title' | 'benefit' | 'description';
/** In which language each text of a draft is written. */
export type DraftLanguages = Readonly<Record<TextField, Language>>;

/**
 * The reader's language where the project has a text in it, else the one it was written in. Asked once, when a draft
 * begins: a translation that somebody adds meanwhile does not turn what is being typed into another language.
 */
export function languagesOf(project: Project, own: Language): DraftLanguages {
  const languageOf = (text: FieldText | null): Language =>
    text === null || text.texts[own] !== undefined ? own : text.source;
  return {
    title: languageOf(project.title),
    benefit: languageOf(project.benefit),
    description: languageOf(project.description),
  };
}

export function draftOf(project: Project, languages: DraftLanguages): ProjectDraft {
  const textOf = (field: TextField): string => project[field]?.texts[languages[field]] ?? '';
  return {
    title: textOf('title'),
    benefit: textOf('benefit'),
    description: textOf('description'),
    phase: project.phase,
    departmentId: project.department?.id ?? '',
    partners: project.partners.join('\n'),
    contributesTo: project.contributesTo,
    places: project.places.map(({ name, address, lat, lon }) => ({
      name,
      address: address ?? '',
      lat: lat === null ? '' : String(lat),
      lon: lon === null ? '' : String(lon),
    })),
  };
}

/** The fields in which two drafts differ. */
export function differences(one: ProjectDraft, other: ProjectDraft): readonly DraftField[] {
  return DRAFT_FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

/**
 * What becomes of a draft when the project has changed underneath: what was not touched follows the project; what both
 * have changed stays as it was typed, and is named, so that a person decides.
 */
export function rebase(
  draft: ProjectDraft,
  base: ProjectDraft,
  stored: ProjectDraft,
): {
  readonly draft: ProjectDraft;
  readonly conflicts: readonly DraftField[];
  /** What somebody else has changed, and the draft does not say already. */
  readonly theirs: readonly DraftField[];
} {
  const typed = differences(draft, base);
  const theirs = differences(stored, base);
  const kept = Object.fromEntries(typed.map((field) => [field, draft[field]]));
  const conflicts = typed.filter(
    (field) => theirs.includes(field) && differences(draft, stored).includes(field),
  );
  return {
    draft: { ...stored, ...kept },
    conflicts,
    theirs: theirs.filter((field) => differences(draft, stored).includes(field)),
  };
}

/** Null where a place has no name, only one of its degrees, or what are no degrees. */
export function placesIn(drafts: readonly PlaceDraft[]): readonly ProjectPlace[] | null {
  const places: ProjectPlace[] = [];
  for (const draft of drafts) {
    const [name, address] = [draft.name.trim(), draft.address.trim()];
    const [lat, lon] = [degreesIn(draft.lat, 90), degreesIn(draft.lon, 180)];
    if (name === '' || lat === undefined || lon === undefined || (lat === null) !== (lon === null))
      return null;
    places.push({ name, address: address === '' ? null : address, lat, lon });
  }
  return places;
}

/** Null where nothing is given, undefined where it makes no sense. A comma is a point. */
function degreesIn(text: string, most: number): number | null | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  if (!/^-?\d{1,3}(\.\d+)?$/.test(trimmed) || Math.abs(Number(trimmed)) > most) return undefined;
  return Math.round(Number(trimmed) * 1e6) / 1e6;
}

/** What of a project is to be changed: the fields alone in which the draft differs from it. */
export function patchOf(project: Project, draft: ProjectDraft, languages: DraftLanguages): ProjectPatch {
  const changed = differences(draft, draftOf(project, languages));
  const has = (field: DraftField): boolean => changed.includes(field);
  const text = (field: TextField): FieldText | null => edited(project[field], draft[field], languages[field]);
  return {
    ...(has('title') ? { title: text('title') ?? project.title } : {}),
    ...(has('benefit') ? { benefit: text('benefit') } : {}),
    ...(has('description') ? { description: text('description') } : {}),
    ...(has('phase') && draft.phase !== 'stopped' ? { phase: draft.phase } : {}),
    ...(has('departmentId') ? { departmentId: draft.departmentId === '' ? null : draft.departmentId } : {}),
    ...(has('partners') ? { partners: linesOf(draft.partners) } : {}),
    ...(has('contributesTo') ? { contributesTo: draft.contributesTo } : {}),
    ...(has('places') ? { places: placesIn(draft.places) ?? project.places } : {}),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A text with another wording in one language; null where none is left. */
function edited(text: FieldText | null, wording: string, language: Language): FieldText | null {
  const others = Object.entries(text?.texts ?? {}).filter(([name]) => name !== language);
  const texts = {
    ...Object.fromEntries(others),
    ...(wording.trim() === '' ? {} : { [language]: wording.trim() }),
  };
  const [first] = Object.keys(texts) as Language[];
  if (first === undefined) return null;
  const source = text?.source ?? language;
  return { source: source in texts ? source : first, texts };
}
