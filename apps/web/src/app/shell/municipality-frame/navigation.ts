import type { Membership } from '@wegmarke/domain/contracts';
import { can } from '@wegmarke/domain/permissions';
import type { WordKey } from '@wegmarke/domain/words';
import type { IconName } from '@wegmarke/ui/icon';

export interface NavigationEntry {
  readonly path: readonly string[];
  readonly word: WordKey;
  readonly icon: IconName;
  /** The course is the municipality's root: only the exact address is it. */
  readonly exact: boolean;
  /** Whether it shows how many decisions wait. */
  readonly counts?: boolean;
}

/** Where one can go. Members see the portfolio in place of the public list; whoever holds an office, their milestones. */
export function navigationOf(slug: string, membership: Membership | null): readonly NavigationEntry[] {
  const course: NavigationEntry = { path: ['/', slug], word: 'nav.course', icon: 'course', exact: true };
  const ledger: NavigationEntry = {
    path: ['/', slug, 'ledger'],
    word: 'nav.ledger',
    icon: 'history',
    exact: false,
  };
  const roadmap: NavigationEntry = {
    path: ['/', slug, 'roadmap'],
    word: 'roadmap.nav',
    icon: 'plan',
    exact: false,
  };
  const reports: NavigationEntry = {
    path: ['/', slug, 'reports'],
    word: 'reports.nav',
    icon: 'file',
    exact: false,
  };
  const resolutions: NavigationEntry = {
    path: ['/', slug, 'resolutions'],
    word: 'nav.resolutions',
    icon: 'stamp',
    exact: false,
  };
  if (!membership) {
    return [
      course,
      { path: ['/', slug, 'projects'], word: 'nav.projects', icon: 'projects', exact: false },
      roadmap,
      reports,
      resolutions,
      ledger,
    ];
  }
  const entries: NavigationEntry[] = mayDecide(membership)
    ? [{ path: ['/', slug, 'inbox'], word: 'member.nav.inbox', icon: 'seal', exact: false, counts: true }]
    : [];
  entries.push(course, {
    path: ['/', slug, 'portfolio'],
    word: 'member.portfolio.title',
    icon: 'projects',
    exact: false,
  });
  if (membership.offices.length > 0) {
    entries.push({
      path: ['/', slug, 'my-milestones'],
      word: 'member.nav.milestones',
      icon: 'signpost',
      exact: false,
    });
  }
  entries.push(roadmap);
  const isDigitalOffice = membership.offices.some(({ officeKind }) => officeKind === 'cdo');
  if (isDigitalOffice) {
    entries.push({ path: ['/', slug, 'plan'], word: 'member.nav.plan', icon: 'list', exact: false });
  }
  entries.push(reports, resolutions, ledger);
  // Whoever may set up or appoint.
  if (isDigitalOffice || membership.roles.includes('admin')) {
    entries.push({
      path: ['/', slug, 'settings'],
      word: 'member.settings.nav',
      icon: 'settings',
      exact: false,
    });
  }
  if (membership.roles.includes('admin')) {
    entries.push({ path: ['/', slug, 'audit'], word: 'member.audit.title', icon: 'eye', exact: false });
  }
  entries.push({ path: ['/', slug, 'privacy'], word: 'member.privacy.title', icon: 'person', exact: false });
  return entries;
}

/** Of an operator whom the municipality lets read: what members see, and nothing that is to be done. */
export function navigationOfReader(slug: string): readonly NavigationEntry[] {
  const [course, , ...others] = navigationOf(slug, null);
  const portfolio: NavigationEntry = {
    path: ['/', slug, 'portfolio'],
    word: 'member.portfolio.title',
    icon: 'projects',
    exact: false,
  };
  return course ? [course, portfolio, ...others] : [];
}

/** Whether whoever this is steers the portfolio today, and so has decisions to take. */
export function mayDecide({ personId, roles, offices }: Membership): boolean {
  return can({ kind: 'member', accountId: '', personId, roles, offices }, 'inbox.decide');
}
