import { addDays, type Day, isDay } from '../calendar';
import type { FieldText, MilestoneTemplate } from '../contracts';

const text = (de: string, en: string, nl: string): FieldText => ({ source: 'de', texts: { de, en, nl } });

/** What the one milestone is called that stands for a project's end. */
export const COMPLETION_TITLE = text('Abschluss', 'Completion', 'Afronding');
/** Where rows name no pillar, and the strategy has more or fewer than one. */
export const UNSORTED_PILLAR = text('Noch nicht zugeordnet', 'Not assigned yet', 'Nog niet toegewezen');
/** Who answers for a project whose row names nobody. */
export const UNNAMED_OFFICE = text('Zuständigkeit offen', 'Responsibility open', 'Verantwoordelijkheid open');

/** Milestones that most projects of a kind pass, as a start to edit. Days count from the start or back from the end. */
export const MILESTONE_TEMPLATES: readonly MilestoneTemplate[] = [
  {
    id: 'procurement',
    title: text('Beschaffung und Einführung', 'Procurement and roll-out', 'Aanschaf en invoering'),
    steps: [
      { title: text('Auftrag geklärt', 'Mandate agreed', 'Opdracht vastgesteld'), from: 'start', days: 30 },
      {
        title: text('Vergabe abgeschlossen', 'Contract awarded', 'Opdracht gegund'),
        from: 'end',
        days: -180,
      },
      { title: text('Pilotbetrieb begonnen', 'Trial begun', 'Proef gestart'), from: 'end', days: -90 },
      { title: text('In Betrieb', 'In operation', 'In gebruik'), from: 'end', days: 0 },
    ],
  },
  {
    id: 'concept',
    title: text('Konzept mit Beschluss', 'Concept with decision', 'Concept met besluit'),
    steps: [
      { title: text('Bestand erhoben', 'Baseline surveyed', 'Situatie in kaart'), from: 'start', days: 60 },
      { title: text('Entwurf abgestimmt', 'Draft agreed', 'Ontwerp afgestemd'), from: 'end', days: -60 },
      { title: text('Beschlossen', 'Decided', 'Vastgesteld'), from: 'end', days: 0 },
    ],
  },
  {
    id: 'service',
    title: text('Online-Dienst', 'Online service', 'Onlinedienst'),
    steps: [
      {
        title: text('Ablauf beschrieben', 'Process described', 'Proces beschreven'),
        from: 'start',
        days: 45,
      },
      {
        title: text('Erste Fassung im Test', 'First version on trial', 'Eerste versie in test'),
        from: 'end',
        days: -75,
      },
      {
        title: text('Barrierefreiheit geprüft', 'Accessibility checked', 'Toegankelijkheid getoetst'),
        from: 'end',
        days: -30,
      },
      {
        title: text('Öffentlich erreichbar', 'Open to the public', 'Openbaar bereikbaar'),
        from: 'end',
        days: 0,
      },
    ],
  },
];

/**
 * The days of a template's milestones for one project. A step whose edge has no day has none either; a step that would
 * lie outside the project is moved to its edge.
 */
export function templateDays(
  template: MilestoneTemplate,
  startsOn: Day | null,
  endsOn: Day | null,
): { readonly title: FieldText; readonly on: Day | null }[] {
  return template.steps.map(({ title, from, days }) => {
    const edge = from === 'start' ? startsOn : endsOn;
    if (edge === null || !isDay(edge)) return { title, on: null };
    const on = addDays(edge, days);
    if (endsOn !== null && on > endsOn) return { title, on: endsOn };
    return { title, on: startsOn !== null && on < startsOn ? startsOn : on };
  });
}
