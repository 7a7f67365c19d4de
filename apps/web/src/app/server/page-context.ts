import type { Language, Session } from '@wegmarke/domain/contracts';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** Asks the API from within: same guards, no socket. `path` starts with `/api/v1`. */
export type FetchApi = (
  path: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
}>;

export interface PageRequest {
  /** Path and query, as the browser asked for them: `/bochum?on=2026-06-15`. */
  readonly url: string;
  /** Lower-case names; `accept-language` and `cookie` are read. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Where people reach the product, without a slash at its end. */
  readonly origin: string;
  /** Written into every script and style element. Whoever keeps pages hands in an unguessable stand-in and swaps it as they leave. */
  readonly nonce: string;
  readonly fetchApi: FetchApi;
}

export interface Page {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly html: string;
  /** What went wrong, for the log; empty for a page that rendered. */
  readonly errors: readonly unknown[];
}

export type Theme = 'light' | 'dark';

/** What the page depends on besides its address. Null: nothing asked for. */
export interface Preferences {
  readonly language: Language | null;
  /** By the address alone, before the account is asked. */
  readonly languageInAddress: Language | null;
  /** Chosen by hand in this browser, kept in its cookie. */
  readonly languageChosen: Language | null;
  readonly theme: Theme | null;
}

/** Handed to the application of one rendering. */
export interface PageContext {
  /** Where people reach the product, and path and query of the page. */
  readonly origin: string;
  readonly url: string;
  readonly words: Words<WordKey>;
  readonly session: Session | null;
  readonly theme: Theme | null;
  readonly nonce: string;
  /** The cookies of whoever asked for the page, handed on to the API. */
  readonly cookie: string;
  readonly fetchApi: FetchApi;
  readonly errors: unknown[];
}
