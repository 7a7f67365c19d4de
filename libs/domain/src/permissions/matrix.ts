import type { TokenScope } from '../contracts';

/**
 * How somebody can stand to what an action is done to. `public` is everybody, towards what is published; `member` is
 * whoever belongs to the municipality; `holder`, `interim` and `stand-in` hold the office that answers for the subject;
 * `other-office` holds an office, but neither that one nor one that reported what stands, and did not report it.
 */
export const RELATIONS = [
  'public',
  'member',
  'council',
  'contributor',
  'department',
  'holder',
  'interim',
  'stand-in',
  'other-office',
  'digital-office',
  'admin',
  'operator',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Right {
  /** Any one of them is enough. */
  readonly by: readonly Relation[];
  /**
   * The scope that a token needs. Null: no token will do, because it would outlive what it changes, or read what its
   * owner should see with their own eyes alone.
   */
  readonly token: TokenScope | null;
}

const right = (token: TokenScope | null, ...by: readonly Relation[]): Right => ({ token, by });
/** Whoever acts for the office that answers. */
const OFFICE = ['holder', 'interim', 'stand-in'] as const;

/**
 * All rights, one line an action: the scope of tokens, then who may. Nothing else decides, so nothing here depends on
 * who is absent from a line. `docs/permissions.md` is printed from it: `npm run permissions`.
 */
export const MATRIX = {
  'strategy.read': right('read', 'public', 'member', 'operator'),
  'portfolio.read': right('read', 'member', 'operator'),
  'milestone.update': right('milestones', ...OFFICE, 'digital-office'),
  'milestone.verify': right('milestones', 'other-office'),
  // Nothing that is prepared counts before whoever may update it says so.
  'update.prepare': right('milestones', 'contributor'),
  'project.create': right('plan', 'digital-office'),
  'project.edit': right('plan', ...OFFICE, 'digital-office'),
  'plan.change': right('plan', 'digital-office'),
  'view.save': right('plan', 'member'),
  'view.share': right('plan', 'digital-office'),
  'inbox.decide': right('plan', 'digital-office'),
  // The office that is asked; the digital office sees what waits too long.
  'ask.answer': right('milestones', ...OFFICE, 'digital-office'),
  'report.compose': right('plan', 'digital-office'),
  // The office named to approve it, which is never the one that composed it.
  'report.approve': right('plan', ...OFFICE),
  'resolution.manage': right('plan', 'digital-office'),
  // What the public sees changes at once: somebody looks at it with their own eyes.
  // The digital office picks from what was read; an admin says where it is read.
  'council-system.read': right('read', 'digital-office', 'admin'),
  // One's own list.
  'resolution.follow': right('plan', 'member'),
  'strategy.release': right(null, 'digital-office'),
  'offices.read': right('read', 'member', 'operator'),
  // Who holds which office: the administration of the city's plan, not only of its accounts.
  'offices.appoint': right('people', 'digital-office', 'admin'),
  // The holder's own absence; a stand-in's office is not theirs to leave.
  'absence.report': right('people', 'holder', 'interim', 'digital-office', 'admin'),
  'mail.choose': right('people', 'member'),
  'reminders.manage': right('people', 'digital-office', 'admin'),
  'settings.manage': right(null, 'admin'),
  'audit.read': right(null, 'admin'),
  // The end of the chain, to be written down elsewhere: says nothing of anybody.
  'chain.read': right('read', 'digital-office', 'admin'),
  'privacy.manage': right(null, 'admin'),
} as const satisfies Readonly<Record<string, Right>>;
export type Action = keyof typeof MATRIX;

export const ACTIONS = Object.keys(MATRIX) as readonly Action[];

/** Which scope of a token an action needs; null: no token will do. */
export const SCOPE_OF = Object.fromEntries(
  ACTIONS.map((action) => [action, MATRIX[action].token]),
) as Readonly<Record<Action, TokenScope | null>>;
