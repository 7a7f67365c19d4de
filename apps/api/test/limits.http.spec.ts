import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { createDatabase } from './support/database';
import { type HttpAnswer, HttpClient } from './support/http-client';
import { makePlanCity, type PlanCity } from './support/plan-city';
import { Proxy } from './support/proxy';

const from = (address: string) => ({ 'x-forwarded-for': address });

/** How many are answered before the first 429, and that answer. */
async function untilRefused(ask: () => Promise<HttpAnswer>, most: number) {
  for (let answered = 0; answered < most; answered += 1) {
    const answer = await ask();
    if (answer.status === 429) return { answered, answer };
    if (answer.status >= 400) throw new Error(`${String(answer.status)} ${answer.text}`);
  }
  throw new Error('Nothing was refused.');
}

describe('limits of what is costly', () => {
  let apps: readonly [TestApp, TestApp];
  let city: PlanCity;

  beforeAll(async () => {
    const databaseUrl = await createDatabase();
    // A hundredth: three searches a minute, two uploads, one export in ten minutes.
    const env = { RATE_LIMIT_PERCENT: '1', TRUST_PROXY: '127.0.0.1' };
    apps = [await TestApp.start({ databaseUrl, env }), await TestApp.start({ databaseUrl, env })];
    city = await makePlanCity(apps[0], 'bremen');
  });
  afterAll(() => Promise.all(apps.map((app) => app.stop())));

  const clientAt = async (app: TestApp, name: string): Promise<HttpClient> =>
    app.signIn(`${name}@${city.slug}.example`);

  it('hold over instances together, for an account alone, with when to come again', async () => {
    const [here, there] = await Promise.all([clientAt(apps[0], 'head'), clientAt(apps[1], 'head')]);
    let count = 0;
    const { answered, answer } = await untilRefused(() => {
      count += 1;
      return (count % 2 === 0 ? here : there).get(`${city.path}/search?q=schule`);
    }, 10);
    expect(answered).toBe(3);
    expect(answer.json).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await city.cdo.get(`${city.path}/search?q=schule`)).status).toBe(200);
  });

  it('hold for an address, whoever asks from there', async () => {
    const path = `${city.path}/strategies/${city.strategyId}/exports/ledger.csv`;
    const guests = [apps[0].client(), apps[1].client()] as const;
    let count = 0;
    const { answered } = await untilRefused(() => {
      count += 1;
      return guests[count % 2 === 0 ? 0 : 1].get(path, from('203.0.113.20'));
    }, 20);
    expect(answered).toBe(10);
    // IPv6: whoever has one address has a network of them.
    const [guest] = guests;
    const six = await untilRefused(() => guest.get(path, from(`2001:db8:7:7::${String((count += 1))}`)), 20);
    expect(six.answered).toBe(10);
    expect((await guest.get(path, from('203.0.113.21'))).status).toBe(200);
  });

  it('hold for a sign-in by the city’s provider, from an address, before anybody is asked', async () => {
    const paths = ['sign-ins', 'answers', 'sign-outs'].map(
      (step) => `${city.path}/identity-provider/${step}`,
    );
    let count = 0;
    const begun = async () => {
      const path = paths[(count += 1) % 3] ?? '';
      const body = path.endsWith('answers') ? { query: 'code=guessed&state=guessed' } : {};
      const answer = await apps[count % 2 === 0 ? 0 : 1].client().post(path, body, from('203.0.113.77'));
      // There is no provider here: it is not asked, and guessing is counted all the same.
      return answer.status === 404 ? { ...answer, status: 200 } : answer;
    };
    const { answered, answer } = await untilRefused(begun, 10);
    expect([answered, answer.json]).toMatchObject([3, { code: 'too-many-requests' }]);
  });

  it('refuse an upload before it is read, and count previews but no other change', async () => {
    const upload = () => {
      const form = new FormData();
      form.append('file', new Blob(['Beleg']), 'beleg.txt');
      return city.head.send('POST', `${city.path}/projects/${city.projectIds[0] ?? ''}/documents`, form);
    };
    expect((await untilRefused(upload, 10)).answered).toBe(2);
    const pillarId = uuid();
    const change = (preview: string) =>
      city.cdo.post(`${city.path}/strategies/${city.strategyId}/changes${preview}`, {
        changes: [
          { kind: 'add-pillar', id: pillarId, title: { source: 'de', texts: { de: 'Neu' } }, weight: 1 },
        ],
        reason: 'Für den Test',
      });
    expect((await untilRefused(() => change('?preview=true'), 20)).answered).toBe(6);
    expect((await change('')).status).toBe(201);
  });
});

