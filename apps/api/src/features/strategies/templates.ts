import type { FieldText, StrategyTemplate } from '@wegmarke/domain/contracts';

/** A pillar that a strategy begins with, to be changed at will. */
export interface TemplatePillar {
  readonly title: FieldText;
  readonly summary: FieldText;
}

/** German, English, Dutch. */
type Said = readonly [de: string, en: string, nl: string];

const text = ([de, en, nl]: Said): FieldText => ({ source: 'de', texts: { de, en, nl } });
const pillar = (title: Said, summary: Said): TemplatePillar => ({
  title: text(title),
  summary: text(summary),
});

/** Five fields, for a city that takes its strategy to 2030. */
const FIVE_PILLARS: readonly TemplatePillar[] = [
  pillar(
    ['Modernes Stadtmanagement', 'Modern city management', 'Modern stadsbestuur'],
    [
      'Die Verwaltung entscheidet auf Grundlage aktueller Daten und arbeitet ohne Medienbrüche.',
      'The administration decides on current data and works without changing media.',
      'Het bestuur beslist op basis van actuele gegevens en werkt zonder mediabreuken.',
    ],
  ),
  pillar(
    ['Leben in der Stadt', 'Life in the city', 'Leven in de stad'],
    [
      'Mobilität, Energie und öffentlicher Raum werden mit digitalen Mitteln sicherer und angenehmer.',
      'Mobility, energy and public space become safer and more pleasant by digital means.',
      'Mobiliteit, energie en openbare ruimte worden met digitale middelen veiliger en aangenamer.',
    ],
  ),
  pillar(
    ['Kultur und Teilhabe', 'Culture and participation', 'Cultuur en participatie'],
    [
      'Kultur, Vereine und Beteiligung sind für alle erreichbar, vor Ort und im Netz.',
      'Culture, associations and participation are within everybody’s reach, on site and online.',
      'Cultuur, verenigingen en inspraak zijn voor iedereen bereikbaar, ter plaatse en online.',
    ],
  ),
  pillar(
    ['Bildung und Talente', 'Education and talent', 'Onderwijs en talent'],
    [
      'Schulen, Bibliotheken und Weiterbildung haben Netze, Geräte und Menschen, die sie zu nutzen wissen.',
      'Schools, libraries and further education have networks, devices and people who know how to use them.',
      'Scholen, bibliotheken en bijscholing hebben netwerken, apparaten en mensen die ermee kunnen omgaan.',
    ],
  ),
  pillar(
    ['Wirtschaft und Wissen', 'Economy and knowledge', 'Economie en kennis'],
    [
      'Unternehmen und Hochschulen finden schnelle Netze, offene Daten und eine Verwaltung, die antwortet.',
      'Companies and universities find fast networks, open data and an administration that answers.',
      'Bedrijven en hogescholen vinden snelle netwerken, open data en een bestuur dat antwoordt.',
    ],
  ),
];

/** For an administration that begins with itself. */
const DIGITAL_SERVICES: readonly TemplatePillar[] = [
  pillar(
    ['Leistungen online', 'Services online', 'Diensten online'],
    [
      'Was Menschen und Betriebe am häufigsten brauchen, erledigen sie vollständig im Netz.',
      'What people and businesses need most often they complete entirely online.',
      'Wat mensen en bedrijven het vaakst nodig hebben, regelen zij volledig online.',
    ],
  ),
  pillar(
    ['Abläufe im Haus', 'Processes in the house', 'Processen in huis'],
    [
      'Akten, Rechnungen und Beschlüsse laufen elektronisch, vom Eingang bis zur Ablage.',
      'Files, invoices and resolutions run electronically, from arrival to archive.',
      'Dossiers, facturen en besluiten lopen elektronisch, van ontvangst tot archief.',
    ],
  ),
  pillar(
    ['Daten und Sicherheit', 'Data and security', 'Gegevens en veiligheid'],
    [
      'Daten haben Verantwortliche, sind geschützt und stehen offen, wo nichts dagegen spricht.',
      'Data have somebody who answers for them, are protected, and are open where nothing speaks against it.',
      'Gegevens hebben een verantwoordelijke, zijn beschermd en staan open waar niets zich daartegen verzet.',
    ],
  ),
  pillar(
    ['Menschen und Können', 'People and skills', 'Mensen en vaardigheden'],
    [
      'Beschäftigte bekommen Zeit, Geräte und Schulung, um digital gut zu arbeiten.',
      'Staff get the time, devices and training to work well digitally.',
      'Medewerkers krijgen tijd, apparaten en scholing om digitaal goed te werken.',
    ],
  ),
];

/** For a small municipality with few hands. */
const SMALL_MUNICIPALITY: readonly TemplatePillar[] = [
  pillar(
    ['Nah bei den Menschen', 'Close to people', 'Dicht bij de mensen'],
    [
      'Anliegen lassen sich im Rathaus, am Telefon und im Netz gleich gut erledigen.',
      'Matters can be settled equally well at the town hall, by phone and online.',
      'Zaken zijn op het gemeentehuis, per telefoon en online even goed te regelen.',
    ],
  ),
  pillar(
    ['Gemeinsam mit anderen', 'Together with others', 'Samen met anderen'],
    [
      'Was Nachbarn schon haben, wird übernommen; was allein zu groß ist, wird gemeinsam gemacht.',
      'What neighbours have already is taken over; what is too large alone is done together.',
      'Wat buren al hebben, wordt overgenomen; wat alleen te groot is, wordt samen gedaan.',
    ],
  ),
  pillar(
    ['Leben auf dem Land', 'Life in the countryside', 'Leven op het platteland'],
    [
      'Glasfaser, Mobilität und Treffpunkte halten die Orte lebendig.',
      'Fibre, mobility and meeting places keep the villages alive.',
      'Glasvezel, mobiliteit en ontmoetingsplekken houden de dorpen levend.',
    ],
  ),
];

export const TEMPLATES: Readonly<Record<StrategyTemplate, readonly TemplatePillar[]>> = {
  empty: [],
  'five-pillars': FIVE_PILLARS,
  'digital-services': DIGITAL_SERVICES,
  'small-municipality': SMALL_MUNICIPALITY,
};
