import fc from 'fast-check';
import type { AppointmentKind, OfficeKind, Role, TokenScope } from '../contracts';
import { ACTIONS, type Actor, type ActorOffice, can, MATRIX, RELATIONS, type Subject, TOKEN_SCOPES } from '.';
import { printMatrix } from './printed';
import { stands } from './relations';

type Member = Extract<Actor, { kind: 'member' }>;

const PLACES = ['schools', 'roads', 'digital'];
const anyPlace = fc.constantFrom(...PLACES);
const anyOffice: fc.Arbitrary<ActorOffice> = fc.record({
  officeId: anyPlace,
  officeKind: fc.constantFrom<OfficeKind>('cdo', 'cio', 'head', 'other'),
  departmentId: fc.option(anyPlace),
  appointment: fc.constantFrom<AppointmentKind>('regular', 'interim', 'stand-in'),
});
const anyMember: fc.Arbitrary<Member> = fc.record(
  {
    kind: fc.constant('member' as const),
    accountId: fc.constant('account'),
    personId: fc.constantFrom('one', 'another'),
    roles: fc.subarray<Role>(['admin', 'council']),
    offices: fc.array(anyOffice, { maxLength: 3 }),
    scopes: fc.subarray<TokenScope>([...TOKEN_SCOPES]),
  },
  { requiredKeys: ['kind', 'accountId', 'personId', 'roles', 'offices'] },
);
const anySubject: fc.Arbitrary<Subject> = fc.record(
  {
    published: fc.boolean(),
    officeId: anyPlace,
    departmentId: fc.option(anyPlace),
    contributorIds: fc.subarray(['one', 'another']),
    reportedBy: fc.array(
      fc.record({ personId: fc.option(fc.constant('one')), officeId: fc.option(anyPlace) }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: [] },
);
const anyAction = fc.constantFrom(...ACTIONS);
const member = (roles: readonly Role[], offices: readonly ActorOffice[] = []): Member => ({
  kind: 'member',
  accountId: 'account',
  personId: 'one',
  roles,
  offices,
});

describe('the matrix of rights', () => {
  it('gives nobody more for losing a role', () => {
    fc.assert(
      fc.property(anyMember, anyAction, anySubject, fc.nat(1), (actor, action, subject, at) => {
        const fewer = { ...actor, roles: actor.roles.filter((_, index) => index !== at) };
        return !can(fewer, action, subject) || can(actor, action, subject);
      }),
    );
  });

  it('gives nobody more for losing an office, but the right to verify what it answers for', () => {
    fc.assert(
      fc.property(anyMember, anyAction, anySubject, fc.nat(2), (actor, action, subject, at) => {
        const fewer = { ...actor, offices: actor.offices.filter((_, index) => index !== at) };
        fc.pre(action !== 'milestone.verify');
        return !can(fewer, action, subject) || can(actor, action, subject);
      }),
    );
  });

  it('lets whoever belongs do all that the public may, and council what every member may', () => {
    fc.assert(
      fc.property(anyMember, anyAction, anySubject, (actor, action, subject) => {
        const whole = { ...member(actor.roles, actor.offices), personId: actor.personId };
        if (can({ kind: 'public' }, action, subject)) expect(can(whole, action, subject)).toBe(true);
        if (
          can({ ...member([]), personId: actor.personId }, action, subject) &&
          action !== 'milestone.verify'
        )
          expect(can(whole, action, subject)).toBe(true);
      }),
    );
  });

  it('gives the public nothing that is not published, and the operator nothing to write', () => {
    const writes = ACTIONS.filter((action) => !action.endsWith('.read'));
    fc.assert(
      fc.property(anySubject, (subject) => {
        const hidden = { ...subject, published: false };
        expect(ACTIONS.filter((action) => can({ kind: 'public' }, action, hidden))).toEqual([]);
        const operator: Actor = { kind: 'operator', accountId: 'account' };
        expect(writes.filter((action) => can(operator, action, subject))).toEqual([]);
      }),
    );
  });

  it('lets nobody verify by a role alone, or what they answer for or reported', () => {
    fc.assert(
      fc.property(anyMember, anySubject, (actor, subject) => {
        const own = actor.offices.map(({ officeId }) => officeId);
        const reported = (subject.reportedBy ?? []).some(
          ({ personId, officeId }) =>
            personId === actor.personId || (officeId !== null && own.includes(officeId)),
        );
        const answers = subject.officeId !== undefined && own.includes(subject.officeId);
        if (own.length === 0 || reported || answers)
          expect(can(actor, 'milestone.verify', subject)).toBe(false);
      }),
    );
  });

  it('tells who stands how', () => {
    const office = (appointment: AppointmentKind): ActorOffice => ({
      officeId: 'schools',
      officeKind: 'cdo',
      departmentId: 'learning',
      appointment,
    });
    const subject: Subject = {
      published: true,
      officeId: 'schools',
      departmentId: 'learning',
      contributorIds: ['one'],
    };
    const of = (actor: Actor, towards = subject) =>
      RELATIONS.filter((relation) => stands(actor, relation, towards));
    expect(of({ kind: 'public' })).toEqual(['public']);
    expect(of({ kind: 'public' }, {})).toEqual([]);
    expect(of({ kind: 'operator', accountId: 'account' }, {})).toEqual(['operator']);
    for (const [appointment, relation] of [
      ['regular', 'holder'],
      ['interim', 'interim'],
      ['stand-in', 'stand-in'],
    ] as const)
      expect(of(member(['council', 'admin'], [office(appointment)]))).toEqual([
        'public',
        'member',
        'council',
        'contributor',
        'department',
        relation,
        'digital-office',
        'admin',
      ]);
    expect(of(member([], [office('regular')]), {})).toEqual(['member', 'other-office', 'digital-office']);
  });

  it('is printed whole, one line an action', () => {
    const text = printMatrix();
    for (const action of ACTIONS) expect(text.split(`| \`${action}\` |`)).toHaveLength(2);
    const marks = ACTIONS.reduce((sum, action) => sum + MATRIX[action].by.length, 0);
    expect(text.slice(text.indexOf('| Handlung')).split('●')).toHaveLength(marks + 1);
  });
});
