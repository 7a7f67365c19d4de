import { dayText, percentText, pointsText } from './figure-format';

describe('figures in words', () => {
  it('keeps number and sign together, with a real minus', () => {
    expect(percentText(61, 'de')).toBe('61\u00a0%');
    expect(pointsText(-3.4, 'de')).toBe('\u22123,4');
    expect(pointsText(2, 'de', 0, true)).toBe('+2');
    expect(pointsText(0, 'de', 0, true)).toBe('0');
  });

  it('rounds half up', () => {
    expect(percentText(60.5, 'de')).toBe('61\u00a0%');
    expect(pointsText(-0.05, 'de')).toBe('0,0');
    expect(pointsText(0.25, 'de', 1)).toBe('0,3');
  });

  it('writes Latin digits in Arabic', () => {
    expect(percentText(61, 'ar')).toContain('61');
    expect(dayText('2026-06-15', 'ar')).toContain('2026');
  });

  it('writes the day as the language does', () => {
    expect(dayText('2026-06-15', 'de')).toBe('15. Juni 2026');
  });
});
