import { Client } from 'pg';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import type { HttpClient } from './support/http-client';
import { ShelfModule } from './support/shelf-feature';

interface Shelf {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

describe('a request', () => {
  let app: TestApp;
  let owner: Client;
  let admin: HttpClient;
  let council: HttpClient;
  let stranger: HttpClient;
  const shelves = '/municipalities/bochum/shelves';

  beforeAll(async () => {
    app = await TestApp.start({ features: [ShelfModule], env: { LOG_LEVEL: 'silent' } });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    const bochum = await Factory.municipality(owner, 'bochum');
    const hanau = await Factory.municipality(owner, 'hanau');
    admin = await app.signIn((await bochum.member('admin', ['admin'])).email);
    council = await app.signIn((await bochum.member('council', ['council'])).email);
    stranger = await app.signIn((await hanau.member('admin', ['admin'])).email);
  });

  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const create = async (name: string): Promise<Shelf> => (await admin.post<Shelf>(shelves, { name })).json;
  const namesOf = async (name: string): Promise<number> => {
    const { rowCount } = await owner.query(`select from department where title -> 'texts' ->> 'de' = $1`, [
      name,
    ]);
    return rowCount ?? 0;
  };

  describe('is checked in order', () => {
    const broken = '{"name":';

    it.each([
      ['session', () => app.client(), 401, 'not-signed-in'],
      ['another municipality', () => stranger, 404, 'not-found'],
      ['right', () => council, 403, 'forbidden'],
    ] as const)('%s first, whatever else is wrong', async (_, client, status, code) => {
      const { id } = await create('ordered');
      const { status: answered, json } = await client().patch(`${shelves}/${id}`, broken, {
        'if-match': '"99"',
      });
      expect([answered, json.code]).toEqual([status, code]);
    });

    it('then the version: missing 428, stale or malformed 412 with the current state', async () => {
      const shelf = await create('versioned');
      const missing = await admin.patch(`${shelves}/${shelf.id}`, broken);
      expect([missing.status, missing.json.code]).toEqual([428, 'version-missing']);
      for (const ifMatch of [
        '"0"',
        '"0-stale"',
        'W/"1"',
        '1',
        '*',
        '"',
        'x"1"x',
        '"1",',
        '"1" x',
        '"0" "1"',
      ]) {
        const { status, json } = await admin.patch(`${shelves}/${shelf.id}`, broken, { 'if-match': ifMatch });
        expect([status, json.code, json.current]).toEqual([412, 'stale', shelf]);
      }
    });

    it('then the input, field by field', async () => {
      const { id } = await create('checked');
      const headers = { 'if-match': '"1"' };
      const malformed = await admin.patch(`${shelves}/${id}`, broken, headers);
      expect([malformed.status, malformed.json.code]).toEqual([400, 'malformed-json']);
      const { status, json } = await admin.patch(`${shelves}/${id}`, { weight: 1.5, 'a/b': 1 }, headers);
      expect(status).toBe(422);
      expect(json.errors?.map(({ pointer, code }) => [pointer, code])).toEqual(
        expect.arrayContaining([
          ['/name', 'required'],
          ['/weight', 'int'],
          ['/a~1b', 'unknown-field'],
        ]),
      );
      expect((await admin.patch(`${shelves}/${id}`, '[]', headers)).status).toBe(422);
    });

    it.each(['a\u202eb', 'a\u0000b', 'a\u2066b', ' ', 'x'.repeat(101)])(
      'and stores no text like %j',
      async (name) => {
        const { status, json } = await admin.post(shelves, { name });
        expect([status, json.errors?.[0]?.pointer]).toEqual([422, '/name']);
      },
    );

    it('markup is text like any other', async () => {
      expect((await admin.post<Shelf>(shelves, { name: '<b>&amp;' })).json.name).toBe('<b>&amp;');
    });

    it('a body beyond 1 MB and one that is not JSON are refused in words, the session first', async () => {
      const large = JSON.stringify({ name: 'x'.repeat(10_000_000) });
      expect((await app.client().post(shelves, large)).status).toBe(401);
      const tooLarge = await admin.post(shelves, large);
      expect([tooLarge.status, tooLarge.json.code]).toEqual([413, 'body-too-large']);
      const notJson = await admin.post(shelves, 'name=x', {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect([notJson.status, notJson.json.code]).toEqual([415, 'not-json']);
    });
  });

  it('of a route that declares no access is refused to everyone', async () => {
    const { status, json } = await admin.get(`${shelves}/forgotten`);
    expect([status, json.code]).toEqual([403, 'no-access-rule']);
  });

  it('of a route whose service forgets to ask for a right gets no data', async () => {
    const { status, text } = await app.client().get(`${shelves}/undecided`);
    expect(status).toBe(500);
    expect(text).not.toContain('without asking');
  });

  it('that writes is not told that it was kept where one of its statements had failed unseen', async () => {
    const { status } = await admin.post(shelves, { name: 'failing unseen' });
    expect([status, await namesOf('failing unseen')]).toEqual([500, 0]);
    expect((await create('after it')).name).toBe('after it');
  });

  it('that writes is undone where it fails, and nothing of the fault is told', async () => {
    const { status, json } = await admin.post(shelves, { name: 'refused by the service' });
    expect([status, json.code, json.detail]).toEqual([500, 'internal-error', undefined]);
    expect(await namesOf('refused by the service')).toBe(0);
  });

  it('gets a strong tag with a single item, and 304 for what it has', async () => {
    const created = await admin.post<Shelf>(shelves, { name: 'tagged' });
    expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"']);
    expect(created.headers.get('location')).toBe(`/api/v1${shelves}/${created.json.id}`);
    const through = await app.client().get(`${shelves}/passed-through`);
    expect([through.text, through.headers.get('etag')]).toEqual(['{"ready":  1}', '"day-1"']);
    const again = await app.client().get(`${shelves}/passed-through`, { 'if-none-match': '"x", W/"day-1"' });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('with the same version twice changes once', async () => {
    const { id } = await create('raced');
    const write = (name: string) => admin.patch<Shelf>(`${shelves}/${id}`, { name }, { 'if-match': '"1"' });
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map(write),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
  });

  describe('with an Idempotency-Key', () => {
    it('is answered again what it was told, and happens once', async () => {
      const shelf = await create('once');
      const send = () =>
        admin.patch<Shelf>(
          `${shelves}/${shelf.id}`,
          { name: 'once and again' },
          { 'if-match': '"1"', 'idempotency-key': 'a' },
        );
      const first = await send();
      const second = await send();
      expect([first.status, first.json.version, first.headers.get('etag')]).toEqual([200, 2, '"2"']);
      expect([second.status, second.text, second.headers.get('etag')]).toEqual([200, first.text, '"2"']);
      expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    });

    it('keeps status and location of what was created', async () => {
      const send = () => admin.post(shelves, { name: 'created once' }, { 'idempotency-key': 'b' });
      const first = await send();
      const second = await send();
      expect([second.status, second.headers.get('location')]).toEqual([201, first.headers.get('location')]);
      expect(await namesOf('created once')).toBe(1);
    });

    it('happens once, however many come at the same moment', async () => {
      const send = () => admin.post(shelves, { name: 'at the same moment' }, { 'idempotency-key': 'c' });
      const answers = await Promise.all(Array.from({ length: 12 }, send));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(await namesOf('at the same moment')).toBe(1);
    });

    it('is refused with another body', async () => {
      await admin.post(shelves, { name: 'a body' }, { 'idempotency-key': 'd' });
      const { status, json } = await admin.post(shelves, { name: 'another' }, { 'idempotency-key': 'd' });
      expect([status, json.code]).toEqual([409, 'idempotency-key-reused']);
      expect(await namesOf('another')).toBe(0);
    });

    it('may try again after a refusal, which is not stored', async () => {
      const headers = { 'idempotency-key': 'e' };
      expect((await admin.post(shelves, { name: '' }, headers)).status).toBe(422);
      expect((await admin.post(shelves, { name: 'better' }, headers)).status).toBe(201);
    });

    it('is forgotten after a day', async () => {
      const send = () => admin.post(shelves, { name: 'a day later' }, { 'idempotency-key': 'f' });
      await send();
      await owner.query(
        `update idempotency_record set created_at = created_at - interval '25 hours' where key = 'f'`,
      );
      await send();
      expect(await namesOf('a day later')).toBe(2);
    });
  });

  it('carries the headers of safety, also when it is refused', async () => {
    for (const path of ['/municipalities', '/nowhere', '//elsewhere']) {
      const { headers } = await app.client().get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
    }
  });
});
