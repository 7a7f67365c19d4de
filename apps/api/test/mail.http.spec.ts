import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { Jobs } from '../src/platform/jobs/jobs';
import { layOut } from '../src/platform/mail/mail-layout';
import { type MailInput, MailOutbox } from '../src/platform/mail/mail-outbox';
import { MailSender } from '../src/platform/mail/mail-sender';
import { TenantDatabase } from '../src/platform/tenancy/tenant-database';
import { TestApp } from './support/app';
import { Factory } from './support/factories';
import { MailServer } from './support/mail-server';
import { letDaysPass } from './support/movable-clock';

const mailTo = (to: string, key: string = uuid()): MailInput => ({
  to,
  accountId: null,
  language: 'de',
  kind: 'notice',
  subject: 'Ein Hinweis',
  text: 'Guten Tag',
  key,
});

describe('mail', () => {
  let server: MailServer;
  let app: TestApp;
  let owner: Client;
  let city: Factory;

  beforeAll(async () => {
    server = await MailServer.start({
      refuseRecipient: (address) =>
        address.startsWith('gone@') ? { code: 550, message: 'no such mailbox here' } : null,
    });
    app = await TestApp.start({
      env: {
        SMTP_URL: server.url,
        MAIL_FROM: 'Wegmarke <wegmarke@stadt.example>',
        PUBLIC_URL: 'https://ziele.example',
      },
    });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    city = await Factory.municipality(owner, 'posthausen');
    await app.app.get(Jobs).start();
  });
  afterEach(() => {
    server.afterData = 'accept';
    letDaysPass(app, 0);
  });
  afterAll(async () => {
    await app.stop();
    await owner.end();
    await server.stop();
  });

  const enqueue = (mail: MailInput, on: TestApp = app) =>
    on.app.get(MailOutbox).enqueue(city.municipalityId, mail);

  const stateOf = async (id: string | null) => {
    const { rows } = await owner.query<Record<string, unknown>>(
      `select attempts, sent_at is not null as sent, refused_at is not null as refused, answer, body, claimed_until
       from mail where id = $1`,
      [id],
    );
    return rows[0];
  };

  /** Until the row says so: the mark follows the server's yes. */
  const until = async (id: string | null, wanted: 'sent' | 'refused'): Promise<void> => {
    while ((await stateOf(id))?.[wanted] !== true) await new Promise(setImmediate);
  };

  it('leaves with its headers, once for a key, and what it said is erased', async () => {
    const mail = { ...mailTo('anna@stadt.example', 'once'), ...draft() };
    const id = await enqueue(mail);
    expect(await enqueue({ ...mail, subject: 'Zweimal' })).toBeNull();
    await until(id, 'sent');
    const [received, ...more] = server.to('anna@stadt.example');
    expect(more).toEqual([]);
    expect(received?.parsed).toMatchObject({
      subject: 'Ein Hinweis',
      from: { value: [{ address: 'wegmarke@stadt.example', name: 'Wegmarke' }] },
      messageId: expect.stringMatching(/^<[\da-f]{40}@ziele\.example>$/) as string,
    });
    const headers = received?.parsed.headers;
    expect(headers?.get('auto-submitted')).toBe('auto-generated');
    expect(received?.raw).toContain('List-Unsubscribe: <https://ziele.example/posthausen/mail>');
    expect(received?.parsed.text).toContain('Guten Tag');
    expect(received?.parsed.html).toContain('<html lang="de" dir="ltr">');
    expect(await stateOf(id)).toMatchObject({ sent: true, body: null, answer: '250' });
  });

  it('of no municipality leaves, too', async () => {
    const id = await app.app.get(MailOutbox).enqueue(null, mailTo('operator@stadt.example'));
    await app.app.get(MailSender).deliver({ municipalityId: null, mailId: id ?? '' });
    await server.arrived(1);
    while (server.to('operator@stadt.example').length === 0) await new Promise(setImmediate);
    expect(server.to('operator@stadt.example')).toHaveLength(1);
  });

  it('is not sent where what it tells of was undone', async () => {
    const mail = mailTo('undone@stadt.example');
    await expect(
      app.app.get(TenantDatabase).write(city.municipalityId, async () => {
        await enqueue(mail);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    const { rows } = await owner.query(`select from mail where recipient = $1`, [mail.to]);
    expect(rows).toEqual([]);
  });

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    'Anna <a@b.example>',
    '"a b"@b.example',
    'a@b.example\n',
    '',
  ])('takes no address that a header would take for more: %j', async (to) => {
    await expect(enqueue(mailTo(to))).rejects.toThrow('one address');
  });

  it('says what people wrote without beginning a header, a tag or a link', async () => {
    const evil = 'Anna\r\nBcc: c@d.example\u2028<script>alert(1)</script>';
    const id = await enqueue({
      ...mailTo('evil@stadt.example'),
      subject: `Wegmarke von ${evil}`,
      ...layOut({
        language: 'ar',
        sender: evil,
        colour: 'red;background:url(x)',
        heading: evil,
        paragraphs: [evil],
        items: [
          { title: evil, lines: [evil], link: { label: evil, address: 'https://x.example/"onclick="y' } },
        ],
        footer: [evil],
      }),
    });
    await until(id, 'sent');
    const [received] = server.to('evil@stadt.example');
    expect(received?.parsed.headers.has('bcc')).toBe(false);
    expect(received?.to).toEqual(['evil@stadt.example']);
    expect(received?.parsed.subject).toBe('Wegmarke von Anna Bcc: c@d.example <script>alert(1)</script>');
    const html = String(received?.parsed.html);
    expect(html).not.toMatch(/<script|onclick="|url\(/);
    expect(html).toContain('dir="rtl"');
  });

  it('that a server refuses for good is not tried again, and kept with the reason', async () => {
    const id = await enqueue(mailTo('gone@stadt.example'));
    await until(id, 'refused');
    expect(await stateOf(id)).toMatchObject({
      attempts: 1,
      sent: false,
      body: null,
      answer: '550 EENVELOPE',
    });
  });

  it('waits while the server says later, and leaves a day after, once', async () => {
    server.afterData = { code: 451, message: 'try again' };
    const id = await enqueue(mailTo('later@stadt.example'));
    const place = { municipalityId: city.municipalityId, mailId: id ?? '' };
    while (((await stateOf(id))?.['answer'] ?? null) === null) await new Promise(setImmediate);
    // Not due yet: nobody knocks again at once.
    await app.app.get(MailSender).deliver(place);
    expect(await stateOf(id)).toMatchObject({ attempts: 1, sent: false, refused: false });
    server.afterData = 'accept';
    letDaysPass(app, 1);
    await app.app.get(MailSender).sweep();
    await until(id, 'sent');
    expect(server.to('later@stadt.example')).toHaveLength(1);
  });

  it('that a server took before it died is sent again under the same name: mail programmes show one', async () => {
    server.afterData = 'accept-and-die';
    const id = await enqueue(mailTo('twice@stadt.example'));
    while (((await stateOf(id))?.['answer'] ?? null) === null) await new Promise(setImmediate);
    expect(await stateOf(id)).toMatchObject({ sent: false, refused: false });
    server.afterData = 'accept';
    letDaysPass(app, 1);
    await app.app.get(MailSender).sweep();
    await until(id, 'sent');
    const received = server.to('twice@stadt.example');
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ parsed }) => parsed.messageId)).size).toBe(1);
  });

  it('of a claim that nobody finished is taken over after its time, by no more than one', async () => {
    const [id] = [await enqueue(mailTo('claimed@stadt.example'))];
    await until(id, 'sent');
    // As a process leaves it that is killed between claim and mark.
    await owner.query(
      `update mail set sent_at = null, answer = null, body = 'Guten Tag', due_at = now() - interval '1 minute',
         claimed_until = now() + interval '2 minutes' where id = $1`,
      [id],
    );
    const place = { municipalityId: city.municipalityId, mailId: id ?? '' };
    await app.app.get(MailSender).deliver(place);
    expect(await stateOf(id)).toMatchObject({ sent: false, attempts: 1 });
    letDaysPass(app, 1);
    await Promise.all(Array.from({ length: 5 }, () => app.app.get(MailSender).deliver(place)));
    expect(await stateOf(id)).toMatchObject({ sent: true, attempts: 2 });
    expect(server.to('claimed@stadt.example')).toHaveLength(2);
  });

  it('is sent once by two servers over one database, whatever server is away meanwhile', async () => {
    const { port } = server;
    await server.stop();
    const addresses = Array.from({ length: 20 }, (_, at) => `p${String(at)}@stadt.example`);
    const ids = await Promise.all(addresses.map((to) => enqueue(mailTo(to))));
    while ((await Promise.all(ids.map(stateOf))).some((mail) => mail?.['attempts'] === 0))
      await new Promise(setImmediate);
    server = await MailServer.start({ port });
    const second = await TestApp.start({
      databaseUrl: app.databaseUrl,
      env: { SMTP_URL: server.url, MAIL_FROM: 'wegmarke@stadt.example', PUBLIC_URL: 'https://ziele.example' },
    });
    try {
      await second.app.get(Jobs).start();
      for (const one of [app, second]) letDaysPass(one, 1);
      await Promise.all([app, second].map((one) => one.app.get(MailSender).sweep()));
      await Promise.all(ids.map((id) => until(id, 'sent')));
      expect(addresses.map((to) => server.to(to).length)).toEqual(addresses.map(() => 1));
    } finally {
      await second.stop();
    }
  });

  it('does not leave in the clear where it must be encrypted', async () => {
    const strict = await TestApp.start({
      databaseUrl: app.databaseUrl,
      env: {
        SMTP_URL: server.url,
        MAIL_FROM: 'wegmarke@stadt.example',
        SMTP_REQUIRE_TLS: 'on',
        PUBLIC_URL: 'https://ziele.example',
      },
    });
    try {
      // Of this city alone the strict server sends.
      const other = await Factory.municipality(owner, 'verschlossen');
      const id = await strict.app
        .get(MailOutbox)
        .enqueue(other.municipalityId, mailTo('secret@stadt.example'));
      await owner.query(`delete from pgboss.job where data ->> 'mailId' = $1`, [id]);
      await strict.app.get(MailSender).deliver({ municipalityId: other.municipalityId, mailId: id ?? '' });
      expect(server.to('secret@stadt.example')).toEqual([]);
      expect(await stateOf(id)).toMatchObject({ attempts: 1, sent: false, refused: false });
    } finally {
      await strict.stop();
    }
  });

  it('never leaves to the invented people of a sample, whoever asks, and nobody is told', async () => {
    const real = await TestApp.start({
      databaseUrl: app.databaseUrl,
      env: { SMTP_URL: server.url, MAIL_FROM: 'wegmarke@stadt.example', MAIL_RESERVED: 'off' },
    });
    try {
      const { email } = await (await Factory.municipality(owner, 'muster')).member('kim', []);
      const outbox = real.app.get(MailOutbox);
      expect([outbox.available, outbox.reaches(email), outbox.reaches('kim@jena.de')]).toEqual([
        true,
        false,
        true,
      ]);
      expect(await enqueue(mailTo(email), real)).toBeNull();
      const ask = (address: string) =>
        real.client().post('/account/password-resets', { email: address, slug: 'muster' });
      expect((await ask(email)).status).toBe((await ask('nobody@jena.de')).status);
    } finally {
      await real.stop();
    }
    const { rows } = await owner.query(`select from mail where recipient = 'kim@muster.example'`);
    expect(rows).toEqual([]);
  });

  it('is not queued where no server is set', async () => {
    const silent = await TestApp.start({ databaseUrl: app.databaseUrl });
    try {
      expect(silent.app.get(MailOutbox).available).toBe(false);
      expect(await enqueue(mailTo('nobody@stadt.example'), silent)).toBeNull();
    } finally {
      await silent.stop();
    }
    const { rows } = await owner.query(`select from mail where recipient = 'nobody@stadt.example'`);
    expect(rows).toEqual([]);
  });
});

const draft = () =>
  layOut({
    language: 'de',
    sender: 'Stadt Posthausen',
    colour: '#12497a',
    heading: 'Ein Hinweis',
    paragraphs: ['Guten Tag'],
    footer: ['Sie erhalten diese Mail, weil …'],
  });
