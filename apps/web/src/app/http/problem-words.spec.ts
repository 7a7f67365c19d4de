import { loadWords } from '@wegmarke/domain/words';
import { sayCode, sayFailure } from './failure';

/** Every rule that a head of department can meet while reporting. */
const MET_WHILE_REPORTING = [
  'already-completed',
  'completed-after-leaving',
  'completion-in-future',
  'confirmed-while-overdue',
  'confirmed-while-done',
  'promise-after-completion',
  'evidence-without-completion',
  'before-addition',
  'not-in-scope',
  'own-evidence',
  'no-evidence',
  'too-late-to-undo',
  'completed-as-whole',
  'plausible-day',
];

describe.each(['de', 'en', 'nl'] as const)('problems in %s', (language) => {
  it('have words of their own for every rule met while reporting', async () => {
    const words = await loadWords(language);
    expect(MET_WHILE_REPORTING.filter((code) => sayCode(words, code) === null)).toEqual([]);
  });

  it('fall back to their status', async () => {
    const words = await loadWords(language);
    expect(sayCode(words, 'never-heard-of')).toBeNull();
    const failure = { status: 404, code: 'never-heard-of', problem: null };
    expect(sayFailure(words, failure)).toBe(words.say('problem.not-found'));
  });
});
