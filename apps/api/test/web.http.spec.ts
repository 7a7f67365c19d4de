import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApp } from './support/app';

/** Stands for the built web application, by its file contract. */
const SERVER = `
export async function render({ url, headers, nonce, fetchApi }) {
  if (url === '/broken') return { status: 500, headers: { 'content-type': 'text/html' }, html: 'broken', errors: [new Error('x')] };
  const answer = await fetchApi('/api/v1/municipalities', {});
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'set-cookie': ['a=1', 'b=2'] },
    html: '<script nonce="' + nonce + '"></script>' + url + answer.status + answer.body + headers['accept-language'],
  };
}`;

describe('the web application', () => {
  let webDir: string;
  let app: TestApp;

  beforeAll(async () => {
    webDir = await mkdtemp(join(tmpdir(), 'wegmarke-web-'));
    await mkdir(join(webDir, 'server'), { recursive: true });
    await mkdir(join(webDir, 'browser'), { recursive: true });
    await writeFile(join(webDir, 'server', 'server.mjs'), SERVER);
    await writeFile(join(webDir, 'browser', 'main-ABCD1234.js'), 'plain');
    await writeFile(join(webDir, 'browser', 'main-ABCD1234.js.br'), 'compressed');
    await writeFile(join(webDir, 'browser', 'mark.svg'), '<svg/>');
    await writeFile(join(webDir, 'browser', 'index.csr.html'), 'not a page');
    app = await TestApp.start({ env: { WEB_DIR: webDir, LOG_LEVEL: 'silent' } });
  });

  afterAll(async () => {
    await app.stop();
    await rm(webDir, { recursive: true, force: true });
  });

  it('is rendered for every address that is no file, with data of the API and a nonce of its own', async () => {
    const pages = [
      await app.client().get('//bochum?on=2026-01-01', { 'accept-language': 'nl' }),
      await app.client().get('//bochum'),
    ];
    const [first, second] = pages.map(({ text, headers }) => {
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1];
      expect(headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}'`);
      return nonce;
    });
    expect(first).not.toBe(second);
    expect(pages[0]?.text).toContain('/bochum?on=2026-01-01200{"items":[],"nextCursor":null,"total":0}nl');
    expect(pages[0]?.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('serves its files, those with a hash in their name for ever', async () => {
    const script = await app.client().get('//main-ABCD1234.js', { 'accept-encoding': 'identity' });
    expect([script.text, script.headers.get('cache-control')]).toEqual([
      'plain',
      'public, max-age=31536000, immutable',
    ]);
    expect((await app.client().get('//mark.svg')).headers.get('cache-control')).toBe('public, max-age=3600');
    expect((await app.client().get('//favicon.ico')).status).toBe(404);
    expect((await app.client().get('//index.csr.html')).text).not.toBe('not a page');
    const compressed = await app.app.inject({
      url: '/main-ABCD1234.js',
      headers: { 'accept-encoding': 'br' },
    });
    expect([compressed.headers['content-encoding'], compressed.body]).toEqual(['br', 'compressed']);
  });

  it('leaves the addresses of the API alone', async () => {
    for (const path of ['/nowhere', '//api/nowhere', '//health/nowhere']) {
      const { status, json } = await app.client().get(path);
      expect([status, json.code]).toEqual([404, 'not-found']);
    }
    expect((await app.client().send('POST', '//bochum')).json.code).toBe('not-found');
  });

  it('tells a failed page by its status', async () => {
    expect((await app.client().get('//broken')).status).toBe(500);
  });
});
