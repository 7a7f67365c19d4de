import fc from 'fast-check';
import { type Actor, FEWEST_OFFICES, maySumUp } from '.';

const holder = (...officeIds: string[]): Actor => ({
  kind: 'member',
  accountId: 'account',
  personId: 'person',
  roles: ['admin', 'council'],
  offices: officeIds.map((officeId) => ({
    officeId,
    officeKind: 'head',
    departmentId: null,
    appointment: 'regular',
  })),
});
const digitalOffice: Actor = {
  kind: 'member',
  accountId: 'account',
  personId: 'person',
  roles: [],
  offices: [{ officeId: 'digital', officeKind: 'cdo', departmentId: null, appointment: 'regular' }],
};

describe('maySumUp', () => {
  it('keeps what one or two offices come to from everybody but them and the digital office', () => {
    expect(maySumUp(holder('roads'), ['schools'])).toBe(false);
    expect(maySumUp(holder('roads'), ['schools', 'roads'])).toBe(false);
    expect(maySumUp(holder(), ['schools'])).toBe(false);
    expect(maySumUp({ kind: 'public' }, ['schools'])).toBe(false);
    expect(maySumUp(holder('schools'), ['schools', 'schools'])).toBe(true);
    expect(maySumUp(digitalOffice, ['schools'])).toBe(true);
    expect(maySumUp({ kind: 'public' }, ['schools', 'roads', 'archive'])).toBe(true);
  });

  it('never tells anybody of fewer offices than it must, whoever asks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 6 }),
        fc.array(fc.string(), { maxLength: 6 }),
        (own, asked) => {
          const foreign = new Set(asked.filter((id) => !own.includes(id)));
          const isFew = new Set(asked).size < FEWEST_OFFICES;
          expect(maySumUp(holder(...own), asked)).toBe(!isFew || foreign.size === 0);
        },
      ),
    );
  });
});
