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
  slipping,
  undated,
} from '../seed';

/** Five fields are documented, their names are not: these are working titles, and say so. */
export const administration: PillarSeed = {
  key: 'verwaltung',
  words: [
    'Verwaltung und Prozesse',
    'Administration and processes',
    'Bestuur en processen',
    'الإدارة والعمليات',
  ],
  summary: [
    'Arbeitstitel dieser Demo: Belegt ist, dass es fünf Handlungsfelder gibt. Prozesse werden erhoben, analysiert und verbessert, bevor sie digital werden.',
    'Working title of this demo: documented is that there are five fields. Processes are collected, analysed and improved before they go digital.',
  ],
  lag: [0, 70],
  projects: [
    {
      key: 'e-government-plus',
      words: ['E-Government++', 'E-Government++'],
      benefit: ['Anträge von Anfang bis Ende ohne Papier.', 'Applications without paper from start to end.'],
      phase: 'delivery',
      office: 'digitalisierung',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        done('Zwanzig Leistungen ausgewählt', 'Twenty services chosen'),
        done('Erste fünf Leistungen ohne Papier', 'First five services without paper', { weight: 2 }),
        done('Zwölf Leistungen ohne Papier', 'Twelve services without paper'),
        ahead('Alle zwanzig Leistungen ohne Papier', 'All twenty services without paper', { weight: 2 }),
      ],
    },
    {
      key: 'prozesse',
      words: ['Prozesse erheben und verbessern', 'Collect and improve processes'],
      benefit: ['Erst wird es einfacher, dann digital.', 'First simpler, then digital.'],
      description: [
        'Leitsatz (Dezember 2020): Prozesse müssen auf dem Weg zum digitalen Abbild erhoben, analysiert und optimiert werden.',
        'Guiding principle (December 2020): processes must be collected, analysed and optimised on the way to their digital representation.',
      ],
      phase: 'operation',
      office: 'digitalisierung',
      milestones: [
        done('Verzeichnis der Prozesse steht', 'Register of processes stands'),
        done('Zwanzig Prozesse analysiert', 'Twenty processes analysed'),
        done('Schulung in allen Fachdiensten', 'Training in all departments'),
        ahead('Hundert Prozesse verbessert', 'Hundred processes improved'),
      ],
    },
    {
      key: 'e-akte',
      words: ['E-Akte', 'Electronic files'],
      benefit: ['Auskunft ohne Suche im Keller.', 'Information without a search in the basement.'],
      phase: 'delivery',
      office: 'cio',
      milestones: [
        done('Grundlagen beschlossen', 'Basics decided'),
        done('Drei Fachdienste umgestellt', 'Three departments changed over'),
        overdue('Zehn Fachdienste umgestellt', 'Ten departments changed over'),
        slipping('Alle Fachdienste umgestellt', 'All departments changed over', { weight: 2 }),
      ],
    },
    {
      key: 'modellprojekt',
      words: ['Modellprojekt Smart City', 'Smart City model project'],
      benefit: [
        'Förderung für Vorhaben, die sonst warten müssten.',
        'Funding for projects that would have to wait otherwise.',
      ],
      description: [
        'Im September 2020 zugesprochen; 15,7, später 17,5 Millionen Euro über sieben Jahre bis 2027, Eigenanteil zehn Prozent, halbjährlicher Bericht an den Stadtrat (wandel-ostthueringen.de). Strategie im Stadtrat am 22. Februar 2023, Zustimmung des Fördergebers im Mai 2023: neun Maßnahmen in fünf Feldern, sieben bewilligt, zwei offen (rathaus.jena.de). Wo nur der Monat belegt ist, steht sein letzter Tag.',
        'Awarded in September 2020; 15.7, later 17.5 million euros over seven years to 2027, own share ten per cent, half-yearly report to council (wandel-ostthueringen.de). Strategy in council on 22 February 2023, funder’s approval in May 2023: nine measures in five fields, seven approved, two pending (rathaus.jena.de). Where only the month is documented, its last day stands.',
      ],
      phase: 'delivery',
      office: 'cdo',
      source: documented('wandel-ostthueringen.de, rathaus.jena.de'),
      milestones: [
        fact('Modellprojekt ist zugesprochen', 'Model project is awarded', {
          completedOn: '2020-09-30',
          source: 'wandel-ostthueringen.de',
        }),
        fact('Strategie liegt im Stadtrat vor', 'Strategy is before council', {
          completedOn: '2023-02-22',
          source: 'rathaus.jena.de',
          added: '2023-02-23',
        }),
        fact('Fördergeber stimmt zu', 'Funder approves', {
          completedOn: '2023-05-31',
          source: 'rathaus.jena.de',
        }),
        done('Halbzeit: Bericht und Bewertung', 'Half-time: report and evaluation'),
        ahead('Übergang in den Betrieb geregelt', 'Transfer to operation settled', { weight: 2 }),
      ],
    },
  ],
};

