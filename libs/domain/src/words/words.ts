import { IntlMessageFormat } from 'intl-messageformat';
import type { Day } from '../calendar';
import type { FieldText, Language } from '../contracts';
import type { Share } from '../contracts';
import { fromExact } from '../rational';

/** What a message may be given. Numbers reach ICU plurals and number formats as numbers. */
export type WordValue = string | number;
export type WordValues = Readonly<Record<string, WordValue>>;

/** A stretch of a message: plain text or the inside of one of its tags. */
export interface Phrase {
  readonly text: string;
  /** `b` for emphasis, `figure` for the figure that the eye should find first; null for plain text. */
  readonly tag: 'b' | 'figure' | null;
}

/** Latin digits in every language; British order of day and month in English. */
const LOCALES: Readonly<Record<Language, string>> = {
  de: 'de-DE',
  en: 'en-GB',
  nl: 'nl-NL',
  ar: 'ar-u-nu-latn',
};

const NO_BREAK_SPACE = '\u00a0';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

type Chunk = string | { readonly tag: 'b' | 'figure'; readonly text: string };

/**
 * The words of one language: messages, dates, numbers. `fallback` answers for keys that the catalogue leaves out.
 * Formatters are kept, so keep one `Words` a language and process.
 */
export class Words<Key extends string = string> {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  private readonly formats = new Map<string, IntlMessageFormat>();
  private readonly dateFormats = new Map<string, Intl.DateTimeFormat>();
  private readonly numberFormats = new Map<number, Intl.NumberFormat>();
  private readonly lists: Intl.ListFormat;

  constructor(
    readonly language: Language,
    private readonly messages: Readonly<Partial<Record<Key, string>>>,
    private readonly fallback?: Words<Key>,
  ) {
    this.locale = LOCALES[language];
    this.direction = language === 'ar' ? 'rtl' : 'ltr';
    this.lists = new Intl.ListFormat(this.locale, { type: 'conjunction' });
  }

  /** Whether any catalogue knows the key: for keys that arrive as data, such as the code of a problem. */
  has(key: string): key is Key {
    return key in this.messages || (this.fallback?.has(key) ?? false);
  }

  /** The message as plain text; the marks of its tags are left out. */
  say(key: Key, values: WordValues = {}): string {
    return this.phrases(key, values)
      .map((phrase) => phrase.text)
      .join('');
  }

  /** The message cut at its tags `<b>` and `<figure>`. Throws a RangeError where no catalogue has the key. */
  phrases(key: Key, values: WordValues = {}): Phrase[] {
    const format = this.format(key);
    if (!format) {
      if (this.fallback) return this.fallback.phrases(key, values);
      throw new RangeError(`No words for ${key}`);
    }
    const result = format.format<Chunk>({
      ...this.isolated(values),
      b: (chunks) => ({ tag: 'b', text: chunks.map(textOf).join('') }),
      figure: (chunks) => ({ tag: 'figure', text: chunks.map(textOf).join('') }),
    });
    const chunks = Array.isArray(result) ? result : [result];
    return chunks.map((chunk) => (typeof chunk === 'string' ? { text: chunk, tag: null } : chunk));
  }

  /** "15. Juni 2026" */
  date(day: Day): string {
    return this.day(day, 'long', { day: 'numeric', month: 'long', year: 'numeric' });
  }

  /** "15. Juni": where the year goes without saying. */
  dayAndMonth(day: Day): string {
    return this.day(day, 'day', { day: 'numeric', month: 'long' });
  }

  /** "15. Juni" in the year of `today`, else with its year: nobody should have to guess which. */
  near(day: Day, today: Day): string {
    return day.slice(0, 4) === today.slice(0, 4) ? this.dayAndMonth(day) : this.date(day);
  }

  /** "Mo., 15. Juni" */
  weekday(day: Day): string {
    return this.day(day, 'weekday', { weekday: 'short', day: 'numeric', month: 'long' });
  }

  /** "15.06.26", for tables. */
  shortDate(day: Day): string {
    return this.day(day, 'short', { day: '2-digit', month: '2-digit', year: '2-digit' });
  }

  /** "Juni 2026" */
  month(day: Day): string {
    return this.day(day, 'month', { month: 'long', year: 'numeric' });
  }

  /** "15. Juni 2026 um 14:02", the local time of the municipality. */
  instant(instant: string, timeZone: string): string {
    return this.dateFormat(`instant ${timeZone}`, {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(instant));
  }

  number(value: number, decimals = 0): string {
    let format = this.numberFormats.get(decimals);
    if (!format) {
      format = new Intl.NumberFormat(this.locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      this.numberFormats.set(decimals, format);
    }
    return format.format(value);
  }

  /** "61 %", rounded half up from the exact fraction: rounding the rounded percent again could lie. */
  percent(share: Share, decimals: 0 | 1 = 0): string {
    const value = decimals === 1 ? share.percent : wholePercent(share);
    return this.percentSign(this.number(value, decimals));
  }

  private percentSign(number: string): string {
    return this.language === 'de' ? `${number}${NO_BREAK_SPACE}%` : `${number}%`;
  }

  /** "+1,4" or "−3": points of percent with their sign. */
  points(value: number, decimals: 0 | 1 = 1): string {
    const text = this.number(Math.abs(value), decimals);
    const isZero = Number(Math.abs(value).toFixed(decimals)) === 0;
    return isZero ? text : `${value < 0 ? '−' : '+'}${text}`;
  }

  list(items: readonly string[]): string {
    return this.lists.format(items);
  }

  /** A person's text in this language, else in the one it was written in. */
  field(text: FieldText): string {
    return this.fieldWithLanguage(text).text;
  }

  /** The same with the language it is in, for `lang` on the element. */
  fieldWithLanguage(text: FieldText): { readonly text: string; readonly language: Language } {
    const own = text.texts[this.language];
    if (own !== undefined && own !== '') return { text: own, language: this.language };
    return { text: text.texts[text.source] ?? Object.values(text.texts)[0] ?? '', language: text.source };
  }

  private day(day: Day, name: string, options: Intl.DateTimeFormatOptions): string {
    return this.dateFormat(name, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));
  }

  private dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let format = this.dateFormats.get(name);
    if (!format) {
      format = new Intl.DateTimeFormat(this.locale, options);
      this.dateFormats.set(name, format);
    }
    return format;
  }

  private format(key: Key): IntlMessageFormat | undefined {
    let format = this.formats.get(key);
    if (!format) {
      const message = this.messages[key];
      if (message === undefined) return undefined;
      format = new IntlMessageFormat(message, this.locale);
      this.formats.set(key, format);
    }
    return format;
  }

  /** Right to left, every inserted text is isolated: "61%" and a German title keep their own direction. */
  private isolated(values: WordValues): WordValues {
    if (this.direction === 'ltr') return values;
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value,
      ]),
    );
  }
}

function textOf(chunk: Chunk): string {
  return typeof chunk === 'string' ? chunk : chunk.text;
}

/** Whole percent, half up, from the exact fraction of a share between 0 and 1. */
export function wholePercent(share: Share): number {
  const { n, d } = fromExact(share.exact);
  return Number((n * 200n + d) / (2n * d));
}
