import { localDay } from '@wegmarke/domain/calendar';
import axe, { type AxeResults } from 'axe-core';
import type { LinkedUpdate, List, Milestone } from '@wegmarke/domain/contracts';
import type { ParsedMail } from 'mailparser';
import { Client } from 'pg';
import { MailServer } from './support/mail-server';
import { type EmptyProduct, startEmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';

const HEAD = 'head@bochum.example';
const CITY = '/api/v1/municipalities/bochum';
const EVERY_DAY = {
  paused: false,
  daysBefore: 14,
  daysBetween: 1,
  daysToAnswer: 30,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  hour: 0,
  linkNeedsSignIn: false,
};

/** From the mail that a real server received to the saved update, on a phone. */
describe('an update by mail', () => {
  let server: MailServer;
  let product: EmptyProduct;
  let visitors: Visitors;
  let cdo: Visitor;
  let head: Visitor;
  let links: readonly string[];

  beforeAll(async () => {
    server = await MailServer.start();
    [product, visitors] = await Promise.all([
      startEmptyProduct({
        DEMO: 'on',
        SMTP_URL: server.url,
        MAIL_FROM: 'Wegmarke <wegmarke@bochum.example>',
      }),
      Visitors.open(),
    ]);
    cdo = await visitors.enter({ url: product.url, email: 'cdo@bochum.example' });
    const set = await cdo.context.request.put(`${CITY}/reminder-settings`, { data: EVERY_DAY });
    expect(set.status()).toBe(200);
    await remind();
    links = linksIn(await server.mailTo(HEAD));
  });
  afterAll(async () => {
    await visitors.leave();
    await visitors.close();
    await product.stop();
    await server.stop();
  });

  async function inDatabase<T>(work: (owner: Client) => Promise<T>): Promise<T> {
    const owner = new Client({ connectionString: product.databaseUrl });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  }

  /** The job of a morning, as the clock begins it. */
  const remind = (): Promise<unknown> =>
    inDatabase(async (owner) => {
      await owner.query(`select pgboss.create_queue('remind', '{"policy":"standard"}')`);
      await owner.query(
        `insert into pgboss.job (name, data) select 'remind', jsonb_build_object('municipalityId', id)
         from municipality where slug = 'bochum'`,
      );
    });

  const linksIn = (mail: ParsedMail): string[] =>
    [...String(mail.text).matchAll(/http:\/\/\S+\/bochum\/update#[\w-]{43}/g)].map(([link]) => link);
  const linked = async (visitor: Visitor, link: string): Promise<LinkedUpdate> => {
    const token = link.split('#')[1];
    const answer = await visitor.context.request.post(`${CITY}/update-links/view`, { data: { token } });
    expect(answer.status()).toBe(200);
    return (await answer.json()) as LinkedUpdate;
  };
  /** What axe objects to, light and dark. */
  const barriers = async ({ page }: Visitor): Promise<string[]> => {
    const found: string[] = [];
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(context: Document): Promise<AxeResults> } }).axe.run(document),
      );
      found.push(
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id} ${html}`)),
      );
    }
    return found;
  };
  const button = (visitor: Visitor, name: string) => visitor.page.getByRole('button', { name, exact: true });

  it('is opened by a scanner and by its reader, and saved with a new date in four taps', async () => {
    const [link = ''] = links;
    const scanner = await fetch(link);
    expect([scanner.status, (await scanner.text()).includes(link.split('#')[1] ?? '')]).toEqual([200, false]);
    head = await visitors.enter({ url: product.url, device: 'phone', script: axe.source });
    const { milestone } = await linked(head, link);

    let taps = 0;
    const tap = async (locator: ReturnType<typeof button>): Promise<void> => {
      await locator.click();
      taps += 1;
    };
    await head.open(link.replace(product.url, ''));
    await head.page.getByText(head.words.field(milestone.title)).first().waitFor();
    expect(await head.text()).toContain(head.words.field(milestone.office.title));
    expect(await barriers(head)).toEqual([]);
    // No link of the page carries the token on, and a page that is loaded anew still knows it.
    expect([head.page.url(), await head.page.content()].join()).not.toContain(link.split('#')[1]);
    await tap(button(head, head.say('member.newDate')));
    await tap(head.page.locator('wm-new-date-form').getByRole('radio').first());
    await tap(head.page.getByRole('radio', { name: head.say('member.reason.delivery') }));
    await tap(head.page.locator('wm-new-date-form').getByRole('button').last());
    await head.page.getByText(head.say('member.link.answered.promise')).first().waitFor();
    expect(await barriers(head)).toEqual([]);
    expect(taps).toBeLessThanOrEqual(4);

    const saved = await cdo.context.request.get(`${CITY}/milestones/${milestone.id}`);
    const { promises } = (await saved.json()) as Milestone;
    expect(promises.length).toBe(milestone.promises.length + 1);
  });

  it('is taken back from its confirmation, and done with one tap', async () => {
    await button(head, head.say('member.undo')).click();
    await head.page.getByText(head.say('member.link.undone')).first().waitFor();
    await button(head, head.say('member.link.doneToday')).click();
    await head.page.getByText(head.say('member.link.answered.done')).first().waitFor();
    const [link = ''] = links;
    const { milestone, answered } = await linked(head, link);
    expect([answered, milestone.completedOn]).toEqual(['done', expect.any(String)]);
    // The same link once more: what was said stands there, with the way back.
    const again = await visitors.enter({ url: product.url, device: 'phone' });
    await again.open(link.replace(product.url, ''));
    await again.page.getByText(again.say('member.link.answered.done')).first().waitFor();
  });

  it('is not for somebody else who is signed in, and leads through sign-in where the city wants it', async () => {
    const [, link = ''] = links;
    cdo.expectTrouble(/403/);
    await cdo.open(link.replace(product.url, ''));
    await cdo.page.getByText(cdo.say('member.problem.link-of-another')).waitFor();

    const settings = { ...EVERY_DAY, linkNeedsSignIn: true };
    await cdo.context.request.put(`${CITY}/reminder-settings`, { data: settings });
    const reader = await visitors.enter({ url: product.url, device: 'phone' });
    reader.expectTrouble(/401/);
    await reader.open(link.replace(product.url, ''));
    await reader.page.getByText(reader.say('member.problem.link-needs-sign-in')).waitFor();
    await reader.signIn(HEAD);
    await reader.page.reload();
    await button(reader, reader.say('member.link.doneToday')).waitFor();
    await cdo.context.request.put(`${CITY}/reminder-settings`, { data: EVERY_DAY });
  });

  it('follows the office: an interim holder is asked from then on, and the link of before has ended', async () => {
    const [, link = ''] = links;
    const { office } = await linked(await visitors.enter({ url: product.url }), link);
    const people = (await (await cdo.context.request.get(`${CITY}/people`)).json()) as List<{
      id: string;
      email: string | null;
    }>;
    const interim = people.items.find(({ email }) => email === 'council@bochum.example');
    await inDatabase(async (owner) => {
      await owner.query(
        `update appointment set until_on = current_date - 1 where office_id = $1 and until_on is null`,
        [office.id],
      );
      await owner.query('delete from reminder_run');
    });
    const appointed = await cdo.context.request.post(`${CITY}/appointments`, {
      data: {
        officeId: office.id,
        personId: interim?.id,
        kind: 'interim',
        fromOn: localDay(new Date(), 'Europe/Berlin'),
      },
    });
    expect([appointed.status(), await appointed.text()]).toEqual([201, expect.any(String)]);
    const former = await visitors.enter({ url: product.url, device: 'phone' });
    former.expectTrouble(/404/);
    await former.open(link.replace(product.url, ''));
    await former.page.getByText(former.say('member.problem.link-ended')).waitFor();

    await remind();
    const [theirs = ''] = linksIn(await server.mailTo('council@bochum.example'));
    const holder = await visitors.enter({ url: product.url, device: 'phone' });
    await holder.open(theirs.replace(product.url, ''));
    await holder.page.getByText(holder.words.field(office.title)).first().waitFor();
    await button(holder, holder.say('member.link.doneToday')).click();
    await holder.page.getByText(holder.say('member.link.answered.done')).first().waitFor();
  });

  it('is set up, refused and found again on pages without a barrier', async () => {
    await cdo.open('/bochum/mail/reminders');
    await button(cdo, cdo.say('member.save')).click();
    await cdo.page.getByText(cdo.say('member.settings.saved')).first().waitFor();
    const reader = await visitors.enter({ url: product.url, device: 'phone', email: HEAD });
    await reader.open('/bochum/mail');
    await reader.page
      .getByText(/Wegmarken? wart/)
      .first()
      .waitFor();
    await reader.page.getByLabel(reader.say('member.mailPage.delivery.weekly')).check();
    await button(reader, reader.say('member.save')).click();
    await reader.page.getByText(reader.say('member.settings.saved')).first().waitFor();
  });
});
