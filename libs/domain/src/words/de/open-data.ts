export const openData = {
  'openData.title': 'Offene Daten zur Digitalstrategie: {place}',
  'openData.description':
    'Was {place} zu seinen Strategien veröffentlicht: der Plan mit allen Einträgen, der Verlauf, Projekte und Wegmarken. Jede Zahl lässt sich daraus nachrechnen.',
  'openData.sample': 'Es handelt sich um erfundene Beispieldaten.',
  'openData.keywords': 'Digitalstrategie, Fortschritt, Projekte, Wegmarken, Transparenz',
  'openData.plan.title': '{strategy}: alle Einträge des Plans',
  'openData.plan.description':
    'Die vollständige Datei: jeder Eintrag mit dem Tag, ab dem er gilt, und dem Stand, mit dem er aufgezeichnet wurde. Daraus folgt jede veröffentlichte Zahl.',
  'openData.course.title': '{strategy}: Verlauf von Ist und Plan',
  'openData.course.description':
    'Ist, Geplant und Vergleich der Strategie und ihrer Säulen am Ende jedes Monats, im heutigen Umfang und wie beschlossen.',
  'openData.projects.title': '{strategy}: Projekte',
  'openData.projects.description': 'Die veröffentlichten Projekte mit Säule, Amt, Phase, Kurs, Ist und Plan.',
  'openData.milestones.title': '{strategy}: Wegmarken',
  'openData.milestones.description':
    'Die Wegmarken der veröffentlichten Projekte mit beschlossenem, zugesagtem und tatsächlichem Tag.',
  'openData.ledger.title': '{strategy}: Planbuch',
  'openData.ledger.description': 'Jede Änderung am Plan, eine Zeile je Eintrag, mit Grund und Vorlage.',
  'openData.scope.title': '{strategy}: was aus dem Beschluss wurde',
  'openData.scope.description':
    'Wie aus dem Beschlossenen wurde, was heute im Plan steht: gezählt nach Wegmarken, je Säule.',
} as const;
