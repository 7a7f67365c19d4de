import type { FieldText } from '@wegmarke/domain/contracts';

/** A pillar that a strategy begins with, to be written anew. */
export interface TemplatePillar {
  readonly title: FieldText;
  readonly summary: FieldText;
}

const text = (de: string, en: string, nl: string): FieldText => ({ source: 'de', texts: { de, en, nl } });

/** Says of itself that it is a template: nobody publishes it by mistake. */
const TO_BE_WRITTEN = text(
  'Vorlagentext: Schreiben Sie hier, was sich bis 2030 für die Menschen ändert.',
  'Template text: write here what changes for people by 2030.',
  'Sjabloontekst: schrijf hier wat er tot 2030 voor mensen verandert.',
);

/** Five fields of competence, as the Bochum Strategy names them (die-stadtgestalter.de). */
export const FIVE_PILLARS: readonly TemplatePillar[] = [
  text(
    'Vorreiterin modernen Stadtmanagements',
    'Pioneer of modern city management',
    'Voorloper in modern stadsbestuur',
  ),
  text('Großstadt mit Lebensgefühl', 'City with a feeling for life', 'Grote stad met levensgevoel'),
  text('Hotspot der Live-Kultur', 'Hotspot of live culture', 'Hotspot van livecultuur'),
  text('Talentschmiede im Ruhrgebiet', 'Talent forge of the region', 'Talentensmederij van de regio'),
  text('Shootingstar der Wissensarbeit', 'Rising star of knowledge work', 'Rijzende ster van kenniswerk'),
].map((title) => ({ title, summary: TO_BE_WRITTEN }));
