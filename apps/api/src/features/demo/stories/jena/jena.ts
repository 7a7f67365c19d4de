import type { Day } from '@wegmarke/domain/calendar';
import type { Story } from '../../story';
import { compose } from '../compose';
import type { CitySeed } from '../seed';
import { administration, data, health } from './fields-1-2-3';
import { quarter, society } from './fields-4-5';

const city: CitySeed = {
  slug: 'jena',
  name: 'Stadt Jena',
  initials: 'JE',
  languages: ['de', 'en', 'nl', 'ar'],
  colour: null,
  departments: [
    ['digital', ['Digitalisierung', 'Digitalisation']],
    ['it', ['Informationstechnik', 'Information technology']],
    ['gesundheit', ['Gesundheit und Soziales', 'Health and social affairs']],
    ['stadtentwicklung', ['Stadtentwicklung', 'Urban development']],
    ['wirtschaft', ['Wirtschaftsförderung', 'Business development']],
    ['pruefung', ['Rechnungsprüfung', 'Audit']],
  ],
  offices: [
    {
      key: 'cdo',
      kind: 'cdo',
      words: [
        'Digitalbeauftragte/r (CDO), Koordination Smart City',
        'Digital officer (CDO), Smart City coordination',
      ],
      department: 'digital',
      holderPublic: true,
    },
    {
      key: 'digitalisierung',
      kind: 'head',
      words: ['Leitung Digitalisierung', 'Head of digitalisation'],
      department: 'digital',
      holderPublic: true,
    },
    {
      key: 'cio',
      kind: 'cio',
      words: ['Leitung Informationstechnik (CIO)', 'Head of information technology (CIO)'],
      department: 'it',
      holderPublic: true,
    },
    {
      key: '5g',
      kind: 'other',
      words: ['Leitung 5G-Modellregion', 'Head of the 5G model region'],
      department: 'digital',
      holderPublic: true,
    },
    {
      key: 'gesundheit',
      kind: 'head',
      words: ['Leitung Gesundheit und Soziales', 'Head of health and social affairs'],
      department: 'gesundheit',
      holderPublic: true,
    },
    {
      key: 'stadtentwicklung',
      kind: 'head',
      words: ['Leitung Stadtentwicklung', 'Head of urban development'],
      department: 'stadtentwicklung',
    },
    {
      key: 'wirtschaft',
      kind: 'head',
      words: ['Leitung Wirtschaftsförderung', 'Head of business development'],
      department: 'wirtschaft',
    },
    {
      key: 'pruefung',
      kind: 'head',
      words: ['Leitung Rechnungsprüfung', 'Head of audit'],
      department: 'pruefung',
    },
  ],
  documentedPersons: {
    koppe: 'Benjamin Koppe',
    meyer: 'Manuela Meyer',
    lange: 'Dirk Lange',
    prell: 'Dorothea Prell',
  },
  // The source speaks of December 2020, and of the CIO from November on. Who came later it doesn't say:
  // from 2021 on, sample persons act, and the demo's accounts belong to them alone.
  appointments: [
    { office: 'digitalisierung', person: 'koppe', kind: 'regular', from: '2020-12-01', until: '2020-12-31' },
    { office: 'cdo', person: 'meyer', kind: 'regular', from: '2020-12-01', until: '2020-12-31' },
    { office: 'cio', person: 'lange', kind: 'interim', from: '2020-11-01', until: '2020-12-31' },
    { office: '5g', person: 'prell', kind: 'regular', from: '2020-12-01', until: '2020-12-31' },
    { office: 'cdo', person: 'Beispielperson 1', kind: 'regular', from: '2021-01-01' },
    { office: 'digitalisierung', person: 'Beispielperson 2', kind: 'regular', from: '2021-01-01' },
    { office: 'cio', person: 'Beispielperson 3', kind: 'regular', from: '2021-01-01', until: { ago: 200 } },
    { office: 'cio', person: 'Beispielperson 4', kind: 'interim', from: { ago: 199 }, until: { in: 120 } },
    { office: '5g', person: 'Beispielperson 5', kind: 'regular', from: '2021-01-01' },
    { office: 'gesundheit', person: 'Beispielperson 6', kind: 'regular', from: '2021-01-01' },
    { office: 'stadtentwicklung', person: 'Beispielperson 7', kind: 'regular', from: '2021-01-01' },
    {
      office: 'wirtschaft',
      person: 'Beispielperson 8',
      kind: 'regular',
      from: '2021-01-01',
      until: { ago: 52 },
    },
    { office: 'pruefung', person: 'Beispielperson 9', kind: 'regular', from: '2021-01-01' },
  ],
  accounts: [
    ['cdo', 'Beispielperson 1', []],
    ['head', 'Beispielperson 6', []],
    ['council', 'Beispielperson 10', ['council']],
    ['admin', 'Beispielperson 11', ['admin']],
  ],
  questions: [
    {
      milestone: 'e-akte/3',
      office: 'cio',
      text: 'Zwei Fachdienste haben keine Zeit für die Schulung. Können wir den Termin gemeinsam verschieben?',
      askedAgo: 6,
      answerIn: 3,
    },
    {
      milestone: 'sensornetz/3',
      office: 'cio',
      text: 'Die Bäume betreut die Stadtentwicklung, wir stellen nur das Netz.',
      askedAgo: 2,
      suggested: 'stadtentwicklung',
    },
  ],
  strategy: {
    key: 'smart-city-strategie',
    words: [
      'Smart City Strategie Jena',
      'Smart City strategy of Jena',
      'Smart City-strategie Jena',
      'استراتيجية المدينة الذكية يينا',
    ],
    vision: [
      'Schritt für Schritt, nah an den Menschen und laufend überprüft.',
      'Step by step, close to people and continuously evaluated.',
    ],
    startsOn: '2023-02-22',
    targetOn: '2027-12-31',
    draftedOn: '2023-02-06',
    adoptedOn: '2023-02-22',
    adoptionReason: 'Die Strategie wird im Stadtrat behandelt (rathaus.jena.de)',
    resolution: 'Stadtrat, 22. Februar 2023',
    source:
      'Stadtrat 22. Februar 2023, neun Maßnahmen in fünf Feldern: rathaus.jena.de; Laufzeit bis 2027: wandel-ostthueringen.de. Namen der Felder, Termine und Werte sind Beispieldaten.',
    steering: 'cdo',
    verifying: 'pruefung',
    editions: [
      {
        title: 'Halbjahresbericht Smart City',
        body: 'Stadtrat Jena',
        reference: 'Beispielvorlage 3',
        quartersAgo: 2,
        comparedQuartersAgo: 4,
        requests: [],
      },
    ],
    occasions: [
      [
        '2023-02-22',
        [
          'Stadtrat 22. Februar 2023',
          'Council 22 February 2023',
          'Gemeenteraad 22 februari 2023',
          'مجلس المدينة 22 فبراير 2023',
        ],
      ],
      [
        '2025-05-21',
        [
          'Datenstrategie 21. Mai 2025',
          'Data strategy 21 May 2025',
          'Datastrategie 21 mei 2025',
          'استراتيجية البيانات 21 مايو 2025',
        ],
      ],
    ],
    reasons: [
      'Der Bescheid zur Förderung ist später gekommen',
      'Die Ausschreibung wird mit geänderten Anforderungen wiederholt',
      'Der Ablauf wird vor der Umstellung noch vereinfacht',
      'Die Partner brauchen mehr Zeit für den Anschluss',
      'Die Prüfung zum Datenschutz ist noch nicht abgeschlossen',
    ],
    pillars: [administration, health, data, quarter, society],
    turns: [
      {
        on: { ago: 61 },
        kind: 'milestone-weight',
        milestone: 'wissensallmende/3',
        weight: 2,
        reason: 'Mehr Quellen als geplant',
      },
    ],
  },
};

/** The demo of Jena, which leads with offices and funded programmes. `today` is the municipality's day of the first start. */
export function jena(today: Day): Story {
  return compose(city, today);
}
