import { loadWords } from '@wegmarke/domain/words';
import { sayReason } from './reason-words';

describe('why a row is not imported', () => {
  const reason = (code: string, value: string) => ({ code, column: 1, value });

  it('tells days as the reader writes them', async () => {
    const ends = reason('end-before-start', '2026-01-01 > 2016-04-01');
    expect(sayReason(await loadWords('de'), ends)).toContain('(01.01.2026 > 01.04.2016)');
    expect(sayReason(await loadWords('en'), ends)).not.toContain('2026-01-01');
  });

  it('tells what the file has as the file has it', async () => {
    const words = await loadWords('de');
    expect(sayReason(words, reason('end-before-start', '2026-02-30'))).toContain('2026-02-30');
    expect(sayReason(words, reason('end-before-start', 'AZ-2026-01-01-7'))).toContain('AZ-2026-01-01-7');
  });
});
