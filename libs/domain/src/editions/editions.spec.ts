import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { addDays } from '../calendar';
import {
  canonicalJson,
  chainTrouble,
  NO_EDITION_BEFORE,
  type SealedParts,
  scheduleFaults,
  scheduleFor,
  sealText,
} from '.';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const anyDay = fc.nat(20_000).map((days) => addDays('2000-01-01', days));

describe('the schedule of a report', () => {
  const steps = (sessionOn: string) => {
    const { callOn, freezeOn, approvalOn, paperDueOn } = scheduleFor(sessionOn);
    return [callOn, freezeOn, approvalOn, paperDueOn].map((day) => day ?? '');
  };

  it('is counted back from the session: every step in its order, none after the session, none on a weekend', () => {
    fc.assert(
      fc.property(anyDay, (sessionOn) => {
        const days = steps(sessionOn);
        expect([...days].sort()).toEqual(days);
        expect((days.at(-1) ?? '') < sessionOn).toBe(true);
        for (const day of days) expect([1, 2, 3, 4, 5]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
        expect(scheduleFaults(scheduleFor(sessionOn), sessionOn)).toEqual([]);
      }),
    );
  });

  it('of a later session is never earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), (sessionOn, days) => {
        const later = steps(addDays(sessionOn, days));
        steps(sessionOn).forEach((day, at) => expect(day <= (later[at] ?? '')).toBe(true));
      }),
    );
  });

  it('faults what lies after the session or before a step that it follows', () => {
    const schedule = {
      callOn: '2026-03-02',
      freezeOn: '2026-03-01',
      approvalOn: null,
      paperDueOn: '2026-04-01',
    };
    expect(scheduleFaults(schedule, '2026-03-20')).toEqual([
      { step: 'freezeOn', code: 'order' },
      { step: 'paperDueOn', code: 'after-session' },
    ]);
    expect(scheduleFaults({ ...schedule, freezeOn: null, paperDueOn: null }, null)).toEqual([]);
  });
});

describe('canonical JSON', () => {
  it('is the same text for the same value, in whichever order its members were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  function reversed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, reversed(member)]),
    );
  }
});

describe('the chain of editions', () => {
  const edition = (number: number, previousHash: string): SealedParts & { hash: string } => {
    const parts: SealedParts = {
      number,
      strategyId: 'strategy',
      title: `Bericht ${String(number)}`,
      language: 'de',
      readers: 'public',
      body: 'Rat',
      sessionOn: null,
      reference: null,
      on: '2026-03-12',
      knownAt: '2026-03-12T12:00:00.000Z',
      revision: 7,
      sealedAt: '2026-03-13T12:00:00.000Z',
      composedBy: { source: 'de', texts: { de: 'CDO' } },
      approvedBy: { source: 'de', texts: { de: 'Prüfung' } },
      corrects: null,
      files: [{ format: 'json', bytes: 2, hash: sha256('{}') }],
      previousHash,
      sample: false,
    };
    return { ...parts, hash: sha256(sealText(parts)) };
  };
  const chain = () => {
    const first = edition(1, NO_EDITION_BEFORE);
    const second = edition(2, first.hash);
    return [first, second, edition(3, second.hash)] as const;
  };

  it('finds nothing wrong with what was sealed', () => {
    expect(chainTrouble([], sha256)).toBeNull();
    expect(chainTrouble(chain(), sha256)).toBeNull();
  });

  it('finds what was changed, taken out, exchanged, or sealed anew in the middle', () => {
    const [first, second, third] = chain();
    for (const name of Object.keys(second) as (keyof typeof second)[])
      expect([
        name,
        chainTrouble([first, { ...second, [name]: name === 'files' ? [] : 'another' }, third], sha256),
      ]).not.toEqual([name, null]);
    expect(chainTrouble([first, third], sha256)).toBe('Edition 2 is missing.');
    expect(chainTrouble([first, third, second], sha256)).not.toBeNull();
    const other = { ...second, title: 'Anders' };
    const anew = { ...other, hash: sha256(sealText(other)) };
    expect(chainTrouble([first, anew, third], sha256)).toBe(
      'Edition 3 does not follow the edition before it.',
    );
  });
});
