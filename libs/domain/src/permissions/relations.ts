import type { Actor, Subject } from './actor';
import type { Relation } from './matrix';

type Member = Extract<Actor, { kind: 'member' }>;
type Test<A> = (actor: A, subject: Subject) => boolean;

const holdsAs =
  (...appointments: readonly Member['offices'][number]['appointment'][]): Test<Member> =>
  (actor, { officeId }) =>
    officeId !== undefined &&
    actor.offices.some((office) => office.officeId === officeId && appointments.includes(office.appointment));
const holdsOffice = holdsAs('regular', 'interim', 'stand-in');
/** Nobody verifies what they reported themselves, or what was reported in the name of an office that they hold. */
const hasReported: Test<Member> = (actor, { reportedBy = [] }) =>
  reportedBy.some(
    ({ personId, officeId }) =>
      personId === actor.personId || actor.offices.some((office) => office.officeId === officeId),
  );

const OF_MEMBERS: Readonly<Record<Relation, Test<Member>>> = {
  public: (_actor, { published }) => published === true,
  member: () => true,
  council: ({ roles }) => roles.includes('council'),
  contributor: ({ personId }, { contributorIds = [] }) => contributorIds.includes(personId),
  department: ({ offices }, { departmentId }) =>
    typeof departmentId === 'string' && offices.some((office) => office.departmentId === departmentId),
  holder: holdsAs('regular'),
  interim: holdsAs('interim'),
  'stand-in': holdsAs('stand-in'),
  'other-office': (actor, subject) =>
    actor.offices.length > 0 && !holdsOffice(actor, subject) && !hasReported(actor, subject),
  // The digital office steers the portfolio: whoever acts as CDO today, stand-ins included.
  'digital-office': ({ offices }) => offices.some(({ officeKind }) => officeKind === 'cdo'),
  admin: ({ roles }) => roles.includes('admin'),
  operator: () => false,
};

/** Whether somebody stands so to a subject. What the subject does not tell holds for nobody. */
export function stands(actor: Actor, relation: Relation, subject: Subject): boolean {
  if (actor.kind === 'member') return OF_MEMBERS[relation](actor, subject);
  return relation === actor.kind && (relation === 'operator' || subject.published === true);
}
