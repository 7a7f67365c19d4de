/** What the server half of the web application offers: `render` of `server/server.mjs`. */
export type PageRenderer = (request: PageRequest) => Promise<Page>;

/** Language and theme as address, cookies and browser ask for them: with the address all that an anonymous page depends on. */
export type ReadPreferences = (request: Pick<PageRequest, 'url' | 'headers'>) => object;

/** The module `server/server.mjs`. */
export interface WebServer {
  readonly render: PageRenderer;
  readonly preferencesOf: ReadPreferences;
}

export interface PageRequest {
  /** Path and query, as the browser asked for them. */
  readonly url: string;
  /** Where people reach the product, without a slash at its end. */
  readonly origin: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Written into every script and style element of the page. */
  readonly nonce: string;
  /** Asks the API from within, with all its guards; `path` starts with `/api/v1/`. */
  readonly fetchApi: (path: string, headers: Readonly<Record<string, string>>) => Promise<ApiAnswer>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
}

export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly html: string;
  /** What went wrong while rendering, for the log. */
  readonly errors?: readonly unknown[];
}
