import fc from 'fast-check';
import { type FieldText, type Language, LANGUAGES } from '../contracts';
import { type LaterChange, merged, takenBack } from '.';

const language = fc.constantFrom(...LANGUAGES);
const word = fc.constantFrom('a', 'b', 'c');
/** Few words, so that people often write the same. */
const text = fc
  .tuple(language, fc.dictionary(language, word, { maxKeys: 4 }), word)
  .map(([source, texts, own]): FieldText => ({ source, texts: { ...texts, [source]: own } }));
const field = fc.option(text);
const textIn = (value: FieldText | null, each: Language): string | undefined => value?.texts[each];

describe('a text that several people write', () => {
  it('takes what one of them left alone from the other', () => {
    fc.assert(
      fc.property(field, field, (base, theirs) => {
        expect(merged(base, base, theirs)).toEqual({ value: theirs, isContested: false });
        expect(merged(base, theirs, base)).toEqual({ value: theirs, isContested: false });
        expect(merged(base, theirs, theirs)).toEqual({ value: theirs, isContested: false });
      }),
    );
  });

  it('keeps every wording of both, or says that it cannot and stays as one of them wrote it', () => {
    fc.assert(
      fc.property(field, field, field, (base, mine, theirs) => {
        const { value, isContested } = merged(base, mine, theirs);
        for (const each of LANGUAGES) {
          const [was, own, others] = [base, mine, theirs].map((one) => textIn(one, each));
          if (own !== was || isContested) continue;
          expect(textIn(value, each)).toBe(others);
        }
        for (const each of LANGUAGES)
          if (textIn(mine, each) !== textIn(base, each)) expect(textIn(value, each)).toBe(textIn(mine, each));
        if (value !== null) expect(textIn(value, value.source)).toBeDefined();
      }),
    );
  });

  it('is the same whoever comes first where nothing is contested', () => {
    fc.assert(
      fc.property(field, field, field, (base, one, other) => {
        const [first, second] = [merged(base, one, other), merged(base, other, one)];
        expect(first.isContested).toBe(second.isContested);
        if (!first.isContested) expect(first.value).toEqual(second.value);
      }),
    );
  });

  it('does not take other things apart', () => {
    expect(merged(['a'], ['a', 'b'], ['a', 'c'])).toEqual({ value: ['a', 'b'], isContested: true });
    expect(merged('idea', 'idea', 'running')).toEqual({ value: 'running', isContested: false });
  });
});

/** A field as the ledger keeps it: who wrote a language last, and what has been taken back of it. */
class Field {
  readonly changes: LaterChange[] = [];
  now: FieldText | null;

  constructor(readonly first: FieldText | null) {
    this.now = first;
  }

  write(after: FieldText | null, undoes: number | null = null): void {
    this.changes.push({ revision: this.changes.length + 1, undoes, before: this.now, after });
    this.now = after;
  }

  undo(revision: number): boolean {
    const change = this.changes[revision - 1];
    if (!change) throw new Error('There is no such revision.');
    const { value, isContested } = takenBack(change, this.changes.slice(revision), this.now);
    this.write(value as FieldText | null, revision);
    return isContested;
  }
}

describe('taking back what was written', () => {
  const steps = fc.array(fc.oneof(field, fc.nat({ max: 20 })), { minLength: 1, maxLength: 20 });

  it('brings back what stood there, redo what was written, as often as one likes', () => {
    fc.assert(
      fc.property(field, fc.array(field, { minLength: 1, maxLength: 6 }), (first, written) => {
        const at = new Field(first);
        for (const value of written) at.write(value);
        const last = at.now;
        let tops = at.changes.map(({ revision }) => revision);
        for (let round = 0; round < 3; round++) {
          const undone: number[] = [];
          for (const revision of [...tops].reverse()) {
            expect(at.undo(revision)).toBe(false);
            undone.push(at.changes.length);
          }
          expect(at.now).toEqual(first);
          tops = [];
          for (const revision of [...undone].reverse()) {
            expect(at.undo(revision)).toBe(false);
            tops.push(at.changes.length);
          }
          expect(at.now).toEqual(last);
        }
      }),
    );
  });

  it('never touches a wording that somebody has written since, be it the same words', () => {
    fc.assert(
      fc.property(field, field, fc.array(field, { minLength: 1, maxLength: 5 }), (first, own, others) => {
        const at = new Field(first);
        at.write(own);
        for (const value of others) at.write(value);
        const before = at.now;
        const since = LANGUAGES.filter((each) =>
          at.changes.slice(1).some((change) => {
            const [was, is] = [change.before as FieldText | null, change.after as FieldText | null];
            return textIn(was, each) !== textIn(is, each);
          }),
        );
        at.undo(1);
        for (const each of since) expect(textIn(at.now, each)).toBe(textIn(before, each));
      }),
    );
  });

  it('leaves one language where four stood only if somebody took the others away', () => {
    const four: FieldText = { source: 'de', texts: { de: 'a', en: 'a', nl: 'a', ar: 'a' } };
    const one: FieldText = { source: 'de', texts: { de: 'b' } };
    const at = new Field(four);
    at.write(one);
    at.undo(1);
    at.write({ ...four, texts: { ...four.texts, en: 'c', nl: 'c', ar: 'c' } });
    at.write(four);
    // The taking back of the first is taken back: those three were written anew since.
    expect(at.undo(2)).toBe(true);
    expect(at.now).toEqual({ source: 'de', texts: { ...four.texts, de: 'b' } });
  });

  it('makes a text with words in its first language of whatever was written and taken back', () => {
    fc.assert(
      fc.property(text, steps, (first, done) => {
        const at = new Field(first);
        for (const step of done) {
          if (typeof step !== 'number') at.write(step);
          else if (at.changes.length > 0) at.undo((step % at.changes.length) + 1);
          if (at.now !== null) expect(textIn(at.now, at.now.source)).toBeDefined();
        }
      }),
    );
  });
});
