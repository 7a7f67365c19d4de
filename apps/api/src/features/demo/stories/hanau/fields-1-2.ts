import {
  ahead,
  documented,
  done,
  due,
  early,
  fact,
  late,
  lateDue,
  overdue,
  type PillarSeed,
  undated,
} from '../seed';
import { LIGHTHOUSE } from './lighthouse';

export const cityAndEconomy: readonly PillarSeed[] = [
  {
    key: 'urbanes-leben',
    words: ['Urbanes Leben', 'Urban life', 'Stedelijk leven', 'الحياة الحضرية'],
    summary: [
      'Verwaltung und Stadtraum, die einfach funktionieren.',
      'Administration and public space that simply work.',
    ],
    lag: [-5, 40],
    projects: [
      {
        key: 'kreisfreiheit',
        words: ['Kreisfreiheit', 'Own-county status'],
        benefit: [
          'Alle Leistungen aus einer Hand, im eigenen Rathaus.',
          'All services from one source, in the own town hall.',
        ],
        description: [
          'Kein Leuchtturmprojekt, aber Grundlage für viele: zuerst für den 1. April 2021 angestrebt, wirksam seit dem 1. Januar 2026 (ekom21.de, hanau.de).',
          'Not a lighthouse project, but the basis of many: first aimed at 1 April 2021, effective since 1 January 2026 (ekom21.de, hanau.de).',
        ],
        phase: 'operation',
        office: 'amt34',
        source: documented('ekom21.de, hanau.de'),
        milestones: [
          fact('Hanau ist kreisfrei', 'Hanau has own-county status', {
            weight: 2,
            baselineOn: '2021-04-01',
            completedOn: '2026-01-01',
            source: 'ekom21.de, hanau.de',
            promise: {
              givenOn: '2025-03-31',
              promisedOn: '2026-01-01',
              reason:
                'Zuerst für den 1. April 2021 angestrebt, wirksam zum 1. Januar 2026 (ekom21.de, hanau.de)',
            },
          }),
          late('Alle Fachverfahren übernommen', 'All procedures taken over'),
          ahead('Alle Leistungen online', 'All services online'),
        ],
      },
      {
        key: 'rathaus-online',
        words: ['Rathaus online', 'Town hall online'],
        benefit: ['Anträge von zu Hause, zu jeder Zeit.', 'Applications from home, at any time.'],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'amt34',
        milestones: [
          done('Erste zehn Leistungen online', 'First ten services online'),
          overdue('Bezahlen ohne Umweg', 'Payment without detour'),
          lateDue('Dreißig Leistungen online', 'Thirty services online'),
          due('Bescheide im Postfach', 'Notices in the mailbox'),
          ahead('Hundert Leistungen online', 'Hundred services online', { weight: 2 }),
          ahead('Alle Leistungen vollständig digital', 'All services fully digital', { weight: 2 }),
        ],
      },
      {
        key: 'stadtplatz',
        words: ['Digitaler Stadtplatz', 'Digital town square'],
        benefit: ['Was los ist, steht an einem Ort.', 'What is going on is found in one place.'],
        description: LIGHTHOUSE,
        phase: 'trial',
        office: 'marketing',
        milestones: [
          done('Veranstaltungen aus einer Hand', 'Events from one source'),
          ahead('Stadtteile pflegen ihre Seiten', 'Districts maintain their pages'),
          ahead('Anzeigen an den Plätzen', 'Displays on the squares'),
        ],
      },
      {
        key: 'klimadaten',
        words: ['Klimadaten der Stadt', 'Climate data of the city'],
        benefit: ['Hitze und Starkregen früher erkennen.', 'Recognise heat and heavy rain earlier.'],
        description: LIGHTHOUSE,
        phase: 'planning',
        office: 'umwelt',
        milestones: [
          early('Messstellen stehen fest', 'Sites are settled'),
          ahead('Messnetz ist in Betrieb', 'Network is in operation'),
          ahead('Warnung per App', 'Warning by app'),
        ],
      },
    ],
  },
  {
    key: 'wirtschaft',
    words: ['Wirtschaft & Arbeiten', 'Economy & work', 'Economie & werk', 'الاقتصاد والعمل'],
    summary: [
      'Gute Bedingungen für Betriebe und Beschäftigte.',
      'Good conditions for companies and employees.',
    ],
    lag: [0, 60],
    projects: [
      {
        key: 'amt34',
        words: ['Digitalisierung organisieren', 'Organising digitalisation'],
        benefit: [
          'Zuständigkeiten sind klar, Vorhaben kommen voran.',
          'Responsibilities are clear, projects move on.',
        ],
        description: [
          'Amt 34 „Digitalisierung und Organisationsentwicklung“ seit 2023, ab 1. Februar 2026 ein Fachbereich für Informationstechnik mit vier Bereichen (hanau-nachrichten.de). Für 2023 ist nur das Jahr belegt; als Tag steht der 31. Dezember.',
          'Office 34 for digitalisation and organisational development since 2023, from 1 February 2026 a department for information technology with four areas (hanau-nachrichten.de). For 2023 only the year is documented; the day is 31 December.',
        ],
        phase: 'operation',
        office: 'amt34',
        source: documented('hanau-nachrichten.de'),
        milestones: [
          fact('Amt 34 ist gegründet', 'Office 34 is founded', {
            completedOn: '2023-12-31',
            source: 'hanau-nachrichten.de',
          }),
          fact('Fachbereich mit vier Bereichen arbeitet', 'Department with four areas at work', {
            completedOn: '2026-02-01',
            source: 'hanau-nachrichten.de',
            added: '2025-12-15',
          }),
          late('Aufgaben je Bereich beschrieben', 'Tasks of each area described'),
          ahead('Alle Fachbereiche haben Ansprechpersonen', 'All departments have contact persons'),
          ahead('Erste gemeinsame Bilanz', 'First joint review'),
        ],
      },
      {
        key: 'gewerbe',
        words: ['Gewerbe-Service', 'Service for companies'],
        benefit: [
          'Eine Stelle für alle Fragen von Betrieben.',
          'One contact for all questions of companies.',
        ],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'wirtschaft',
        milestones: [
          done('Anmeldung online', 'Registration online'),
          ahead('Flächen in der Karte', 'Sites on the map'),
          ahead('Genehmigungen aus einer Hand', 'Permits from one source'),
        ],
      },
      {
        key: 'arbeitsplatz',
        words: ['Arbeitsplatz der Zukunft', 'Workplace of the future'],
        benefit: [
          'Die Verwaltung arbeitet, wo sie gebraucht wird.',
          'The administration works where it is needed.',
        ],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'amt34',
        milestones: [
          done('Geräte für alle Beschäftigten', 'Devices for all employees'),
          overdue('E-Akte im ersten Fachbereich', 'Electronic files in the first department'),
          ahead('E-Akte in allen Fachbereichen', 'Electronic files in all departments', { weight: 2 }),
        ],
      },
      {
        key: 'erprobung',
        words: ['Mut zum Versuch', 'Courage to try'],
        benefit: [
          'Neues wird klein erprobt, bevor es groß wird.',
          'New things are tried small before they grow.',
        ],
        description: [
          'Folgt aus dem Besuch in Bochum am 27. Oktober 2025: Mut und Vertrauen zählen so viel wie unbürokratisches Handeln. Das Projekt selbst ist ein Beispiel.',
          'Follows from the visit to Bochum on 27 October 2025: courage and trust matter as much as unbureaucratic action. The project itself is a sample.',
        ],
        phase: 'trial',
        office: 'cdo',
        partners: ['Stadtwerke', 'Wirtschaftsförderung'],
        added: { on: '2025-11-14', reason: 'Gelernt beim Besuch in Bochum am 27. Oktober 2025' },
        milestones: [
          done('Erster Versuch mit klarer Frage', 'First experiment with a clear question'),
          ahead('Fünf Versuche ausgewertet', 'Five experiments evaluated'),
          undated('Austausch mit Bochum jedes Jahr', 'Exchange with Bochum every year'),
        ],
      },
    ],
  },
];
