import type { Course, Strategy } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { asOwner } from './support/database';
import type { HttpClient } from './support/http-client';
import { makePlanCity, type PlanCity } from './support/plan-city';

const NASTY = 'Plan "><script>alert(1)</script> &amp; \' Ende';

describe('progress on other sites', () => {
  let app: TestApp;
  let city: PlanCity;
  let anybody: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start({ env: { PUBLIC_URL: 'https://wegmarke.example' } });
    city = await makePlanCity(app, 'rahmenstadt');
    anybody = app.client();
    const path = `${city.path}/strategies/${city.strategyId}`;
    const { headers } = await city.cdo.get<Strategy>(path);
    const title = { source: 'de', texts: { de: NASTY } };
    await city.cdo.patch(path, { title }, { 'if-match': headers.get('etag') ?? '' });
  });
  afterAll(() => app.stop());

  const widget = (query = '', headers: Record<string, string> = {}) =>
    anybody.get(`//widget/1/rahmenstadt${query}`, headers);

  it('shows figure, plan, health and day as the public reads them, with the way to the whole course', async () => {
    const { status, text, headers } = await widget('?lang=en');
    const { json } = await anybody.get<Course>(`${city.path}/strategies/${city.strategyId}/course`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(json.todayScope.actual?.percent).toBe(0);
    expect(text).toContain('<strong>0%</strong> of the strategy implemented');
    expect(text).toContain(`${String(Math.round(json.todayScope.planned?.percent ?? 0))}% were planned.`);
    expect(text).toContain('Off course</p>');
    expect(text).toContain(
      'href="https://wegmarke.example/rahmenstadt?lang=en" target="_blank" rel="noopener"',
    );
  });

  it('may be framed by anybody, and loads, runs, sends and remembers nothing', async () => {
    const { headers, text } = await widget();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
    );
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.getSetCookie()).toEqual([]);
    expect(text).not.toMatch(/<script|<img|<link|style="|src=/);
  });

  it('leaves framing of everything else forbidden, its own refusals included', async () => {
    for (const path of [
      '//widget/1/nirgendwo',
      '//widget/1/rahmenstadt?lang=xx',
      city.path,
      '//robots.txt',
    ]) {
      const { headers } = await anybody.get(path);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('says what people wrote as text and nothing but text', async () => {
    const { text } = await widget();
    expect(text).toContain('Plan &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; ');
  });

  it('speaks four languages, right to left where that is how they read, light or dark', async () => {
    const { text: arabic } = await widget('?lang=ar&theme=dark');
    expect(arabic).toContain('<html lang="ar" dir="rtl" data-theme="dark">');
    expect((await widget('?lang=nl&theme=light')).text).toContain(
      '<html lang="nl" dir="ltr" data-theme="light">',
    );
    expect((await widget()).text).toContain('<html lang="de" dir="ltr">');
  });

  it('is not sent again while it is the same', async () => {
    const tag = (await widget()).headers.get('etag') ?? '';
    const again = await widget('', { 'if-none-match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await widget('?lang=en', { 'if-none-match': tag })).status).toBe(200);
  });

  it('shows nothing of what is not published, also to members', async () => {
    const hidden = await makePlanCity(app, 'verborgen');
    await asOwner(app.databaseUrl, (client) =>
      client.query('update strategy set published = false where municipality_id = $1', [
        hidden.municipalityId,
      ]),
    );
    for (const reader of [anybody, hidden.cdo])
      expect((await reader.get('//widget/1/verborgen')).status).toBe(404);
  });

  describe('search engines', () => {
    it('are told every public page in its languages, and no other', async () => {
      const { text, headers } = await anybody.get('//rahmenstadt/sitemap.xml');
      expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
      const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, page]) => page);
      const home = 'https://wegmarke.example/rahmenstadt';
      expect(pages.sort()).toEqual(
        [
          '',
          '/explanation',
          '/projects',
          '/roadmap',
          '/ledger',
          '/follow',
          ...city.projectIds.map((id) => `/projects/${id}`),
        ]
          .map((path) => home + path)
          .sort(),
      );
      expect(text).toContain(`hreflang="en" href="${home}?lang=en"`);
    });

    it('find the files of all cities, and none of an unpublished strategy', async () => {
      const { text } = await anybody.get('//robots.txt');
      expect(text).toContain('Sitemap: https://wegmarke.example/sitemap.xml');
      const index = (await anybody.get('//sitemap.xml')).text;
      expect(index).toContain('<loc>https://wegmarke.example/rahmenstadt/sitemap.xml</loc>');
      expect((await anybody.get('//verborgen/sitemap.xml')).text).not.toContain('<loc>');
      expect((await anybody.get('//nirgendwo/sitemap.xml')).status).toBe(404);
    });
  });
});
