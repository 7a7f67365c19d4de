import type { Day } from '@wegmarke/domain/calendar';
import type { Story } from '../../story';
import { compose } from '../compose';
import type { CitySeed } from '../seed';
import { organisation } from './organisation';
import { management } from './pillar-1-management';
import { cityLife } from './pillar-2-city-life';
import { liveCulture } from './pillar-3-live-culture';
import { talent } from './pillar-4-talent';
import { knowledge } from './pillar-5-knowledge';

const city: CitySeed = {
  slug: 'bochum',
  name: 'Stadt Bochum',
  initials: 'BO',
  languages: ['de', 'en', 'nl', 'ar'],
  colour: null,
  ...organisation,
  questions: [
    {
      milestone: 'parkleitsystem/2',
      office: 'verkehr',
      text: 'Die Lieferung der Anzeigen steht aus. Kann die Stadt gemeinsam mit den Nachbarstädten bestellen?',
      askedAgo: 9,
      answerIn: -2,
    },
    {
      milestone: 'forschungsdaten/3',
      office: 'it',
      text: 'Der Vertrag braucht eine Freigabe durch die Rechtsabteilung. Wer stößt sie an?',
      askedAgo: 4,
      answerIn: 5,
    },
    {
      milestone: 'radzaehlstellen/3',
      office: 'verkehr',
      text: 'Die Strecke liegt im Grünen. Bau und Pflege macht das Umwelt- und Grünflächenamt.',
      askedAgo: 3,
      suggested: 'umwelt',
    },
  ],
  strategy: {
    key: 'bochum-strategie-2030',
    words: [
      'Bochum Strategie 2030',
      'Bochum Strategy 2030',
      'Bochum Strategie 2030',
      'استراتيجية بوخوم 2030',
    ],
    vision: [
      'Bochum nutzt die Möglichkeiten digitaler Technik, damit das Leben in der Stadt für alle einfacher wird.',
      'Bochum uses digital technology to make life in the city easier for everyone.',
      'Bochum gebruikt digitale techniek om het leven in de stad voor iedereen makkelijker te maken.',
      'تستخدم بوخوم التقنية الرقمية لتجعل الحياة في المدينة أسهل للجميع.',
    ],
    startsOn: '2017-05-18',
    targetOn: '2030-12-31',
    draftedOn: '2017-05-02',
    adoptedOn: '2017-05-18',
    adoptionReason: 'Der Rat beschließt die Bochum Strategie (lokalkompass.de)',
    resolution: 'Ratsbeschluss zur Bochum Strategie',
    source:
      'Beschluss vom 18. Mai 2017 und Horizont 2030: lokalkompass.de; fünf Kompetenzen: die-stadtgestalter.de. Termine, Gewichte und Werte sind Beispieldaten.',
    steering: 'cdo',
    verifying: 'pruefung',
    editions: [
      {
        title: 'Statusbericht zur Bochum Strategie',
        body: 'Rat der Stadt Bochum',
        reference: 'Beispielvorlage 11',
        quartersAgo: 4,
        comparedQuartersAgo: null,
        requests: [],
      },
      {
        title: 'Statusbericht zur Bochum Strategie',
        body: 'Rat der Stadt Bochum',
        reference: 'Beispielvorlage 12',
        quartersAgo: 2,
        comparedQuartersAgo: 4,
        requests: [
          {
            text: 'Der Rat nimmt zur Kenntnis, dass Termine verspäteter Projekte bis zur nächsten Sitzung neu vorgelegt werden.',
            reference: 'Beispielvorlage 12',
          },
        ],
      },
    ],
    needs: [
      ['Ausleihe an allen Schulen', 'Glasfaser an 44 Schulen'],
      ['Schulwechsel ohne Papier', 'Zeugnisse digital beglaubigt'],
      ['Freie Plätze in der App', 'Anzeigen an den Einfahrten'],
      ['Zweiter Ring angebunden', 'Ampeln am Cityring in Betrieb'],
      ['Archiv ist öffentlich', 'Vergabe Bühnenarchiv'],
      ['Schulung in allen Kitas', 'Schulung in 40 Kitas'],
      ['Terminals in Einkaufszentren', 'Terminals nehmen Anträge an'],
    ],
    occasions: [
      [
        '2017-05-18',
        [
          'Ratsbeschluss 18. Mai 2017',
          'Council decision 18 May 2017',
          'Raadsbesluit 18 mei 2017',
          'قرار المجلس 18 مايو 2017',
        ],
      ],
      [
        '2022-08-31',
        [
          'Zwischenstand August 2022',
          'Interim report August 2022',
          'Tussenstand augustus 2022',
          'تقرير مرحلي أغسطس 2022',
        ],
      ],
      [
        '2024-09-19',
        [
          'Grundstein Haus des Wissens',
          'Foundation stone House of Knowledge',
          'Eerste steen Huis van Kennis',
          'حجر أساس بيت المعرفة',
        ],
      ],
    ],
    reasons: [
      'Die Vergabe dauert länger als geplant',
      'Die Abstimmung mit den Partnern braucht mehr Zeit',
      'Der Aufwand ist größer als zunächst geschätzt',
      'Die Stelle ist seit Kurzem neu besetzt, die Einarbeitung läuft',
      'Der Fördermittelbescheid ist später gekommen',
      'Die Prüfung zum Datenschutz ist noch nicht abgeschlossen',
      'Die Schnittstelle des Herstellers kommt mit der nächsten Fassung',
    ],
    pillars: [management, cityLife, liveCulture, talent, knowledge],
    turns: [
      {
        on: '2023-11-15',
        kind: 'milestone-merged',
        milestone: 'stadtportal/6',
        into: 'stadtportal/4',
        reason: 'Leichte Sprache und Suche werden zusammen umgesetzt',
      },
      {
        on: '2019-04-15',
        kind: 'milestone-moved',
        milestone: 'maengelmelder/4',
        project: 'radzaehlstellen',
        reason: 'Die Auswertung je Stadtteil gehört zu den Zähldaten',
      },
      {
        on: '2024-02-15',
        kind: 'project-weight',
        project: 'glasfaser-schulen',
        weight: 2,
        reason: 'Alle anderen Schulprojekte bauen darauf auf',
        paper: 'Beispielvorlage 4',
      },
      {
        on: { ago: 28 },
        kind: 'project-moved',
        project: 'azubi-messe',
        pillar: 'wissensarbeit',
        reason: 'Die Wirtschaftsentwicklung führt die Messe künftig allein',
      },
      {
        on: { ago: 28 },
        kind: 'milestone-weight',
        milestone: 'e-akte/5',
        weight: 5,
        reason: 'Mehr Arbeitsplätze als geplant',
      },
    ],
  },
};

/** The demo of Bochum, which leads with a strategy of five pillars. `today` is the municipality's day of the first start. */
export function bochum(today: Day): Story {
  return compose(city, today);
}
