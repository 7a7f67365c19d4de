import type { EditionContent, FieldText, Share } from '../contracts';
import type { WordKey, Words, WordValues } from '../words';
import type { Cell, Column, Heading, Paragraph, Row, Span, Spans } from './document';

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const POP_ISOLATE = '\u2069';

/** An edition's content with the words of its language: what every part of the document is told with. */
export class Telling {
  /** Where there is no figure. */
  readonly none = '–';

  constructor(
    readonly content: EditionContent,
    readonly words: Words<WordKey>,
  ) {}

  say(key: WordKey, values: WordValues = {}): string {
    return this.words.say(key, values);
  }

  /** The message with what it stresses. */
  phrases(key: WordKey, values: WordValues = {}): Spans {
    return this.words.phrases(key, values).map(({ text, tag }): Span => ({
      text,
      ...(tag === 'figure' ? { figure: true } : tag === 'b' ? { strong: true } : {}),
    }));
  }

  /** A person's text, with its language where it is another one. */
  field(text: FieldText): Span {
    const { text: chosen, language } = this.words.fieldWithLanguage(text);
    return { text: chosen, ...(language === this.words.language ? {} : { language }) };
  }

  /** With one decimal, as everywhere in a report. */
  percent(share: Share | null | undefined): string {
    return share ? this.ltr(this.words.percent(share, 1)) : this.none;
  }

  points(value: number): string {
    return this.ltr(this.words.points(value));
  }

  day(day: string | null): string {
    // Right to left its own marks keep its order.
    return day === null ? this.none : this.words.shortDate(day);
  }

  count(value: number): string {
    return this.words.number(value);
  }

  /** A number with its sign or its percent keeps its order in a line that runs from the right. */
  ltr(text: string): string {
    return this.words.direction === 'rtl' ? `${LEFT_TO_RIGHT_ISOLATE}${text}${POP_ISOLATE}` : text;
  }

  heading(level: Heading['level'], text: string, section?: Heading['section']): Heading {
    return { kind: 'heading', level, spans: [{ text }], ...(section ? { section } : {}) };
  }

  paragraph(text: string, style: Paragraph['style'] = 'body'): Paragraph {
    return { kind: 'paragraph', style, spans: [{ text }] };
  }

  /** A plain text of several paragraphs, which empty lines part. */
  paragraphs(text: string | undefined): Paragraph[] {
    return (text ?? '')
      .split(/\r?\n[^\S\r\n]*\r?\n/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => this.paragraph(part));
  }
}

export function cell(content: string | Span | Spans, sign?: Cell['sign']): Cell {
  const spans: Spans =
    typeof content === 'string' ? [{ text: content }] : 'text' in content ? [content] : content;
  return { spans, ...(sign ? { sign } : {}) };
}

export function row(...cells: readonly (Cell | string | Span | null)[]): Row {
  return {
    cells: cells.map((each) =>
      each === null ? cell('–') : typeof each === 'object' && 'spans' in each ? each : cell(each),
    ),
  };
}

export function column(title: string, width: number, align: Column['align'] = 'start'): Column {
  return { title, width, align };
}
