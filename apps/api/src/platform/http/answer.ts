import { Readable } from 'node:stream';
import { etagOf } from './etag';

export interface AnswerOptions {
  /** The route's own status where not said. */
  readonly status?: number;
  /** The complete tag with its quotes. Where not said, it follows from the body's `version`. */
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a handler answers when status, headers or the ready-made text matter. Anything else a handler returns becomes
 * JSON, with an `ETag` where it has a numeric `version`.
 */
export class Answer {
  constructor(
    readonly body: string | Buffer | Readable | null,
    readonly status: number | null,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  static of(value: unknown): Answer {
    return value instanceof Answer ? value : Answer.json(value);
  }

  static json(value: unknown, options: AnswerOptions = {}): Answer {
    if (value === undefined || value === null) return Answer.empty(options);
    return Answer.text(JSON.stringify(value), { etag: etagOf(value), ...options });
  }

  /** JSON that is text already: passed straight through. */
  static text(json: string | Buffer, options: AnswerOptions = {}): Answer {
    return new Answer(json, options.status ?? null, headersOf('application/json; charset=utf-8', options));
  }

  /** Anything that is not JSON. */
  static file(body: string | Buffer | Readable, contentType: string, options: AnswerOptions = {}): Answer {
    return new Answer(body, options.status ?? null, headersOf(contentType, options));
  }

  static created(value: unknown, location: string): Answer {
    return Answer.json(value, { status: 201, headers: { location } });
  }

  static empty(options: AnswerOptions = {}): Answer {
    return new Answer(null, options.status ?? 204, headersOf(null, options));
  }

  static notModified(etag: string): Answer {
    return new Answer(null, 304, { etag });
  }
}

function headersOf(contentType: string | null, { etag, headers }: AnswerOptions): Record<string, string> {
  return {
    ...(contentType === null ? {} : { 'content-type': contentType }),
    ...(etag === undefined ? {} : { etag }),
    ...headers,
  };
}
