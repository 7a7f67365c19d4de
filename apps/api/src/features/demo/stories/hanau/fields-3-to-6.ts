import { ahead, done, early, late, lateDue, overdue, type PillarSeed, slipping } from '../seed';
import { LIGHTHOUSE } from './lighthouse';

export const mobilityToHealth: readonly PillarSeed[] = [
  {
    key: 'mobilitaet',
    words: ['Mobilität & Energie', 'Mobility & energy', 'Mobiliteit & energie', 'التنقل والطاقة'],
    summary: ['Gut unterwegs, sparsam versorgt.', 'Well on the way, thriftily supplied.'],
    lag: [10, 70],
    projects: [
      {
        key: 'bus',
        words: ['Bus in Echtzeit', 'Bus in real time'],
        benefit: ['Die Anzeige stimmt.', 'The display is right.'],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'verkehr',
        milestones: [
          done('Alle Busse melden ihren Ort', 'All buses report their place'),
          ahead('Anzeigen an fünfzig Haltestellen', 'Displays at fifty stops'),
          slipping('Anschluss wird gesichert', 'Connections are secured'),
        ],
      },
      {
        key: 'zaehler',
        words: ['Sparsame Gebäude', 'Thrifty buildings'],
        benefit: ['Schulen und Hallen verbrauchen weniger.', 'Schools and halls use less.'],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'umwelt',
        partners: ['Stadtwerke'],
        milestones: [
          done('Zähler in zwanzig Gebäuden', 'Meters in twenty buildings'),
          overdue('Verbrauch ist öffentlich', 'Consumption is public'),
          ahead('Heizung regelt sich selbst', 'Heating regulates itself'),
          ahead('Alle Gebäude angeschlossen', 'All buildings connected'),
        ],
      },
    ],
  },
  {
    key: 'wissen',
    words: ['Wissen & Bildung', 'Knowledge & education', 'Kennis & onderwijs', 'المعرفة والتعليم'],
    summary: ['Lernen, überall und für alle.', 'Learning, everywhere and for all.'],
    lag: [0, 60],
    projects: [
      {
        key: 'schulnetz',
        words: ['Schulnetz', 'School network'],
        benefit: ['Unterricht mit Netz, das hält.', 'Lessons with a network that holds.'],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'schule',
        milestones: [
          done('Alle Schulen am Glasfasernetz', 'All schools on fibre'),
          ahead('Geräte für alle Klassen', 'Devices for all classes'),
          ahead('Ein Zugang für alles', 'One access to everything'),
        ],
      },
      {
        key: 'bibliothek',
        words: ['Bibliothek ohne Schließzeit', 'Library without closing time'],
        benefit: ['Lesen und lernen, wann es passt.', 'Read and learn when it suits.'],
        description: LIGHTHOUSE,
        phase: 'trial',
        office: 'kultur',
        milestones: [
          early('Ausleihe per App', 'Lending by app'),
          ahead('Öffnung am Abend und am Sonntag', 'Open in the evening and on Sunday'),
          ahead('Geräte zum Ausleihen', 'Devices to borrow'),
        ],
      },
    ],
  },
  {
    key: 'kultur',
    words: [
      'Kultur, Sport & Freizeit',
      'Culture, sport & leisure',
      'Cultuur, sport & vrije tijd',
      'الثقافة والرياضة والترفيه',
    ],
    summary: ['Angebote finden, buchen, erleben.', 'Find, book and enjoy what there is.'],
    lag: [0, 80],
    projects: [
      {
        key: 'hallen',
        words: ['Hallen buchen', 'Booking halls'],
        benefit: ['Vereine sehen freie Zeiten sofort.', 'Clubs see free hours at once.'],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'kultur',
        milestones: [
          done('Belegung ist erfasst', 'Use is recorded'),
          late('Buchung ist online', 'Booking is online'),
          ahead('Türen öffnen ohne Schlüssel', 'Doors open without a key'),
        ],
      },
      {
        key: 'museum',
        words: ['Museum zum Mitnehmen', 'Museum to take along'],
        benefit: ['Geschichte am Ort, an dem sie geschah.', 'History at the place where it happened.'],
        description: LIGHTHOUSE,
        phase: 'planning',
        office: 'kultur',
        milestones: [
          ahead('Zwanzig Orte mit Ton und Bild', 'Twenty places with sound and image'),
          ahead('Rundgänge in vier Sprachen', 'Tours in four languages'),
        ],
      },
    ],
  },
  {
    key: 'gesundheit',
    words: [
      'Gesundheit & Soziales',
      'Health & social affairs',
      'Gezondheid & sociaal',
      'الصحة والشؤون الاجتماعية',
    ],
    summary: ['Hilfe kommt an.', 'Help arrives.'],
    lag: [10, 80],
    projects: [
      {
        key: 'hilfen',
        words: ['Hilfen auf einen Blick', 'Help at a glance'],
        benefit: [
          'Wer Hilfe braucht, findet sie in zwei Schritten.',
          'Whoever needs help finds it in two steps.',
        ],
        description: LIGHTHOUSE,
        phase: 'trial',
        office: 'soziales',
        milestones: [
          done('Angebote sind gesammelt', 'Services are collected'),
          ahead('Suche in Leichter Sprache', 'Search in easy language'),
          ahead('Beratung per Video', 'Advice by video'),
        ],
      },
      {
        key: 'kita',
        words: ['Kita-Platz online', 'Nursery places online'],
        benefit: ['Familien wissen früher, woran sie sind.', 'Families know earlier where they stand.'],
        description: LIGHTHOUSE,
        phase: 'delivery',
        office: 'amt34',
        milestones: [
          done('Anmeldung ist online', 'Registration is online'),
          lateDue('Stand der Anmeldung ist sichtbar', 'State of the registration is visible'),
          ahead('Vergabe nach einheitlichen Regeln', 'Allocation by uniform rules'),
          ahead('Wechsel zwischen Kitas', 'Change between nurseries'),
        ],
      },
    ],
  },
];
