import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES, type Language } from '../contracts';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { loadWords, Words, wholePercent } from './index';
import { nl } from './nl';

const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { de, en, nl, ar };
const LOCALES: Readonly<Record<Language, string>> = { de: 'de', en: 'en', nl: 'nl', ar: 'ar' };

/** Words that are rightly the same as in German: names, loan words, marks. */
const SAME_AS_GERMAN: ReadonlySet<string> = new Set([
  'app.name',
  'app.title',
  'language.de',
  'language.en',
  'language.nl',
  'language.ar',
  'explain.openState',
  'place.position',
  'roadmap.nav',
  'member.export.view.roadmap',
  'roadmap.title',
]);
const SAME_IN: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: new Set(['project.phase', 'roadmap.quarter', 'member.nav.plan']),
  nl: new Set(['roadmap.choice.all', 'member.nav.plan', 'member.portfolio.title', 'member.settings.people']),
};

interface Shape {
  readonly names: ReadonlySet<string>;
  readonly plurals: readonly { readonly name: string; readonly categories: ReadonlySet<string> }[];
}

function shapeOf(message: string): Shape {
  const names = new Set<string>();
  const plurals: { name: string; categories: ReadonlySet<string> }[] = [];
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if (element.type === TYPE.tag) {
        names.add(`<${element.value}>`);
        visit(element.children);
        continue;
      }
      names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        if (element.type === TYPE.plural) {
          plurals.push({ name: element.value, categories: new Set(Object.keys(element.options)) });
        }
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(message));
  return { names, plurals };
}

/** A placeholder that only chooses between forms need not occur where a language has one form. */
function required(message: string): string[] {
  const { names, plurals } = shapeOf(message);
  const choosing = new Set(plurals.map((plural) => plural.name));
  return [...names].filter((name) => !choosing.has(name)).sort();
}

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const messages = Object.entries(CATALOGUES[language]);

  it('parses, with every plural category of the language', () => {
    const wanted = new Intl.PluralRules(LOCALES[language]).resolvedOptions().pluralCategories;
    const lacking = messages.flatMap(([key, message]) =>
      shapeOf(message).plurals.flatMap(({ categories }) =>
        wanted.filter((category) => !categories.has(category)).map((category) => `${key}: ${category}`),
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('uses the placeholders of the German message', () => {
    const german: Readonly<Record<string, string>> = de;
    const different = messages.filter(
      ([key, message]) => required(message).join() !== required(german[key] ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('says nothing in German by mistake', () => {
    if (language === 'de') return;
    const german: Readonly<Record<string, string>> = de;
    const same = messages.filter(
      ([key, message]) =>
        message === german[key] && !SAME_AS_GERMAN.has(key) && SAME_IN[language]?.has(key) !== true,
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

test('German calls a pillar, a department and an office the same wherever lists come in and go out', () => {
  const other = /Handlungsfeld|Fachbereich|Bereich|(?<!seine )Stelle(n|\b)/;
  const places = /^member\.(import|export|setup|offices|plan)\./;
  const strayed = Object.entries(de).filter(([key, message]) => places.test(key) && other.test(message));
  expect(strayed).toEqual([]);
});

test('Arabic is complete for what the public sees and leaves out what only members see', () => {
  const isPublic = (key: string): boolean => !key.startsWith('member.');
  expect(Object.keys(ar).sort()).toEqual(Object.keys(de).filter(isPublic).sort());
});

test('Arabic has six plural categories', () => {
  expect(new Set(new Intl.PluralRules('ar').resolvedOptions().pluralCategories).size).toBe(6);
});

describe('the words of a language', () => {
  it('write percent, dates and points as the language does', async () => {
    const german = await loadWords('de');
    expect(german.percent({ exact: '61/100', percent: 61 })).toBe('61\u00a0%');
    expect(german.date('2026-06-15')).toBe('15. Juni 2026');
    expect(german.shortDate('2026-06-15')).toBe('15.06.26');
    expect(german.points(-1.4)).toBe('−1,4');
    expect(german.points(0)).toBe('0,0');
    expect((await loadWords('en')).date('2026-06-15')).toBe('15 June 2026');
  });

  it('name the year only where it is another one', async () => {
    const german = await loadWords('de');
    expect(german.near('2026-06-15', '2026-01-01')).toBe('15. Juni');
    expect(german.near('2027-06-15', '2026-01-01')).toBe('15. Juni 2027');
  });

  it('use Latin digits and isolate what is inserted in Arabic', async () => {
    const arabic = await loadWords('ar');
    expect(arabic.date('2026-06-15')).toMatch(/^15 .* 2026$/);
    expect(arabic.say('pillars.planned', { planned: '61%' })).toContain('\u206861%\u2069');
    expect(arabic.say('chart.months', { months: 2 })).toBe('شهران');
    expect(arabic.say('chart.months', { months: 11 })).toContain('11');
  });

  it('answer in German where Arabic leaves a key to members', async () => {
    expect((await loadWords('ar')).say('member.done')).toBe('Erledigt');
  });

  it('cut a message at its tags', async () => {
    const phrases = (await loadWords('de')).phrases('course.findingUnplanned', {
      place: 'Bochum',
      actual: '61 %',
      count: 61,
    });
    expect(phrases).toEqual([
      { text: 'Bochum: ', tag: null },
      { text: '61 %', tag: 'figure' },
      { text: ' der Strategie sind umgesetzt.', tag: null },
    ]);
  });

  it('fall back to the language a text was written in and say which', () => {
    const words = new Words('nl', {});
    const text = { source: 'de', texts: { de: 'Glasfaser', en: '' } } as const;
    expect(words.fieldWithLanguage(text)).toEqual({ text: 'Glasfaser', language: 'de' });
  });

  it('refuse a key that no catalogue has', () => {
    expect(() => new Words<string>('de', {}).say('nowhere')).toThrow(RangeError);
  });
});

test('whole percent is rounded from the exact fraction, not from the rounded percent', () => {
  expect(wholePercent({ exact: '6045/10000', percent: 60.5 })).toBe(60);
  expect(wholePercent({ exact: '605/1000', percent: 60.5 })).toBe(61);
});
