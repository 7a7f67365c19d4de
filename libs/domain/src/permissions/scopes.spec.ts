import fc from 'fast-check';
import type { OfficeKind, Role } from '../contracts';
import { ACTIONS, type Actor, can, SCOPE_OF, TOKEN_SCOPES } from '.';

type Member = Extract<Actor, { kind: 'member' }>;

const anyScopes = fc.subarray([...TOKEN_SCOPES]);
const anyAction = fc.constantFrom(...ACTIONS);
const anyMember = fc
  .tuple(fc.subarray<Role>(['admin', 'council']), fc.subarray<OfficeKind>(['cdo', 'head']))
  .map(([roles, kinds]): Member => ({
    kind: 'member',
    accountId: 'account',
    personId: 'person',
    roles,
    offices: kinds.map((officeKind) => ({
      officeId: officeKind,
      officeKind,
      departmentId: null,
      appointment: 'regular',
    })),
  }));

describe('a token', () => {
  it('may never do what its owner may not, nor what is outside its scopes', () => {
    fc.assert(
      fc.property(anyMember, anyScopes, anyAction, (owner, scopes, action) => {
        const subject = { officeId: 'head', published: false };
        const scope = SCOPE_OF[action];
        const expected = can(owner, action, subject) && scope !== null && scopes.includes(scope);
        expect(can({ ...owner, scopes }, action, subject)).toBe(expected);
      }),
    );
  });

  it('may do more with more scopes', () => {
    fc.assert(
      fc.property(anyMember, anyScopes, anyScopes, anyAction, (owner, scopes, more, action) => {
        const fewer = can({ ...owner, scopes }, action);
        expect(!fewer || can({ ...owner, scopes: [...scopes, ...more] }, action)).toBe(true);
      }),
    );
  });

  it('never manages who comes in, and how', () => {
    expect(ACTIONS.filter((action) => SCOPE_OF[action] === null)).toEqual([
      'strategy.release',
      'settings.manage',
      'audit.read',
      'privacy.manage',
    ]);
  });
});
