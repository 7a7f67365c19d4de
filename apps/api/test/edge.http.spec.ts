import { TestApp } from './support/app';
import { problemIn, statusesIn, talk } from './support/raw-socket';

const HOST = 'Host: localhost\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';

describe('what arrives at the socket', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const say = (text: string) => talk(app.baseUrl, text);

  it.each([
    ['a length and chunks', `${HOST}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX`],
    ['two lengths', `${HOST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}X`],
    ['a list of lengths', `${HOST}Content-Length: 2, 2\r\n\r\n{}`],
    ['a length that is no number', `${HOST}Content-Length: +2\r\n\r\n{}`],
    ['chunks that are not last', `${HOST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a coding spelt otherwise', `${HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a blank before the colon', `${HOST}Content-Length : 2\r\n\r\n{}`],
    ['a header on two lines', `${HOST}X-One: a\r\n b: c\r\nContent-Length: 2\r\n\r\n{}`],
    ['a return within a header', `${HOST}X-One: a\rContent-Length: 9\r\n\r\n{}`],
    ['a chunk of no size', `${HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['a chunk of a size too large', `${HOST}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}`],
    ['no host', `\r\n`],
    ['two hosts', `${HOST}${HOST}\r\n`],
  ])('with two meanings is refused, and what follows it is not heard: %s', async (_, rest) => {
    const smuggled = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const heard = await say(`POST /api/v1/session HTTP/1.1\r\n${JSON_TYPE}${rest}${smuggled}`);
    expect(statusesIn(heard)).toEqual([400]);
  });

  it.each([
    'GET /health/live HTTP/9.9\r\n\r\n',
    'nonsense\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01',
    'GET  /  HTTP/1.1\r\n\r\n',
  ])('and is no HTTP is told so in a problem document: %j', async (text) => {
    const heard = await say(text);
    expect(statusesIn(heard)).toEqual([400]);
    expect(heard).toMatch(/^content-type: application\/problem\+json/m);
    expect(heard).toMatch(/^x-content-type-options: nosniff/m);
    expect(problemIn(heard)).toMatchObject({ status: 400, code: 'malformed-request' });
  });

  it('with headers beyond all measure is refused', async () => {
    const heard = await say(`GET / HTTP/1.1\r\n${HOST}X-Long: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(problemIn(heard)).toMatchObject({ status: 431, code: 'headers-too-large' });
  });

  it('and comes one byte at a time is not waited for', async () => {
    const server = app.app.getHttpServer();
    const { headersTimeout, requestTimeout } = server;
    expect([headersTimeout, requestTimeout]).toEqual([20_000, 300_000]);
    Object.assign(server, { headersTimeout: 100, requestTimeout: 200 });
    try {
      const [headers, body] = await Promise.all([
        say(`GET /health/live HTTP/1.1\r\n${HOST}X-`),
        say(`POST /api/v1/session HTTP/1.1\r\n${HOST}${JSON_TYPE}Content-Length: 100\r\n\r\n{`),
      ]);
      expect(problemIn(headers)).toMatchObject({ status: 408, code: 'timeout' });
      expect(statusesIn(body)).toEqual([408]);
    } finally {
      Object.assign(server, { headersTimeout, requestTimeout });
    }
    expect((await app.client().get('//health/live')).status).toBe(200);
  });

  it('as JSON within JSON within JSON is refused before anything walks through it', async () => {
    const deep = (depth: number, text = '1') => `${'[{"a":'.repeat(depth)}${text}${'}]'.repeat(depth)}`;
    const send = async (body: string) => {
      const { status, json } = await app.client().post('/session', body);
      return [status, json.code];
    };
    expect(await send(deep(120_000))).toEqual([400, 'json-too-deep']);
    expect(await send('['.repeat(1_000_000))).toEqual([400, 'json-too-deep']);
    expect(await send(deep(21))).toEqual([400, 'json-too-deep']);
    expect((await send(deep(20)))[1]).not.toBe('json-too-deep');
    // Brackets in a text are no depth, nor are many lists side by side.
    const wide = JSON.stringify({
      email: `\\"${'['.repeat(500)}`,
      password: Array.from({ length: 500 }, () => []),
    });
    expect(await send(wide)).toEqual([422, 'invalid-fields']);
    expect(await send('{"__proto__":{"email":"a"}}')).toEqual([400, 'malformed-json']);
  });
});

describe('whoever finds a hole', () => {
  it('is told whom to turn to, where somebody is named', async () => {
    const silent = await TestApp.start();
    expect((await silent.client().get('//.well-known/security.txt')).status).toBe(404);
    await silent.stop();
    const app = await TestApp.start({
      env: {
        SECURITY_CONTACT: 'mailto:security@example.org',
        SECURITY_POLICY: 'https://example.org/holes',
        PUBLIC_URL: 'https://ziele.example.org',
      },
    });
    const { status, text, headers } = await app.client().get('//.well-known/security.txt');
    await app.stop();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain('Contact: mailto:security@example.org\n');
    expect(text).toContain('Policy: https://example.org/holes\n');
    expect(text).toContain('Canonical: https://ziele.example.org/.well-known/security.txt\n');
    const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });
});
