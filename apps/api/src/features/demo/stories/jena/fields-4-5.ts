import {
  ahead,
  documented,
  done,
  due,
  fact,
  late,
  overdue,
  type PillarSeed,
  slipping,
  undated,
  unfinished,
} from '../seed';

export const quarter: PillarSeed = {
  key: 'quartier',
  words: [
    'Quartier, Energie und Mobilität',
    'Neighbourhood, energy and mobility',
    'Wijk, energie en mobiliteit',
    'الحي والطاقة والتنقل',
  ],
  summary: ['Arbeitstitel dieser Demo.', 'Working title of this demo.'],
  lag: [10, 120],
  projects: [
    {
      key: 'lobeda',
      words: ['Smartes Quartier Jena-Lobeda', 'Smart quarter Jena-Lobeda'],
      benefit: [
        'Etwa 250 Wohnungen mit Technik, die im Alltag hilft.',
        'About 250 flats with technology that helps in everyday life.',
      ],
      description: [
        'Seit 2020, etwa 250 Wohnungen. Belegt ist das Jahr; als Tag steht der 31. Dezember.',
        'Since 2020, about 250 flats. The year is documented; the day is 31 December.',
      ],
      phase: 'operation',
      office: 'stadtentwicklung',
      partners: ['Stadtwerke'],
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        fact('Smartes Quartier hat begonnen', 'Smart quarter has begun', {
          completedOn: '2020-12-31',
          source: 'öffentlich genannt',
        }),
        done('Bewohnerinnen und Bewohner bewerten die Technik', 'Residents rate the technology'),
        done('Energie je Wohnung sichtbar', 'Energy of each flat visible'),
        done('Nachbarhäuser übernehmen die Technik', 'Neighbouring houses take up the technology'),
        ahead('Erfahrungen als Leitfaden', 'Experience as a guide'),
      ],
    },
    {
      key: '5g-v2x',
      words: ['5G V2X', '5G V2X'],
      benefit: ['Fahrzeuge und Ampeln warnen einander.', 'Vehicles and traffic lights warn each other.'],
      description: [
        '4,8 Millionen Euro, davon 3,825 Millionen vom Bund, Bescheid vom 26. Januar 2021 (spd-jena.de).',
        '4.8 million euros, 3.825 million of them federal, notice of 26 January 2021 (spd-jena.de).',
      ],
      phase: 'trial',
      office: '5g',
      source: documented('spd-jena.de'),
      milestones: [
        fact('Bescheid des Bundes liegt vor', 'Federal notice is in', {
          completedOn: '2021-01-26',
          source: 'spd-jena.de',
        }),
        done('Erste Kreuzung sendet', 'First crossing transmits'),
        done('Straßenbahnen senden', 'Trams transmit'),
        overdue('Auswertung ist veröffentlicht', 'Evaluation is published'),
        ahead('Weiterbetrieb ist entschieden', 'Further operation is decided'),
      ],
    },
    {
      key: 'energiemonitor',
      words: ['Energiemonitor', 'Energy monitor'],
      benefit: [
        'Jeder sieht, wie viel Strom aus der Region kommt.',
        'Everyone sees how much power comes from the region.',
      ],
      phase: 'operation',
      office: 'stadtentwicklung',
      partners: ['Stadtwerke'],
      milestones: [
        done('Städtische Gebäude erfasst', 'Municipal buildings recorded'),
        done('Monitor ist online', 'Monitor is online'),
        ahead('Wärmeplanung ist eingebunden', 'Heat planning is included'),
      ],
    },
    {
      key: 'parkraum',
      words: ['Parkraum-Sensoren', 'Parking sensors'],
      benefit: ['Weniger Suchverkehr.', 'Less traffic in search of parking.'],
      phase: 'stopped',
      office: 'stadtentwicklung',
      ended: { on: { ago: 47 }, reason: 'Die Mittel gehen in das Sensornetz', paper: 'Beispielvorlage 5' },
      milestones: [
        done('Standorte geprüft', 'Sites checked'),
        unfinished('Hundert Plätze melden sich', 'Hundred spaces report'),
        unfinished('Anzeige in der Karte', 'Display on the map'),
      ],
    },
    {
      key: 'mitfahren',
      words: ['Mitfahren im Umland', 'Shared rides to the countryside'],
      benefit: [
        'Auch abends kommt man ohne eigenes Auto heim.',
        'A way home without a car, in the evening, too.',
      ],
      phase: 'planning',
      office: 'stadtentwicklung',
      added: { on: { ago: 33 }, reason: 'Vorschlag aus der Beteiligung' },
      milestones: [
        ahead('Bedarf ist erhoben', 'Need is collected'),
        undated('Probebetrieb auf zwei Strecken', 'Trial on two routes'),
      ],
    },
  ],
};

