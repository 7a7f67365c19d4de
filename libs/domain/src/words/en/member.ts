import type { member as german } from '../de/member';

export const member: Readonly<Record<keyof typeof german, string>> = {
  'member.nav.milestones': 'Milestones',
};
