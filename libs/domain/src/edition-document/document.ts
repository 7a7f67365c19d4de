import type { Language, ReportSection } from '../contracts';
import type {
  LaneGeometry,
  OverallData,
  OverallGeometry,
  PlacedMark,
  ShapeKind,
  TimeAxis,
} from '../course-drawing';

/**
 * What an edition says, in the order of reading and in the words of its language: page, PDF and DOCX set this and
 * nothing else, so that they say the same.
 */
export interface EditionDocument {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** The report's own title, for lists of documents and as bookmark of the whole. */
  readonly title: string;
  /** For the document's properties. */
  readonly author: string;
  readonly masthead: Masthead;
  readonly footer: Footer;
  readonly blocks: readonly Block[];
}

/** Who reports what to whom, above everything. */
export interface Masthead {
  readonly initials: string;
  /** `#rrggbb`; null: the product's own. */
  readonly colour: string | null;
  readonly strategy: Span;
  readonly lines: readonly string[];
  /** Session and day of the figures. */
  readonly dates: readonly string[];
}

/** At the foot of every page. */
export interface Footer {
  /** That this is sample data, or that it is a draft; empty where it is neither. */
  readonly note: string;
  readonly edition: string;
  readonly address: string | null;
  /** `Prüfsumme 3f9a…`: enough to tell editions apart; the whole of it stands at the end. */
  readonly hash: string;
  /** `Seite {page} von {pages}` with the two marks in place of the numbers. */
  readonly page: string;
}

/** In the footer's `page`, where a typesetter puts its numbers. */
export const PAGE_MARK = '\u0001';
export const PAGES_MARK = '\u0002';

/** A stretch of text. */
export interface Span {
  readonly text: string;
  /** Where it is in another language than the document. */
  readonly language?: Language;
  readonly strong?: true;
  /** The figure that the eye should find first. */
  readonly figure?: true;
}

export type Spans = readonly Span[];

export type Block = Heading | Paragraph | Notice | List | Table | Legend | CourseFigure;

/** What a heading or a row is about, where a page of its own tells more of it. */
export interface About {
  readonly kind: 'project' | 'resolution';
  readonly id: string;
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly spans: Spans;
  readonly sign?: ShapeKind;
  /** The section that it opens, for links and styles. */
  readonly section?: ReportSection;
  readonly about?: About;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly style: 'lead' | 'body' | 'note' | 'code';
  readonly spans: Spans;
  /** Its first span names that. */
  readonly about?: About;
}

/** What nobody should miss: that this edition corrects another one, or is not an edition yet. */
export interface Notice {
  readonly kind: 'notice';
  readonly spans: Spans;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly Spans[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly title: string;
  /** Figures stand at the end of their column. */
  readonly align: 'start' | 'end';
  /** Its part of the table's width. */
  readonly width: number;
}

/** The first cell is the row's head. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly about?: About;
  readonly total?: true;
}

export interface Cell {
  readonly spans: Spans;
  readonly sign?: ShapeKind;
}

export type LegendLine = 'actual' | 'plan' | 'road' | 'limit' | 'adopted';

export interface Legend {
  readonly kind: 'legend';
  readonly items: readonly { readonly sign: ShapeKind | LegendLine; readonly text: string }[];
}

/** The course as a picture: its geometry, and what it says in words. The tables after it say all of it. */
export interface CourseFigure extends OverallData {
  readonly kind: 'course-figure';
  readonly alternative: string;
  readonly axis: TimeAxis;
  readonly overall: OverallGeometry;
  readonly lanes: readonly FigureLane[];
  readonly words: FigureWords;
}

export interface FigureWords {
  readonly heading: string;
  readonly on: string;
  readonly actual: string;
  readonly planned: string;
  /** `61,0 % heutiger Umfang`, `66,0 % geplant`, `52,1 % wie beschlossen`; null where there is no such figure. */
  readonly actualOn: string | null;
  readonly plannedOn: string | null;
  readonly adoptedOn: string | null;
  /** Beside the geometry's ticks, in their order. */
  readonly ticks: readonly string[];
}

export interface FigureLane {
  readonly number: number;
  readonly title: Span;
  readonly health: ShapeKind;
  readonly healthWord: string;
  readonly value: string;
  readonly behind: string;
  readonly shape: LaneGeometry;
  readonly marks: readonly PlacedMark[];
  /** Beside the geometry's ticks and clamps, in their order. */
  readonly ticks: readonly string[];
  readonly clamps: readonly string[];
}
