import { CODES, makeRecoveryCodes, readRecoveryCode } from './recovery-codes';

describe('recovery codes', () => {
  it('are ten that differ, and read however they are typed', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(CODES);
    for (const code of codes) {
      expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
      expect(readRecoveryCode(code)).toBe(code);
      expect(readRecoveryCode(` ${code.replace('-', ' ').toUpperCase()} `)).toBe(code);
    }
  });

  it.each(['', '123456', 'abcde-fghi', 'abcde-fghil', 'abcde-fghjkm', 'ab0de-fghjk'])(
    'are not %j',
    (typed) => {
      expect(readRecoveryCode(typed)).toBeNull();
    },
  );
});
