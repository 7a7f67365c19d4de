export const reportDrafts = {
  'report.draft.adopted': 'Gemeten aan wat is vastgesteld, is het {actual}.',
  'report.draft.health': 'Beoordeling volgens de grenswaarden van de strategie: {health}.',
  'report.draft.pillar': '{title}: {actual} uitgevoerd, gepland was {planned}. {health}.',
  'report.draft.pillarUnplanned': '{title}: {actual} uitgevoerd. {health}.',
  'report.draft.pillarNone': '{title} is nog niet meetbaar.',
  'report.draft.reason': '{deed}: “{title}”. Reden: {reason}',
  'report.draft.paper': '{text} (raadsstuk {paper})',
  'report.draft.noChange': 'Er is geen eerdere stand om mee te vergelijken.',
  'report.draft.late':
    '“{title}” ({health}): {count, plural, one {één mijlpaal staat open waarvan de vastgestelde datum voorbij is} other {# mijlpalen staan open waarvan de vastgestelde datum voorbij is}}: {milestones}.',
  'report.draft.behind': '“{title}” ligt achter op het plan: {health}.',
  'report.draft.noneBehind': 'Geen project ligt verder achter op het plan dan de grenswaarden toelaten.',
  'report.draft.requests':
    '{body}: gevraagd {count, plural, one {wordt één besluit} other {worden # besluiten}}.',
  'report.draft.noRequests': '{body}: het verslag is ter kennisgeving, er wordt geen besluit gevraagd.',
  'report.draft.resolutions':
    'Van {count, plural, one {één besluit} other {# besluiten}} over de strategie: {states}.',
  'report.draft.state.implemented': '{count} uitgevoerd',
  'report.draft.state.under-way': '{count} in uitvoering',
  'report.draft.state.open': '{count} nog niet begonnen',
  'report.draft.state.left-scope': '{count} niet meer in het plan',
  'report.draft.state.not-linked': '{count} niet aan het plan gekoppeld',
  'report.draft.noResolutions': 'Over deze strategie is geen openbaar besluit vastgelegd.',
  'report.draft.known': 'De cijfers gelden voor {on}, zoals bekend op {knownAt}.',
} as const;
