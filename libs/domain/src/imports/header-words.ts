import type { ImportField } from '../contracts';
import { matchingKey } from '../tables';

type Words = Readonly<Record<Exclude<ImportField, 'ignore'>, string>>;

/** Headings as a whole, in German, English and Dutch, and what city lists elsewhere call the same. */
const WHOLE: Words = {
  project:
    'projekt|projektname|projekttitel|projektbezeichnung|vorhaben|maßnahme|massnahme|maßnahmentitel|titel|bezeichnung|name|title|project|project name|project title|initiative|action|measure|projectnaam|maatregel|actie|initiatief|naam|titol|títol|título|titulo|title en|title ca|title es|proyecto|compromiso',
  pillar:
    'handlungsfeld|säule|saeule|bereich|themenfeld|thema|schwerpunkt|strategiefeld|kategorie|pillar|field of action|theme|category|programme|program|area|pijler|thema s|programma|categorie|categoria|categoría|strategic field|report category|aktionsfeld|ziel',
  office:
    'verantwortlich|verantwortliche|verantwortlicher|verantwortliche stelle|verantwortung|zuständig|zustaendig|zuständigkeit|zuständige stelle|federführung|federfuehrung|projektleitung|ansprechpartner|ansprechperson|owner|responsible|lead|project lead|accountable|project owner|verantwoordelijk|verantwoordelijke|trekker|eigenaar|projectleider|leitung',
  department:
    'amt|fachbereich|dezernat|referat|abteilung|fachamt|dienststelle|organisationseinheit|oe|department|directorate|division|unit|agency|afdeling|dienst|directie|area1|fachdienst|geschäftsbereich',
  phase:
    'phase|projektphase|status|stand|projektstatus|stage|project status|project phase|state|fase|stadium|umsetzungsstand',
  start:
    'start|beginn|startdatum|projektbeginn|projektstart|von|anfang|start date|begin|from|begindatum|startdate|begin date|starttermin|baseline start',
  end: 'ende|enddatum|projektende|bis|fertigstellung|abschluss|termin|zieltermin|zieldatum|frist|end|end date|finish|due|due date|deadline|target date|einde|einddatum|opleverdatum|oplevering|until|completion date|fällig|faellig|laufzeit bis|cumplimiento|geplantes ende|finish date',
  milestone:
    'meilenstein|wegmarke|wegmarken|meilensteine|meilensteinname|arbeitsschritt|teilschritt|milestone|milestone name|step|deliverable|mijlpaal|stap|task|task name|aufgabe|arbeitspaket|etappe',
  baseline:
    'basisplan|plantermin|plan|ursprünglicher termin|ursprungstermin|soll termin|soll|soll datum|baseline|baseline date|planned date|planned|original date|baseline finish|geplant|geplande datum|geplant am|ursprünglich geplant|basislijn|oorspronkelijke datum|plandatum',
  promise:
    'zusage|zugesagt|neuer termin|prognose|voraussichtlich|aktueller termin|erwartet|promise|promised|forecast|expected|current date|revised date|toezegging|verwacht|nieuwe datum|prognosetermin|voraussichtliches ende|aktuelles ende',
  completed:
    'erledigt|erledigt am|abgeschlossen|abgeschlossen am|fertig|fertig am|ist|ist termin|ist datum|completed|completed on|done|done on|actual|actual date|actual finish|gereed|gereed op|afgerond|afgerond op|tatsächliches ende|umgesetzt am',
  weight: 'gewicht|gewichtung|weight|weging|gewicht projekt|priorität gewicht|relative weight',
  'milestone-weight':
    'gewicht meilenstein|gewicht der wegmarke|gewicht wegmarke|meilensteingewicht|milestone weight|gewicht mijlpaal|mijlpaalgewicht',
  benefit:
    'nutzen|ziele|zielsetzung|mehrwert|wirkung|benefit|benefits|goal|goals|aim|aims|objective|objectives|description aims|doel|doelen|doelstelling|baten|nut',
  description:
    'beschreibung|kurzbeschreibung|inhalt|erläuterung|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|description|summary|details|notes|remarks|comment|comments|omschrijving|beschrijving|toelichting|opmerking|opmerkingen|descripció|descripción|descripcion|desc|beschreibung projekt',
  partners:
    'partner|partners|projektpartner|beteiligte|kooperationspartner|beteiligte stellen|stakeholder|stakeholders|participants|betrokkenen|samenwerkingspartners|mitwirkung|mitwirkende',
  'external-id':
    'id|nr|nummer|lfd nr|lfd nummer|laufende nummer|projektnummer|projekt nr|projekt id|kennung|kennziffer|number|no|project number|project id|project no|key|ref|reference|projectnummer|kenmerk|external id|externe id|numero|código|uid|code|aktenzeichen|maßnahmennummer',
  predecessors:
    'vorgänger|vorgaenger|vorgängervorgänge|vorgänger id|vorgänger nr|vorgängernummer|vorgänger name|abhängig von|abhängigkeit|abhängigkeiten|hängt ab von|setzt voraus|voraussetzung|voraussetzungen|predecessor|predecessors|predecessor id|predecessor ids|depends on|dependency|dependencies|prerequisite|prerequisites|blocked by|voorganger|voorgangers|voorgaande taken|voorafgaande taken|afhankelijk van|afhankelijkheid|afhankelijkheden',
  judgement:
    'fortschritt|fortschritt in prozent|umsetzungsgrad|fertigstellungsgrad|erfüllungsgrad|erledigungsgrad|ampel|ampelstatus|bewertung|einschätzung|einschaetzung|trend|progress|percent complete|complete|completion|rag|rag status|rating|colour|color|colour rating|confidence|voortgang|stoplicht|beoordeling|percentage|porcentaje completado|in prozent|prozent|percent|ipa rating',
};

