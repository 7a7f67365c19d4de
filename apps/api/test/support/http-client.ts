import type { Problem } from '@wegmarke/domain/contracts';

/** `T`: the contract that the answer is read as. A problem document where not said. */
export interface HttpAnswer<T = Problem> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where it is not JSON. */
  readonly json: T;
}

/** A client without a browser: it keeps its cookie, and sends neither Origin nor Sec-Fetch-Site of its own. */
export class HttpClient {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly baseUrl: string) {}

  get<T = Problem>(path: string, headers?: Record<string, string>): Promise<HttpAnswer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = Problem>(path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  patch<T = Problem>(path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer<T>> {
    return this.send<T>('PATCH', path, body, headers);
  }

  delete<T = Problem>(path: string, headers?: Record<string, string>): Promise<HttpAnswer<T>> {
    return this.send<T>('DELETE', path, undefined, headers);
  }

  /** @param path below `/api/v1`, or from the root with a leading `//`; a text or a form is sent as it is */
  async send<T = Problem>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer<T>> {
    const address = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const response = await fetch(this.baseUrl + address, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.#cookies.size === 0
          ? {}
          : { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') }),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body:
        body === undefined || typeof body === 'string' || body instanceof FormData
          ? body
          : JSON.stringify(body),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || set.includes('Max-Age=0')) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) as T };
  }

  /** The session's, as `name=value`; empty without one. */
  get cookie(): string {
    const session = [...this.#cookies].find(([name]) => !name.endsWith('-device'));
    return session?.join('=') ?? '';
  }

  /** Signs out without a word: what a browser keeps besides the session stays. */
  loseSession(): void {
    for (const name of this.#cookies.keys()) if (!name.endsWith('-device')) this.#cookies.delete(name);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
