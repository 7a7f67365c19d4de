import fc from 'fast-check';
import type { GroupRule, Role } from '../contracts';
import { groupsIn, rightsOf, rolesAfter } from './groups';

const rule = (group: string, gives: GroupRule['gives'], officeId: string | null = null): GroupRule => ({
  group,
  gives,
  officeId,
  appointment: officeId === null ? null : 'regular',
});

const roles = fc.uniqueArray(fc.constantFrom<Role>('admin', 'council'));
const held = fc.tuple(roles, roles).map(([all, some]) => ({
  roles: all,
  fromGroups: all.filter((role) => some.includes(role)),
}));

describe('rights of groups', () => {
  const rules = [
    rule('IT-Leitung', 'admin'),
    rule('Rat', 'council'),
    rule('Amt 66', 'office', 'office-66'),
    rule('Amt 66 neu', 'office', 'office-66'),
    rule('Alle', 'member'),
  ];

  it('are those of all rules that speak of one of them, each once', () => {
    expect(rightsOf(rules, ['Amt 66', 'Amt 66 neu', 'Rat', 'Kegeln'])).toEqual({
      known: true,
      roles: ['council'],
      offices: [{ officeId: 'office-66', appointment: 'regular' }],
    });
  });

  it('are none where no rule speaks of them, and capitals count', () => {
    expect(rightsOf(rules, ['rat', 'Kegeln'])).toEqual({ known: false, roles: [], offices: [] });
  });

  it('may be nothing but to come in', () => {
    expect(rightsOf(rules, ['Alle'])).toEqual({ known: true, roles: [], offices: [] });
  });
});

describe('roles after a sign-in', () => {
  it('hold what groups give, and what was given by hand', () => {
    fc.assert(
      fc.property(held, roles, (before, wanted) => {
        const after = rolesAfter(before, wanted);
        const byHand = before.roles.filter((role) => !before.fromGroups.includes(role));
        expect(new Set(after.roles)).toEqual(new Set([...byHand, ...wanted]));
        expect(after.fromGroups.every((role) => after.roles.includes(role))).toBe(true);
        expect(after.fromGroups.some((role) => byHand.includes(role))).toBe(false);
      }),
    );
  });

  it('lose all that came from groups once there are none, and nothing else', () => {
    fc.assert(
      fc.property(held, roles, (before, wanted) => {
        const { roles: left, fromGroups } = rolesAfter(rolesAfter(before, wanted), []);
        const byHand = before.roles.filter((role) => !before.fromGroups.includes(role));
        expect([new Set(left), fromGroups]).toEqual([new Set(byHand), []]);
      }),
    );
  });

  it('stay as they are when nothing has changed', () => {
    fc.assert(
      fc.property(held, roles, (before, wanted) => {
        const once = rolesAfter(before, wanted);
        expect(rolesAfter(once, wanted)).toEqual(once);
      }),
    );
  });
});

describe('groups of a provider', () => {
  it('are found under the name of the claim, or along its dots', () => {
    expect(groupsIn({ groups: ['a', 7, 'b'] }, 'groups')).toEqual(['a', 'b']);
    expect(groupsIn({ groups: 'a' }, 'groups')).toEqual(['a']);
    expect(groupsIn({ realm_access: { roles: ['a'] } }, 'realm_access.roles')).toEqual(['a']);
    expect(groupsIn({ 'https://stadt.example/groups': ['a'] }, 'https://stadt.example/groups')).toEqual([
      'a',
    ]);
  });

  it('are none where it says nothing', () => {
    expect(groupsIn({}, 'groups')).toEqual([]);
    expect(groupsIn({ groups: { a: 1 } }, 'groups')).toEqual([]);
    expect(groupsIn({ sub: 'x' }, 'constructor.name')).toEqual([]);
  });

  it('are not known where it says that they are too many to be named', () => {
    expect(groupsIn({ _claim_names: { groups: 'src1' } }, 'groups')).toBeNull();
    expect(groupsIn({ hasgroups: true }, 'groups')).toBeNull();
    expect(groupsIn({ _claim_names: { other: 'src1' } }, 'groups')).toEqual([]);
  });
});
