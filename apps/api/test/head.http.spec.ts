import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApp } from './support/app';

const PAGES = `export const render = () =>
  Promise.resolve({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, html: '<p>ä</p>' });`;

/** What differs between two answers to the same question; the client itself ends the connection after a head. */
const OWN = new Set([
  'date',
  'x-request-id',
  'content-security-policy',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);

describe('a request for the head alone', () => {
  let webDir: string;
  let app: TestApp;

  beforeAll(async () => {
    webDir = await mkdtemp(join(tmpdir(), 'wegmarke-head-'));
    await mkdir(join(webDir, 'server'), { recursive: true });
    await mkdir(join(webDir, 'browser'), { recursive: true });
    await writeFile(join(webDir, 'server', 'server.mjs'), PAGES);
    await writeFile(join(webDir, 'browser', 'main-ABCD1234.js'), 'plain');
    app = await TestApp.start({ env: { WEB_DIR: webDir, LOG_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await app.stop();
    await rm(webDir, { recursive: true, force: true });
  });

  const ask = async (
    path: string,
    method: string,
  ): Promise<{ status: number; headers: object; body: string }> => {
    const answer = await fetch(app.baseUrl + path, { method });
    return {
      status: answer.status,
      headers: Object.fromEntries([...answer.headers].filter(([name]) => !OWN.has(name))),
      body: await answer.text(),
    };
  };

  it.each([
    ['an answer of the API', '/api/v1/municipalities', 200],
    ['the health', '/health/ready', 200],
    ['a long answer, compressed', '/api/v1/openapi.json', 200],
    ['a page', '/bochum', 200],
    ['a file', '/main-ABCD1234.js', 200],
    ['what is not there', '/api/v1/nothing', 404],
    ['what asks who it is', '/api/v1/municipalities/bochum/people', 401],
  ])('of %s is answered as the whole is, without a body', async (_, path, status) => {
    const [whole, head] = [await ask(path, 'GET'), await ask(path, 'HEAD')];
    expect(whole.body).not.toBe('');
    expect(head).toEqual({ ...whole, body: '' });
    expect(head.status).toBe(status);
  });
});
