import fc from 'fast-check';
import type { OfficeKind, Role, SecondFactorDemand } from '../contracts';
import { type Actor, needsSecondFactor } from '.';

const member = (roles: readonly Role[], kinds: readonly OfficeKind[]): Actor => ({
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
});
const anyMember = fc
  .tuple(fc.subarray<Role>(['admin', 'council']), fc.subarray<OfficeKind>(['cdo', 'cio', 'head', 'other']))
  .map(([roles, kinds]) => member(roles, kinds));
const STRICTER: readonly SecondFactorDemand[] = ['nobody', 'admins', 'digital-office', 'everybody'];

describe('the demand of a second factor', () => {
  it('reaches whom it names', () => {
    const demanded = (demand: SecondFactorDemand) => [
      needsSecondFactor(demand, member(['admin'], [])),
      needsSecondFactor(demand, member([], ['cdo'])),
      needsSecondFactor(demand, member(['council'], ['head'])),
    ];
    expect(demanded('nobody')).toEqual([false, false, false]);
    expect(demanded('admins')).toEqual([true, false, false]);
    expect(demanded('digital-office')).toEqual([true, true, false]);
    expect(demanded('everybody')).toEqual([true, true, true]);
  });

  it('lets nobody go whom a milder one reaches', () => {
    fc.assert(
      fc.property(anyMember, fc.integer({ min: 0, max: 2 }), (actor, at) => {
        const [milder, stricter] = [STRICTER[at] ?? 'nobody', STRICTER[at + 1] ?? 'everybody'];
        return !needsSecondFactor(milder, actor) || needsSecondFactor(stricter, actor);
      }),
    );
  });

  it('is not made of the public', () => {
    for (const demand of STRICTER) expect(needsSecondFactor(demand, { kind: 'public' })).toBe(false);
  });
});
