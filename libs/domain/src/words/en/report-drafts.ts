export const reportDrafts = {
  'report.draft.adopted': 'Measured against what was adopted, it is {actual}.',
  'report.draft.health': 'By the limits of the strategy: {health}.',
  'report.draft.pillar': '{title}: {actual} implemented, {planned} were planned. {health}.',
  'report.draft.pillarUnplanned': '{title}: {actual} implemented. {health}.',
  'report.draft.pillarNone': '{title} cannot be measured yet.',
  'report.draft.reason': '{deed}: “{title}”. Reason: {reason}',
  'report.draft.paper': '{text} (paper {paper})',
  'report.draft.noChange': 'There is no earlier state to compare with.',
  'report.draft.late':
    '“{title}” ({health}): {count, plural, one {one milestone is open whose adopted date has passed} other {# milestones are open whose adopted date has passed}}: {milestones}.',
  'report.draft.behind': '“{title}” is behind its plan: {health}.',
  'report.draft.noneBehind': 'No project is further behind its plan than the limits allow.',
  'report.draft.requests':
    '{body}: {count, plural, one {one decision is} other {# decisions are}} asked for.',
  'report.draft.noRequests': '{body}: the report is for information, no decision is asked for.',
  'report.draft.resolutions':
    'Of {count, plural, one {one resolution} other {# resolutions}} on the strategy: {states}.',
  'report.draft.state.implemented': '{count} implemented',
  'report.draft.state.under-way': '{count} under way',
  'report.draft.state.open': '{count} not begun yet',
  'report.draft.state.left-scope': '{count} no longer in the plan',
  'report.draft.state.not-linked': '{count} not tied to the plan',
  'report.draft.noResolutions': 'No public resolution on this strategy is on record.',
  'report.draft.known': 'The figures are for {on}, as known on {knownAt}.',
} as const;
