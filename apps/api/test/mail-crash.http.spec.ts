import { join } from 'node:path';
import { Client } from 'pg';
import { MailOutbox } from '../src/platform/mail/mail-outbox';
import { ApiProcess } from './support/api-process';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import { MailServer } from './support/mail-server';

const MAIN = join(import.meta.dirname, '../../../dist/api/main.js');

/** With real processes: one is killed in the middle of sending. */
describe('a server that is killed while it sends', () => {
  let server: MailServer;
  let owner: Client;

  beforeAll(async () => {
    server = await MailServer.start();
  });
  afterAll(async () => {
    await ApiProcess.endAll();
    await owner.end();
    await server.stop();
  });

  it('loses nothing, and what the mail server may have taken is the same mail once more', async () => {
    const env = {
      SMTP_URL: server.url,
      MAIL_FROM: 'wegmarke@stadt.example',
      PUBLIC_URL: 'https://ziele.example',
      MAIL_RESERVED: 'on',
    };
    // Writes what waits, and ends before it begins to send.
    const app = await TestApp.start({ env });
    const { databaseUrl } = app;
    owner = new Client({ connectionString: databaseUrl });
    await owner.connect();
    const city = await Factory.municipality(owner, 'absturz');
    for (const to of ['a@stadt.example', 'b@stadt.example', 'c@stadt.example'])
      await app.app.get(MailOutbox).enqueue(city.municipalityId, {
        to,
        accountId: null,
        language: 'de',
        kind: 'notice',
        subject: 'Hinweis',
        text: 'Guten Tag',
        key: to,
      });
    await app.stop();

    server.afterData = 'never-answer';
    const first = await ApiProcess.start(databaseUrl, MAIN, env);
    await server.arrived(1);
    await first.end('SIGKILL');
    server.afterData = 'accept';
    const second = await ApiProcess.start(databaseUrl, MAIN, env);
    const unsent = async (): Promise<number> => {
      // The times for which the killed process had claimed its work are over.
      await owner.query(
        `update mail set claimed_until = now() - interval '1 second' where claimed_until is not null and sent_at is null and created_at < now() and attempts = 1`,
      );
      await owner.query(
        `update pgboss.job set start_after = now() - interval '1 minute' where name = 'send-mail' and state < 'active'`,
      );
      await owner.query(`update pgboss.job set state = 'retry', start_after = now() - interval '1 minute'
        where name = 'send-mail' and state = 'active' and started_on < now() - interval '3 seconds'`);
      const { rows } = await owner.query<{ count: number }>(
        'select count(*)::int as count from mail where sent_at is null',
      );
      return rows[0]?.count ?? 0;
    };
    while ((await unsent()) > 0) await new Promise(setImmediate);
    expect(await second.end('SIGTERM')).toBe(0);

    const names = (to: string) => server.to(to).map(({ parsed }) => parsed.messageId);
    for (const to of ['a@stadt.example', 'b@stadt.example', 'c@stadt.example']) {
      expect(names(to).length).toBeGreaterThan(0);
      expect(new Set(names(to)).size).toBe(1);
    }
  }, 120_000);
});
