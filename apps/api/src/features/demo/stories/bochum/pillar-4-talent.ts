import {
  ahead,
  documented,
  done,
  due,
  late,
  lateDue,
  overdue,
  type PillarSeed,
  slipping,
  undated,
} from '../seed';

export const talent: PillarSeed = {
  key: 'talentschmiede',
  words: [
    'Talentschmiede im Ruhrgebiet',
    'Talent forge of the Ruhr',
    'Talentensmederij van het Ruhrgebied',
    'مصنع المواهب في منطقة الرور',
  ],
  summary: [
    'Kitas, Schulen und Weiterbildung, in denen alle mitkommen.',
    'Nurseries, schools and further education in which nobody is left behind.',
    'Kinderopvang, scholen en bijscholing waarin iedereen meekomt.',
    'حضانات ومدارس وتدريب لا يتخلّف فيه أحد.',
  ],
  lag: [40, 260],
  projects: [
    {
      key: 'beschaeftigungsgesellschaft',
      words: [
        'Beschäftigungsgesellschaft',
        'Employment company',
        'Werkgelegenheidsmaatschappij',
        'شركة التشغيل',
      ],
      benefit: ['Menschen ohne Arbeit bekommen einen Einstieg.', 'People out of work get a start.'],
      phase: 'operation',
      office: 'soziales',
      source: documented('Öffentlich genannte Kernaktivität der Bochum Strategie'),
      milestones: [
        done('Gesellschaft ist gegründet', 'Company is founded', { weight: 2 }),
        done('Erste hundert Plätze besetzt', 'First hundred places filled'),
        done('Werkstatt für digitale Berufe', 'Workshop for digital jobs'),
        ahead('Dreihundert Plätze besetzt', 'Three hundred places filled'),
        ahead('Übergang in feste Arbeit gemessen', 'Transfer to regular work measured'),
      ],
    },
    {
      key: 'glasfaser-schulen',
      words: [
        'Glasfaser für Schulen',
        'Fibre for schools',
        'Glasvezel voor scholen',
        'الألياف الضوئية للمدارس',
      ],
      benefit: [
        'Unterricht fällt nicht mehr wegen der Leitung aus.',
        'Lessons no longer fail because of the line.',
      ],
      description: [
        'Die Wegmarke „Glasfaser an 44 Schulen“ ist in drei Lose geteilt, damit jedes für sich fertig werden kann.',
        'The milestone “fibre at 44 schools” is split into three lots, so that each can be finished by itself.',
      ],
      phase: 'delivery',
      office: 'schule',
      reason: 'Die Tiefbaufirma ist ausgefallen, die neue Vergabe läuft',
      partners: ['Stadtwerke Bochum'],
      updates: [
        {
          ago: 64,
          readers: 'public',
          happened: [
            'Die bisherige Tiefbaufirma ist ausgefallen. Die Arbeiten an 28 Schulen sind neu ausgeschrieben.',
            'The former civil engineering company has dropped out. The work at 28 schools is out to tender again.',
          ],
          next: [
            'Bis zur Vergabe sichern die Stadtwerke die offenen Gräben.',
            'Until the contract is placed, the public utility secures the open trenches.',
          ],
        },
        {
          ago: 23,
          readers: 'council',
          happened: [
            'Auf die Ausschreibung haben zwei Firmen geboten. Beide liegen über der Schätzung.',
            'Two companies have made an offer. Both are above the estimate.',
          ],
        },
        {
          ago: 9,
          readers: 'public',
          happened: [
            'Der Auftrag für das zweite Los ist vergeben. Gebaut wird zuerst an den vier Gesamtschulen.',
            'The contract for the second lot is placed. Building starts at the four comprehensive schools.',
          ],
          next: [
            'Vor dem Baubeginn laden die Schulen die Anwohner ein.',
            'Before building starts the schools invite their neighbours.',
          ],
          ask: {
            office: 'it',
            words: [
              'Bitte den Anschluss der Verteiler bis zum Baubeginn bestätigen.',
              'Please confirm the connection of the distributors before building starts.',
            ],
            within: 12,
          },
        },
      ],
      milestones: [
        done('Bedarf je Schule erhoben', 'Needs of each school collected'),
        late('Glasfaser an 44 Schulen', 'Fibre at 44 schools', {
          weight: 3,
          split: {
            on: '2021-03-15',
            reason: 'Vergabe in drei Losen, die einzeln fertig werden',
            parts: [
              {
                words: ['Glasfaser, Los 1: 16 Schulen', 'Fibre, lot 1: 16 schools'],
                share: 16,
                standing: 'done',
              },
              {
                words: ['Glasfaser, Los 2: 14 Schulen', 'Fibre, lot 2: 14 schools'],
                share: 14,
                standing: 'overdue',
              },
              {
                words: ['Glasfaser, Los 3: 14 Schulen', 'Fibre, lot 3: 14 schools'],
                share: 14,
                standing: 'late',
              },
            ],
          },
        }),
        done('Stadtweites Schulnetz in Betrieb', 'City-wide school network in operation'),
        done('WLAN in allen Klassenräumen', 'Wi-Fi in all classrooms'),
        ahead('Zweite Leitung für Berufskollegs', 'Second line for vocational colleges'),
        ahead('Betreuung der Netze aus einer Hand', 'One team looks after all networks', { weight: 2 }),
      ],
    },
    {
      key: 'schulakte',
      words: [
        'Digitale Schulverwaltung',
        'Digital school administration',
        'Digitale schooladministratie',
        'إدارة المدارس الرقمية',
      ],
      benefit: [
        'Anmelden, ummelden, Zeugnis: ohne Weg ins Amt.',
        'Enrol, transfer, certificate: without a trip to the office.',
      ],
      phase: 'delivery',
      office: 'schule',
      contributesTo: ['stadtmanagement'],
      milestones: [
        done('Anmeldung zur Grundschule online', 'Primary school enrolment online'),
        done('Anmeldung zur weiterführenden Schule online', 'Secondary school enrolment online'),
        late('Zeugnisse digital beglaubigt', 'Certificates certified digitally'),
        due('Schulwechsel ohne Papier', 'Change of school without paper'),
        ahead('Schülerausweis in der App', 'Student card in the app'),
      ],
    },
    {
      key: 'leihgeraete',
      words: [
        'Leihgeräte für alle',
        'Devices to borrow for all',
        'Leenapparaten voor iedereen',
        'أجهزة للإعارة للجميع',
      ],
      benefit: ['Kein Kind lernt ohne Gerät.', 'No child learns without a device.'],
      phase: 'delivery',
      office: 'schule',
      milestones: [
        done('Ausleihe an zehn Schulen', 'Lending at ten schools'),
        done('Werkstatt für Reparaturen', 'Workshop for repairs'),
        lateDue('Ausleihe an allen Schulen', 'Lending at all schools', { weight: 2 }),
        due('Versicherung ist geregelt', 'Insurance is settled'),
        ahead('Geräte laufen mindestens sechs Jahre', 'Devices last at least six years'),
      ],
    },
    {
      key: 'schulung-kitas',
      words: [
        'Kitas lernen digital',
        'Nurseries learn digital',
        'Kinderopvang leert digitaal',
        'الحضانات تتعلم رقميًا',
      ],
      benefit: [
        'Erzieherinnen und Erzieher haben mehr Zeit für Kinder.',
        'Educators have more time for children.',
      ],
      phase: 'trial',
      office: 'schule',
      milestones: [
        done('Kita-Planer ist online', 'Nursery planner is online'),
        overdue('Schulung in 40 Kitas', 'Training in 40 nurseries'),
        done('Eltern melden sich über die App', 'Parents report through the app', { done: { ago: 30 } }),
        ahead('Schulung in allen Kitas', 'Training in all nurseries'),
        ahead('Elternpost in sechs Sprachen', 'Parents’ mail in six languages'),
      ],
    },
    {
      key: 'medienraum-vhs',
      words: [
        'Medienräume der VHS',
        'Media rooms of the adult school',
        'Mediaruimtes van de volksuniversiteit',
        'قاعات الإعلام في مدرسة الكبار',
      ],
      benefit: ['Erwachsene lernen an Geräten, die funktionieren.', 'Adults learn on devices that work.'],
      phase: 'operation',
      office: 'vhs',
      milestones: [
        done('Erster Medienraum eröffnet', 'First media room opened'),
        done('Kurse für Ältere', 'Courses for older people'),
        done('Zweiter Medienraum eröffnet', 'Second media room opened', {
          done: { ago: 80, reportedAgo: 21 },
        }),
        ahead('Kurse auch am Abend im Netz', 'Courses also online in the evening'),
        ahead('Räume auch am Wochenende offen', 'Rooms open at weekends, too'),
      ],
    },
    {
      key: 'azubi-messe',
      words: [
        'Azubi-Messe digital',
        'Apprenticeship fair online',
        'Leerlingenbeurs digitaal',
        'معرض التدريب المهني الرقمي',
      ],
      benefit: ['Jugendliche und Betriebe finden zueinander.', 'Young people and companies find each other.'],
      phase: 'delivery',
      office: 'wirtschaft',
      partners: ['IHK'],
      milestones: [
        done('Erste Messe im Netz', 'First fair online'),
        done('Praktika das ganze Jahr', 'Internships all year round'),
        ahead('Betriebe pflegen ihre Plätze selbst', 'Companies maintain their places'),
      ],
    },
    {
      key: 'lernorte',
      words: ['Karte der Lernorte', 'Map of places to learn', 'Kaart van leerplekken', 'خريطة أماكن التعلم'],
      benefit: [
        'Museum, Bauernhof, Labor: Unterricht an echten Orten.',
        'Museum, farm, laboratory: lessons in real places.',
      ],
      phase: 'operation',
      office: 'vhs',
      added: { on: '2022-08-31', reason: 'Eine von 13 Kernaktivitäten, die im August 2022 dazukommen' },
      milestones: [
        done('Fünfzig Lernorte in der Karte', 'Fifty places on the map'),
        done('Buchung durch Schulen', 'Booking by schools'),
        due('Fahrkarte ist inbegriffen', 'Travel is included'),
        undated('Lernorte in der Nachbarstadt', 'Places in the neighbouring city'),
      ],
    },
    {
      key: 'mint-labor',
      words: ['MINT-Labor', 'Science laboratory', 'Bètalab', 'مختبر العلوم'],
      benefit: ['Kinder bauen, messen und programmieren.', 'Children build, measure and program.'],
      phase: 'delivery',
      office: 'vhs',
      partners: ['Hochschulen'],
      added: { on: '2023-06-30', reason: 'Eine von zwölf Kernaktivitäten, die 2023 dazukommen' },
      milestones: [
        done('Labor hat geöffnet', 'Laboratory has opened'),
        done('Mobiles Labor fährt zu Schulen', 'Mobile laboratory visits schools'),
        overdue('Ferienkurse in allen Bezirken', 'Holiday courses in all districts'),
        slipping('Labor am Abend für Familien', 'Laboratory for families in the evening'),
        ahead('Ausleihe von Experimenten', 'Experiments to borrow'),
      ],
    },
  ],
};
