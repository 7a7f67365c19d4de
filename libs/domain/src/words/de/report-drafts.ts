export const reportDrafts = {
  'report.draft.adopted': 'Gemessen an dem, was beschlossen wurde, sind es {actual}.',
  'report.draft.health': 'Bewertung nach den Grenzwerten der Strategie: {health}.',
  'report.draft.pillar': '{title}: {actual} umgesetzt, geplant waren {planned}. {health}.',
  'report.draft.pillarUnplanned': '{title}: {actual} umgesetzt. {health}.',
  'report.draft.pillarNone': '{title} ist noch nicht messbar.',
  'report.draft.reason': '{deed}: „{title}“. Grund: {reason}',
  'report.draft.paper': '{text} (Vorlage {paper})',
  'report.draft.noChange': 'Es gibt keinen früheren Stand, mit dem verglichen wird.',
  'report.draft.late':
    '„{title}“ ({health}): {count, plural, one {eine Wegmarke ist offen, deren beschlossener Termin vorbei ist} other {# Wegmarken sind offen, deren beschlossener Termin vorbei ist}}: {milestones}.',
  'report.draft.behind': '„{title}“ liegt hinter seinem Plan: {health}.',
  'report.draft.noneBehind': 'Kein Projekt liegt weiter hinter seinem Plan, als die Grenzwerte zulassen.',
  'report.draft.requests':
    '{body}: Gebeten wird um {count, plural, one {eine Entscheidung} other {# Entscheidungen}}.',
  'report.draft.noRequests':
    '{body}: Der Bericht wird zur Kenntnis gegeben, eine Entscheidung wird nicht erbeten.',
  'report.draft.resolutions':
    'Von {count, plural, one {einem Beschluss} other {# Beschlüssen}} zur Strategie: {states}.',
  'report.draft.state.implemented': '{count} umgesetzt',
  'report.draft.state.under-way': '{count} in Umsetzung',
  'report.draft.state.open': '{count} noch nicht begonnen',
  'report.draft.state.left-scope': '{count} nicht mehr im Plan',
  'report.draft.state.not-linked': '{count} mit dem Plan nicht verbunden',
  'report.draft.noResolutions': 'Zu dieser Strategie ist kein öffentlicher Beschluss verzeichnet.',
  'report.draft.known': 'Die Zahlen gelten für den {on}, wie sie am {knownAt} bekannt waren.',
} as const;