export const society: PillarSeed = {
  key: 'gesellschaft',
  words: [
    'Bildung, Wirtschaft und Beteiligung',
    'Education, economy and participation',
    'Onderwijs, economie en participatie',
    'التعليم والاقتصاد والمشاركة',
  ],
  summary: ['Arbeitstitel dieser Demo.', 'Working title of this demo.'],
  lag: [0, 110],
  projects: [
    {
      key: 'probierladen',
      words: ['ProbierLaden', 'ProbierLaden, the shop to try things'],
      benefit: ['Neues anfassen, ausprobieren, mitentscheiden.', 'Touch new things, try them, have a say.'],
      description: [
        '2024 belegt; als Tag steht der 31. Dezember.',
        'Documented for 2024; the day is 31 December.',
      ],
      phase: 'operation',
      office: 'cdo',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        fact('ProbierLaden hat geöffnet', 'ProbierLaden has opened', {
          completedOn: '2024-12-31',
          source: 'öffentlich genannt',
        }),
        done('Zwölf Abende im Jahr', 'Twelve evenings a year'),
        ahead('ProbierLaden fährt in die Ortsteile', 'ProbierLaden visits the villages'),
      ],
    },
    {
      key: 'jedi-hub',
      words: ['JEDI hub', 'JEDI hub'],
      benefit: ['Gründende und Stadt arbeiten Tür an Tür.', 'Founders and city work door to door.'],
      description: [
        '2024 belegt; als Tag steht der 31. Dezember.',
        'Documented for 2024; the day is 31 December.',
      ],
      phase: 'operation',
      office: 'wirtschaft',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        fact('JEDI hub hat geöffnet', 'JEDI hub has opened', {
          completedOn: '2024-12-31',
          source: 'öffentlich genannt',
        }),
        done('Zehn Betriebe sind eingezogen', 'Ten companies have moved in'),
        due('Gemeinsame Ausschreibung mit der Stadt', 'Joint tender with the city'),
        slipping('Hub trägt sich selbst', 'Hub supports itself'),
      ],
    },
    {
      key: 'digital-lotsen',
      words: ['Digital-Lotsen', 'Digital guides'],
      benefit: ['Hilfe am Gerät, von Mensch zu Mensch.', 'Help with devices, from person to person.'],
      phase: 'operation',
      office: 'gesundheit',
      milestones: [
        done('Zwanzig Lotsen ausgebildet', 'Twenty guides trained'),
        done('Sprechstunden in vier Büchereien', 'Office hours in four libraries'),
        late('Hausbesuche sind möglich', 'Home visits are possible'),
        ahead('Hundert Lotsen ausgebildet', 'Hundred guides trained'),
      ],
    },
    {
      key: 'beteiligung',
      words: ['Mitreden online', 'Have a say online'],
      benefit: ['Vorschläge werden gelesen und beantwortet.', 'Proposals are read and answered.'],
      phase: 'trial',
      office: 'cdo',
      milestones: [
        done('Erstes Verfahren online', 'First procedure online'),
        done('Antwort auf jeden Vorschlag', 'Answer to every proposal'),
        ahead('Haushalt zum Mitreden', 'Budget to have a say in'),
      ],
    },
  ],
};
