export const member = {
  'member.nav.milestones': 'Wegmarken',
} as const;
