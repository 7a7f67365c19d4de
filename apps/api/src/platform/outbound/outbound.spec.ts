import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSettings } from '../config/settings';
import { AddressRefused, Outbound } from './outbound';

const outbound = (allowed: 'on' | 'off'): Outbound =>
  new Outbound(
    readSettings({ DATABASE_URL: 'postgresql://o:s@localhost/w', IDENTITY_PROVIDER_PRIVATE: allowed }),
  );

describe('asking other servers', () => {
  let server: Server;
  let port = 0;
  let asked = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked += 1;
      if (request.url === '/long') response.end('x'.repeat(2_000_000));
      else if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end();
      else response.writeHead(200, { 'content-type': 'text/plain' }).end('here');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  it('refuses what lies in the own network before anything is sent, by address and by name', async () => {
    const before = asked;
    const refused = outbound('off');
    for (const host of ['127.0.0.1', '[::1]', 'localhost'])
      await expect(refused.fetch(`https://${host}:${String(port)}/`, {})).rejects.toBeInstanceOf(
        AddressRefused,
      );
    await expect(refused.fetch(`http://example.org/`, {})).rejects.toBeInstanceOf(AddressRefused);
    expect(asked).toBe(before);
  });

  it('reaches it where the operator allows that', async () => {
    const answer = await outbound('on').fetch(`http://127.0.0.1:${String(port)}/`, {});
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain',
      'here',
    ]);
  });

  it('follows nobody elsewhere, and reads no answer without an end', async () => {
    const open = outbound('on');
    expect((await open.fetch(`http://127.0.0.1:${String(port)}/elsewhere`, {})).status).toBe(302);
    await expect(open.fetch(`http://127.0.0.1:${String(port)}/long`, {})).rejects.toThrow('too long');
  });
});
