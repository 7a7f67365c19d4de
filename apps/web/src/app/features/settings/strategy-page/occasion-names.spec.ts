import type { FieldText } from '@wegmarke/domain/contracts';
import { isThereAlready, namedOf } from './occasion-names';

describe('the name of an occasion', () => {
  const before: FieldText = { source: 'de', texts: { de: 'Ratssitzung', nl: 'Raadsvergadering' } };

  it('keeps what is written in languages that nobody asked for', () => {
    const typed = [
      ['de', 'Sondersitzung'],
      ['en', 'Extra session'],
    ] as const;
    expect(namedOf(typed, before)).toEqual({
      source: 'de',
      texts: { de: 'Sondersitzung', en: 'Extra session', nl: 'Raadsvergadering' },
    });
  });

  it('loses a translation that is emptied, and is none without the language it is first written in', () => {
    const emptied = [
      ['de', 'Ratssitzung'],
      ['nl', ''],
    ] as const;
    expect(namedOf(emptied, before)).toEqual({ source: 'de', texts: { de: 'Ratssitzung' } });
    expect(namedOf([['de', '']], before)).toBeNull();
    expect(namedOf([['en', 'Session']], null)).toEqual({ source: 'en', texts: { en: 'Session' } });
    expect(namedOf([['en', '']], null)).toBeNull();
  });

  it('is taken only on its day', () => {
    const others = [{ on: '2026-03-12', title: before }];
    const named = (on: string, de: string) => ({ on, title: { source: 'de' as const, texts: { de } } });
    expect(isThereAlready(named('2026-03-12', ' RATSSITZUNG'), others)).toBe(true);
    expect(isThereAlready(named('2026-03-13', 'Ratssitzung'), others)).toBe(false);
    expect(isThereAlready(named('2026-03-12', 'Ausschuss'), others)).toBe(false);
  });
});
