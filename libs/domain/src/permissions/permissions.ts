import type { AppointmentKind, OfficeKind, Role, TokenScope } from '../contracts';

/** Whoever asks, as seen by one municipality. Rights follow the appointments held that day. */
export type Actor =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'member';
      readonly accountId: string;
      readonly personId: string;
      readonly roles: readonly Role[];
      readonly offices: readonly ActorOffice[];
      /** Of the token that acts for the member; absent where they act themselves. */
      readonly scopes?: readonly TokenScope[];
    };

export interface ActorOffice {
  readonly officeId: string;
  readonly officeKind: OfficeKind;
  readonly departmentId: string | null;
  readonly appointment: AppointmentKind;
}

/** What an action is done to, as far as rights depend on it. Absent members do not matter to the action. */
export interface Subject {
  readonly published?: boolean;
  /** The office that answers for it. */
  readonly officeId?: string;
  readonly departmentId?: string | null;
  /** Who was named to prepare updates of it. */
  readonly contributorIds?: readonly string[];
  /** Who reported the completion and the evidence that stand, and in which office's name. */
  readonly reportedBy?: readonly Reporter[];
}

/** Null: not known, as of what was taken over from elsewhere. */
export interface Reporter {
  readonly personId: string | null;
  readonly officeId: string | null;
}

export const ACTIONS = [
  'strategy.read',
  'portfolio.read',
  'milestone.update',
  'milestone.verify',
  'update.prepare',
  'project.create',
  'project.edit',
  'plan.change',
  'view.save',
  'view.share',
  'inbox.decide',
  'ask.answer',
  'offices.read',
  'offices.appoint',
  'absence.report',
  'mail.choose',
  'reminders.manage',
  'settings.manage',
  'audit.read',
  'chain.read',
  'privacy.manage',
] as const;
export type Action = (typeof ACTIONS)[number];

type Rule = (actor: Extract<Actor, { kind: 'member' }>, subject: Subject) => boolean;

const isMember: Rule = () => true;
const isAdmin: Rule = (actor) => actor.roles.includes('admin');
/** The digital office steers the portfolio: whoever acts as CDO today, stand-ins included. */
const isDigitalOffice: Rule = (actor) => actor.offices.some((office) => office.officeKind === 'cdo');
const holdsOffice: Rule = (actor, subject) =>
  subject.officeId !== undefined && actor.offices.some((office) => office.officeId === subject.officeId);
/** By an appointment of their own, not standing in for somebody. */
const holdsItself: Rule = (actor, subject) =>
  actor.offices.some((office) => office.officeId === subject.officeId && office.appointment !== 'stand-in');
/** Nobody verifies what they reported themselves, or what was reported in the name of an office that they hold. */
const hasReported: Rule = (actor, { reportedBy = [] }) =>
  reportedBy.some(
    ({ personId, officeId }) =>
      personId === actor.personId || actor.offices.some((office) => office.officeId === officeId),
  );
/** Another office than the one that answers for it, and than the one that reported it. */
const isAnotherOffice: Rule = (actor, subject) =>
  actor.offices.length > 0 && !holdsOffice(actor, subject) && !hasReported(actor, subject);

const RULES: Readonly<Record<Action, Rule>> = {
  'strategy.read': isMember,
  'portfolio.read': isMember,
  'milestone.update': (actor, subject) => holdsOffice(actor, subject) || isDigitalOffice(actor, subject),
  'milestone.verify': isAnotherOffice,
  // Nothing that is prepared counts before whoever may update it says so.
  'update.prepare': (actor, { contributorIds = [] }) => contributorIds.includes(actor.personId),
  'project.create': isDigitalOffice,
  'project.edit': (actor, subject) => holdsOffice(actor, subject) || isDigitalOffice(actor, subject),
  'plan.change': isDigitalOffice,
  'view.save': isMember,
  'view.share': isDigitalOffice,
  'inbox.decide': isDigitalOffice,
  // The office that is asked; the digital office sees what waits too long.
  'ask.answer': (actor, subject) => holdsOffice(actor, subject) || isDigitalOffice(actor, subject),
  'offices.read': isMember,
  // Who holds which office: the administration of the city's plan, not only of its accounts.
  'offices.appoint': (actor, subject) => isAdmin(actor, subject) || isDigitalOffice(actor, subject),
  // The holder's own absence; a stand-in's office is not theirs to leave.
  'absence.report': (actor, subject) =>
    holdsItself(actor, subject) || isAdmin(actor, subject) || isDigitalOffice(actor, subject),
  'mail.choose': isMember,
  'reminders.manage': (actor, subject) => isAdmin(actor, subject) || isDigitalOffice(actor, subject),
  'settings.manage': isAdmin,
  'audit.read': isAdmin,
  // The end of the chain, to be written down elsewhere: says nothing of anybody.
  'chain.read': (actor, subject) => isAdmin(actor, subject) || isDigitalOffice(actor, subject),
  'privacy.manage': isAdmin,
};

/**
 * Which scope of a token an action needs. Null: no token will do, because it would outlive what it changes: who comes
 * in, and how.
 */
export const SCOPE_OF: Readonly<Record<Action, TokenScope | null>> = {
  'strategy.read': 'read',
  'portfolio.read': 'read',
  'offices.read': 'read',
  'milestone.update': 'milestones',
  'update.prepare': 'milestones',
  'milestone.verify': 'milestones',
  'ask.answer': 'milestones',
  'project.create': 'plan',
  'project.edit': 'plan',
  'plan.change': 'plan',
  'inbox.decide': 'plan',
  'view.save': 'plan',
  'view.share': 'plan',
  'offices.appoint': 'people',
  'absence.report': 'people',
  'mail.choose': 'people',
  'reminders.manage': 'people',
  'settings.manage': null,
  'audit.read': null,
  'chain.read': 'read',
  'privacy.manage': null,
};

export const TOKEN_SCOPES: readonly TokenScope[] = ['read', 'milestones', 'plan', 'people'];

function scopesReach(scopes: readonly TokenScope[], action: Action): boolean {
  const scope = SCOPE_OF[action];
  return scope !== null && scopes.includes(scope);
}

/** The one place where rights are decided, shared by API and browser. The public may only read what is published. */
export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  if (actor.kind === 'public') return action === 'strategy.read' && subject.published === true;
  if (actor.scopes !== undefined && !scopesReach(actor.scopes, action)) return false;
  return RULES[action](actor, subject);
}

/**
 * The office in whose name somebody acts: the one that answers for the subject where they hold it, else the digital
 * office, else the first of theirs; null for the public and for members without an office.
 */
export function actingOffice(actor: Actor, answeringId: string | null = null): string | null {
  const offices = actor.kind === 'member' ? actor.offices : [];
  const acting =
    offices.find((office) => office.officeId === answeringId) ??
    offices.find((office) => office.officeKind === 'cdo') ??
    offices[0];
  return acting?.officeId ?? null;
}