/** Words that say it inside a longer heading. */
const INSIDE: Partial<Words> = {
  project: 'projekt|vorhaben|maßnahme|project|maatregel',
  pillar: 'handlungsfeld|säule|themenfeld|pillar|pijler|schwerpunkt',
  office: 'verantwort|zuständig|federführ|responsible|owner|verantwoordelijk',
  department: 'fachbereich|dezernat|department|afdeling',
  phase: 'phase|status|fase',
  start: 'beginn|start',
  end: 'ende|fertigstellung|deadline|frist|zieltermin|einddatum|end date|finish',
  milestone: 'meilenstein|milestone|mijlpaal',
  baseline: 'baseline|basisplan',
  promise: 'prognose|forecast|voraussichtlich|zusage',
  completed: 'erledigt|abgeschlossen|completed|afgerond',
  weight: 'gewicht|weight|weging',
  benefit: 'nutzen|benefit|doelstelling',
  description: 'beschreibung|description|omschrijving|erläuterung|bemerkung',
  partners: 'partner|beteiligte|stakeholder|betrokken',
  predecessors: 'vorgänger|predecessor|voorganger|abhängig|depend|afhankelijk',
  judgement: 'fortschritt|prozent|ampel|progress|percent|voortgang|umsetzungsgrad|erfüllungsgrad|completado',
};

const whole = indexOf(WHOLE);

function indexOf(words: Words): ReadonlyMap<string, ImportField> {
  const index = new Map<string, ImportField>();
  for (const [field, list] of Object.entries(words) as [ImportField, string][]) {
    for (const word of list.split('|')) index.set(matchingKey(word), field);
  }
  return index;
}

const inside = (Object.entries(INSIDE) as [ImportField, string][]).map(
  ([field, list]) => [field, list.split('|').map(matchingKey)] as const,
);

/** A field that a heading names. `strength` 3: the heading is its word; 2: the heading ends or begins so; 1: it contains it. */
export interface NamedField {
  readonly field: ImportField;
  readonly word: string;
  readonly strength: 1 | 2 | 3;
}

/** What a heading alone says, the likeliest first. */
export function fieldsNamedBy(header: string): NamedField[] {
  const key = matchingKey(header.replaceAll('_', ' ').replace(/\([^)]*\)/gu, ' '));
  if (key === '') return [];
  const exact = whole.get(key) ?? whole.get(matchingKey(header));
  const found: NamedField[] = exact ? [{ field: exact, word: key, strength: 3 }] : [];
  for (const [field, words] of inside) {
    const word = words.find((candidate) => key.includes(candidate));
    if (word === undefined || field === exact) continue;
    const atAnEdge = key.startsWith(word) || key.endsWith(word);
    found.push({ field, word, strength: atAnEdge ? 2 : 1 });
  }
  return found.sort((a, b) => b.strength - a.strength || b.word.length - a.word.length);
}

/** Whether a text is a heading that we know as it stands. */
export const isHeading = (text: string): boolean => fieldsNamedBy(text)[0]?.strength === 3;