export const health: PillarSeed = {
  key: 'gesundheit',
  words: ['Gesundheit und Pflege', 'Health and care', 'Gezondheid en zorg', 'الصحة والرعاية'],
  summary: ['Arbeitstitel dieser Demo für Handlungsfeld 2.', 'Working title of this demo for field 2.'],
  lag: [40, 170],
  projects: [
    {
      key: 'telemedizin',
      words: ['Telemedizin (HF2-M01)', 'Telemedicine (HF2-M01)'],
      benefit: ['Ärztlicher Rat ohne lange Wege.', 'Medical advice without long journeys.'],
      phase: 'delivery',
      office: 'gesundheit',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        done('Praxen und Klinik machen mit', 'Practices and hospital take part'),
        done('Erste Sprechstunde per Video', 'First consultation by video'),
        late('Sprechstunde in drei Pflegeheimen', 'Consultation in three care homes'),
        overdue('Rezepte kommen ohne Papier', 'Prescriptions arrive without paper'),
        ahead('Sprechstunde in allen Pflegeheimen', 'Consultation in all care homes'),
        ahead('Betrieb ohne Förderung gesichert', 'Operation secured without funding', { weight: 2 }),
      ],
    },
    {
      key: 'pflegeplatz-portal',
      words: ['Pflegeplatz-Portal (HF2-M02)', 'Care place portal (HF2-M02)'],
      benefit: ['Freie Plätze stehen an einer Stelle.', 'Free places are listed in one spot.'],
      phase: 'trial',
      office: 'gesundheit',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        done('Zehn Träger melden Plätze', 'Ten providers report places'),
        lateDue('Portal ist öffentlich', 'Portal is public', { weight: 2 }),
        due('Anfrage an mehrere Heime zugleich', 'Request to several homes at once'),
        ahead('Tagespflege und Kurzzeitpflege dabei', 'Day care and short-term care included'),
        ahead('Nachbarkreise machen mit', 'Neighbouring counties take part'),
      ],
    },
    {
      key: 'gesundheitslotsen',
      words: ['Gesundheitslotsen', 'Health guides'],
      benefit: ['Jemand hilft, das richtige Angebot zu finden.', 'Somebody helps to find the right service.'],
      phase: 'operation',
      office: 'gesundheit',
      milestones: [
        done('Lotsen sind geschult', 'Guides are trained'),
        done('Beratung in zwei Stadtteilen', 'Advice in two districts'),
        done('Beratung in vier Sprachen', 'Advice in four languages'),
        ahead('Beratung in allen Stadtteilen', 'Advice in all districts'),
      ],
    },
    {
      key: 'notfallmappe',
      words: ['Digitale Notfallmappe', 'Digital emergency folder'],
      benefit: [
        'Im Notfall sind wichtige Angaben zur Hand.',
        'In an emergency the important facts are at hand.',
      ],
      description: [
        'Pausiert, bis die elektronische Patientenakte die Angaben aufnimmt.',
        'Paused until the electronic patient record takes up the facts.',
      ],
      phase: 'paused',
      office: 'gesundheit',
      milestones: [
        done('Inhalt mit Rettungsdienst abgestimmt', 'Content agreed with rescue services'),
        overdue('Probebetrieb in einem Stadtteil', 'Trial in one district'),
        undated('Ausgabe in allen Apotheken', 'Issued in all pharmacies'),
      ],
    },
  ],
};

export const data: PillarSeed = {
  key: 'daten',
  words: ['Daten und Plattformen', 'Data and platforms', 'Data en platforms', 'البيانات والمنصات'],
  summary: ['Arbeitstitel dieser Demo.', 'Working title of this demo.'],
  lag: [-10, 60],
  projects: [
    {
      key: 'wissensallmende',
      words: ['WISSENsAllmende', 'WISSENsAllmende, the urban data platform'],
      benefit: ['Wissen der Stadt gehört allen.', 'The city’s knowledge belongs to all.'],
      description: ['Städtische Datenplattform.', 'Urban data platform.'],
      phase: 'delivery',
      office: 'cdo',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      milestones: [
        done('Architektur steht fest', 'Architecture is settled'),
        done('Plattform ist in Betrieb', 'Platform is in operation', { weight: 2 }),
        early('Fünfzig Quellen angeschlossen', 'Fifty sources connected'),
        ahead('Stadtgesellschaft bringt eigene Daten ein', 'Residents contribute their own data'),
      ],
    },
    {
      key: 'datenstrategie',
      words: ['Datenstrategie', 'Data strategy'],
      benefit: ['Klare Regeln, wer welche Daten wozu nutzt.', 'Clear rules who uses which data for what.'],
      description: ['Am 21. Mai 2025 beschlossen.', 'Adopted on 21 May 2025.'],
      phase: 'operation',
      office: 'cdo',
      source: documented('Öffentlich genanntes Vorhaben der Smart City Jena'),
      added: { on: '2024-03-28', reason: 'Die Plattform braucht Regeln für Daten' },
      milestones: [
        fact('Datenstrategie ist beschlossen', 'Data strategy is adopted', {
          completedOn: '2025-05-21',
          source: 'öffentlich genannt',
        }),
        done('Datenverantwortliche in allen Fachdiensten', 'Data stewards in all departments'),
        ahead('Erster Bericht zur Datenstrategie', 'First report on the data strategy'),
      ],
    },
    {
      key: 'sensornetz',
      words: ['Sensornetz', 'Sensor network'],
      benefit: ['Messwerte für Klima, Verkehr und Wasser.', 'Readings for climate, traffic and water.'],
      phase: 'operation',
      office: 'cio',
      milestones: [
        done('Funknetz deckt die Stadt ab', 'Radio network covers the city'),
        done('Pegel und Wetter in Echtzeit', 'Water levels and weather live'),
        late('Bodenfeuchte an hundert Bäumen', 'Soil moisture at a hundred trees'),
        ahead('Messwerte in der WISSENsAllmende', 'Readings in the data platform'),
      ],
    },
    {
      key: 'stadtmodell',
      words: ['Stadtmodell in 3D', 'City model in 3D'],
      benefit: ['Planungen lassen sich vorab ansehen.', 'Plans can be seen beforehand.'],
      phase: 'trial',
      office: 'cio',
      milestones: [
        done('Gebäude sind erfasst', 'Buildings are recorded'),
        done('Schatten und Wind sind zu sehen', 'Shade and wind can be seen'),
        ahead('Modell in jedem Bebauungsplan', 'Model in every development plan'),
      ],
    },
  ],
};