describe('bursts from one address', () => {
  let apps: readonly [TestApp, TestApp];
  let city: PlanCity;
  let path: string;

  beforeAll(async () => {
    const databaseUrl = await createDatabase();
    // Sixty a minute without a session, three hundred with one.
    const env = { RATE_LIMIT_PERCENT: '1', TRUST_PROXY: '127.0.0.1' };
    apps = [await TestApp.start({ databaseUrl, env }), await TestApp.start({ databaseUrl, env })];
    city = await makePlanCity(apps[0], 'emden');
    path = `${city.path}/strategies/${city.strategyId}/course`;
  });
  afterAll(() => Promise.all(apps.map((app) => app.stop())));

  it('are refused for that address alone, from memory, and the machine itself is never refused', async () => {
    const guest = apps[0].client();
    const { answered, answer } = await untilRefused(() => guest.get(path, from('198.51.100.1')), 100);
    expect(answered).toBe(60);
    expect(answer.json.code).toBe('too-many-requests');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await guest.get(path, from('198.51.100.2'))).status).toBe(200);
    expect((await guest.get('//health/ready', from('198.51.100.1'))).status).toBe(200);
    for (let count = 0; count < 100; count += 1) expect((await guest.get(path)).status).toBe(200);
  });

  it('come to an end at all instances soon after they have together asked for too much', async () => {
    const guests = [apps[0].client(), apps[1].client()] as const;
    let count = 0;
    const { answered } = await untilRefused(() => {
      count += 1;
      return guests[count % 2 === 0 ? 0 : 1].get(path, from('198.51.100.3'));
    }, 200);
    expect(answered).toBeGreaterThanOrEqual(60);
    // Alone, each would answer 60: what both have not told the database yet comes on top.
    expect(answered).toBeLessThanOrEqual(60 + 2 * 16);
  });

  it('do not touch whoever is signed in behind the same address', async () => {
    const guest = apps[0].client();
    await untilRefused(() => guest.get(path, from('198.51.100.4')), 100);
    expect((await city.cdo.get(path, from('198.51.100.4'))).status).toBe(200);
  });

  it.each([
    ['de-DE,de', 'de', 'Anfragen'],
    ['en-GB', 'en', 'requests'],
    ['nl', 'nl', 'aanvragen'],
  ])('tell people in their words: %s', async (accepted, language, word) => {
    const address = from(`198.51.100.1${String(language.charCodeAt(0))}`);
    const guest = apps[0].client();
    await untilRefused(() => guest.get(path, address), 100);
    const { status, text, headers } = await guest.get('//emden', {
      ...address,
      accept: 'text/html',
      'accept-language': accepted,
    });
    expect([status, headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(word);
  });
});

describe('whose word about an address is taken', () => {
  /** Wrong passwords, each with another address made up, until somebody says that it is enough. */
  async function guessesThrough(
    setting: string,
    direct: boolean,
    proxyAddress = '127.0.0.1',
  ): Promise<number> {
    const app = await TestApp.start({ env: { TRUST_PROXY: setting } });
    const proxy = await Proxy.start(app.baseUrl, proxyAddress);
    const client = new HttpClient(direct ? app.baseUrl : proxy.baseUrl);
    let sent = 0;
    for (; sent < 30; sent += 1) {
      const forged = from(`203.0.113.${String(sent)}`);
      const guess = { email: 'nobody@example.org', password: `guess ${String(sent)}` };
      if ((await client.post('/session', guess, forged)).status === 429) break;
    }
    await proxy.stop();
    await app.stop();
    return sent;
  }

  it.each([
    ['one proxy, through it', '1', false, '127.0.0.1', 10],
    ['the proxy’s address, through it', '127.0.0.9', false, '127.0.0.9', 10],
    ['another proxy’s address, through this one', '127.0.0.9', false, '127.0.0.1', 10],
    ['the proxy’s address, past it', '127.0.0.9', true, '127.0.0.1', 10],
    ['none, past it', 'off', true, '127.0.0.1', 10],
    ['none, through it', 'off', false, '127.0.0.1', 10],
    // What the documents warn of: everybody's word is taken, and so the client's own.
    ['whoever connects, through it', 'on', false, '127.0.0.1', 30],
  ])('%s: made-up addresses are worth nothing', async (_, setting, direct, address, guesses) => {
    expect(await guessesThrough(setting, direct, address)).toBe(guesses);
  });

  it('tells two clients of one proxy apart', async () => {
    const app = await TestApp.start({ env: { TRUST_PROXY: '127.0.0.9', RATE_LIMIT_PERCENT: '1' } });
    const outer = await Proxy.start(app.baseUrl, '127.0.0.9');
    const client = new HttpClient(outer.baseUrl);
    // The client is this machine, at whose word the outer proxy adds it: never refused, whatever it makes up.
    for (let count = 0; count < 70; count += 1)
      expect((await client.get('/municipalities', from('203.0.113.1'))).status).toBe(200);
    const { status, headers } = await client.get('/municipalities');
    expect([status, headers.get('strict-transport-security')]).toEqual([
      200,
      expect.stringContaining('max-age'),
    ]);
    await outer.stop();
    await app.stop();
  });
});
