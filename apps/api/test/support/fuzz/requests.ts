import { HOSTILE_TEXTS } from './hostile';
import type { Random } from './random';
import { Samples, type Schema } from './samples';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

/** As much of an OpenAPI document as it takes to ask for everything in it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Asked {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

const JSON_TYPES = ['application/json', 'application/json; charset=utf-8', 'application/merge-patch+json'];
const WRONG_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/json;charset=utf-16',
  ';',
  'multipart/form-data',
  '*/*',
];
const ETAGS = [
  '"1"',
  '"1"',
  '"1"',
  '"2"',
  '"3"',
  '*',
  'W/"1"',
  '"',
  '""',
  '"99999999999999999999"',
  '"1", "2"',
  'x',
];
const NAMES = ['1', '2', 'ledger.json', 'projects.xlsx', 'portfolio.csv', 'audit.json', 'help-request'];
const BOUNDARY = 'xXx';

/** Requests for the operations of a document: some as they should be, most with something wrong. */
export class Requests {
  readonly #samples: Samples;

  /**
   * @param slugs ours first
   * @param ids of rows that there are
   */
  constructor(
    document: ApiDocument,
    private readonly random: Random,
    private readonly slugs: () => readonly string[],
    ids: (of: string) => readonly string[],
  ) {
    this.#samples = new Samples(document.components.schemas, random, ids);
  }

  make(path: string, method: string, operation: Operation): Asked {
    const headers: Record<string, string> = {};
    for (const { name, in: place } of operation.parameters ?? []) {
      if (place !== 'header' || this.random.chance(0.2)) continue;
      headers[name.toLowerCase()] =
        name === 'If-Match'
          ? this.random.pick(ETAGS)
          : this.random.pick(['key-1', 'key-2', 'x'.repeat(300), 'ä', '']);
    }
    const body = method === 'get' ? null : this.#body(operation, headers);
    const query = this.#query(operation);
    return {
      operation: operation.operationId,
      method: method.toUpperCase(),
      path: `/api/v1${this.#path(path)}${query === '' ? '' : `?${query}`}`,
      // What is no Latin-1 cannot be sent at all.
      headers: Object.fromEntries(
        Object.entries(headers).filter(([, value]) => /^[\t -~\u0080-ÿ]*$/.test(value)),
      ),
      body,
    };
  }

  #path(path: string): string {
    let before = '';
    const parts = path.split('/').map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      const value = name === undefined ? part : this.#coded(this.#parameter(name, before));
      before = part;
      return value;
    });
    return parts.join('/');
  }

  #parameter(name: string, before: string): string {
    const { random } = this;
    if (name === 'slug') return random.chance(0.95) ? this.#slug() : random.pick(HOSTILE_TEXTS);
    if (/id$/i.test(name)) return this.#samples.id(name === 'id' ? before : name);
    return random.pick(random.chance(0.3) ? HOSTILE_TEXTS : NAMES);
  }

  #slug(): string {
    const [ours = '', ...others] = this.slugs();
    return this.random.chance(0.9) || others.length === 0 ? ours : this.random.pick(others);
  }

  #query({ parameters = [] }: Operation): string {
    const { random } = this;
    const pairs = parameters
      .filter(({ in: place }) => place === 'query')
      .flatMap(({ name, schema }): string[] => {
        if (random.chance(0.55)) return [];
        const value = random.chance(0.6) ? this.#samples.valid(schema) : random.pick(HOSTILE_TEXTS);
        const pair = `${name}=${this.#coded(typeof value === 'string' ? value : JSON.stringify(value))}`;
        return random.chance(0.05) ? [pair, pair] : [pair];
      });
    if (random.chance(0.08)) pairs.push(`${this.#coded(random.pick(HOSTILE_TEXTS))}=1`);
    if (random.chance(0.03)) pairs.push(random.pick(['a[]=1', 'a[b]=1', '&&&', '=', '%', '%ff', '%u0041']));
    return pairs.join('&');
  }

  #body({ requestBody }: Operation, headers: Record<string, string>): Buffer | null {
    const { random } = this;
    const [[type, { schema }] = ['application/json', { schema: {} }]] = Object.entries(
      requestBody?.content ?? {},
    );
    if (requestBody === undefined && random.chance(0.7)) return null;
    if (type === 'multipart/form-data' && random.chance(0.8)) return this.#form(schema, headers);
    headers['content-type'] = random.chance(0.93) ? random.pick(JSON_TYPES) : random.pick(WRONG_TYPES);
    const value = random.chance(0.25) ? this.#samples.valid(schema) : this.#samples.spoilt(schema);
    const text = Buffer.from(JSON.stringify(value));
    if (random.chance(0.95)) return text;
    return random.pick([
      text.subarray(0, text.length / 2),
      Buffer.concat([Buffer.from([0xff, 0xfe]), text]),
      Buffer.concat([Buffer.from('\ufeff'), text]),
      Buffer.from('['.repeat(60_000)),
      Buffer.from(`{"a":1e99999,"b":-0,"c":${'9'.repeat(5_000)}}`),
      Buffer.from('{"__proto__":{"admin":true}}'),
      Buffer.alloc(0),
      Buffer.alloc(1_200_000, 0x20),
    ]);
  }

  #form(schema: Schema, headers: Record<string, string>): Buffer {
    const { random } = this;
    headers['content-type'] = `multipart/form-data; boundary=${BOUNDARY}`;
    const fields = Object.entries(this.#samples.spoilt(schema) ?? {}).slice(0, 15);
    const parts = fields
      .filter(([name]) => name !== 'file')
      .map(([name, value]) =>
        part(
          `name="${name.replaceAll(/["\r\n]/g, '')}"`,
          Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
        ),
      );
    const content = random.pick([
      Buffer.from('Ziel;Frist\nSchule;2026-12-31\n'),
      Buffer.from('PK\u0003\u0004 not really'),
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('"\n'.repeat(3_000)),
      Buffer.alloc(0),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ]);
    const name = random.pick(['liste.csv', 'bombe.xlsx', '../../x.pdf', 'a\u0000.png', 'x'.repeat(400), '']);
    if (random.chance(0.9)) parts.push(part(`name="file"; filename="${name}"`, content));
    const whole = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
    return random.chance(0.9) ? whole : whole.subarray(0, random.below(whole.length));
  }

  #coded(text: string): string {
    if (this.random.chance(0.02)) return this.random.pick(CODED_WRONGLY);
    return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'));
  }
}

const CODED_WRONGLY = ['%ff', '%', '%2e%2e', '..', '.', '%zz', '%c0%af', '%E0%80%80', ';a=b'];

const part = (disposition: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);
