import { type Language, LANGUAGES, type LevelChange } from '../contracts';
import { loadWords } from '../words';
import { changeSentence } from './change-sentence';

const share = (percent: number) => ({ exact: `${String(percent * 10)}/1000`, percent });
const part = (kind: LevelChange['parts'][number]['kind'], points: number) => ({
  kind,
  amount: { exact: `${String(points * 10)}/1000`, points },
});
const title = { source: 'de', texts: { de: 'Bildung', ar: 'التعليم' } } as const;
const rise = { title, from: share(41), to: share(44.5), parts: [part('work', 5), part('removed', -1.5)] };

/** As a reader sees it: without marks of direction, with spaces that break. */
const said = async (language: Language, change: Parameters<typeof changeSentence>[1]) =>
  changeSentence(await loadWords(language), change)
    .replace(/[\u2066-\u2069]/g, '')
    .replaceAll('\u00a0', ' ');

describe('the sentence of a change', () => {
  it('says from where to where, and each part in points', async () => {
    expect(await said('de', rise)).toBe(
      'Bildung stieg von 41,0 % auf 44,5 %. In Punkten: +5,0 durch Arbeit und −1,5 durch Gestrichenes und Zusammengelegtes.',
    );
    expect(await said('en', { ...rise, title: null, to: share(40), parts: [part('moved', -1)] })).toBe(
      'The strategy fell from 41.0% to 40.0%. In points: −1.0 by what was moved.',
    );
    expect(await said('nl', { ...rise, to: share(41), parts: [part('work', 2), part('added', -2)] })).toBe(
      'Bildung bleef op 41,0%. In punten: +2,0 door werk en −2,0 door wat erbij kwam.',
    );
    expect(await said('ar', rise)).toContain('التعليم: ارتفاع من 41.0% إلى 44.5%');
  });

  it('says where an end has no figure, or nothing moved', async () => {
    const none = { title, from: null, to: null, parts: [] };
    expect(await said('de', none)).toBe('Bildung ist an keinem der beiden Tage messbar.');
    expect(await said('de', { ...none, to: share(10) })).toBe(
      'Bildung hat erst am zweiten Tag eine Zahl: 10,0 %.',
    );
    expect(await said('de', { ...none, from: share(10) })).toBe(
      'Bildung hat nur am ersten Tag eine Zahl: 10,0 %.',
    );
    expect(await said('de', { ...none, from: share(10), to: share(10) })).toBe(
      'Bildung blieb unverändert bei 10,0 %.',
    );
  });

  it.each(LANGUAGES)('has words for every part in %s', async (language) => {
    const words = await loadWords(language);
    const kinds = [
      ...(['late-reports', 'corrections', 'added', 'removed', 'moved'] as const),
      ...(['reweighted', 'baseline-moved', 'fell-due', 'work'] as const),
    ];
    const sentence = changeSentence(words, { ...rise, parts: kinds.map((kind) => part(kind, 1)) });
    for (const kind of kinds)
      expect(sentence).toContain(words.say(`sentence.part.${kind}`, { points: words.points(1) }));
  });
});
