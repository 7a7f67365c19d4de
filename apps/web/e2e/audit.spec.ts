import axe, { type AxeResults } from 'axe-core';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { type Visitor, Visitors } from './support/visitor';

const PASSWORD = 'ein langes Passwort für das Protokoll';

/** What an admin sees of what happened, and what becomes of a person's data. */
describe('log and data protection', () => {
  let product: EmptyProduct;
  let visitors: Visitors;

  beforeAll(async () => {
    [product, visitors] = await Promise.all([startEmptyProduct(), Visitors.open()]);
  });
  afterEach(() => visitors.leave());
  afterAll(async () => {
    await visitors.close();
    await product.stop();
  });

  async function comeIn(slug: string, device: 'phone' | 'desktop'): Promise<Visitor> {
    const link = await product.found(slug, 'Stadt Protokoll', `admin@${slug}.example`);
    const admin = await visitors.enter({ url: product.url, device, script: axe.source });
    await admin.open(link);
    await admin.page.getByLabel(admin.say('member.welcome.name'), { exact: true }).fill('Anna Amsel');
    await admin.page.getByLabel(admin.say('member.welcome.newPassword'), { exact: true }).fill(PASSWORD);
    await admin.page.getByRole('button', { name: admin.say('member.welcome.begin') }).click();
    await admin.page.waitForURL(`**/${slug}/settings`);
    return admin;
  }

  async function addPerson(admin: Visitor, slug: string, name: string): Promise<void> {
    await admin.open(`/${slug}/settings/people`);
    await admin.page.getByLabel(admin.say('member.people.name'), { exact: true }).fill(name);
    await admin.page.getByRole('button', { name: admin.say('member.people.add'), exact: true }).click();
    await admin.page.getByText(name, { exact: true }).waitFor();
  }

  it.each(['phone', 'desktop'] as const)(
    'an admin finds who was added, by kind and day, on a %s',
    async (device) => {
      const slug = `protokoll-${device}`;
      const admin = await comeIn(slug, device);
      await addPerson(admin, slug, 'Emil Elster');
      await admin.open(`/${slug}/audit`);
      const added = `${admin.say('member.audit.noun.person')}: ${admin.say('member.audit.verb.added')}`;
      await admin.page.getByText(added).first().waitFor();
      expect(await admin.text()).toContain('Emil Elster');
      expect(await violations(admin)).toEqual([]);

      await admin.page.getByLabel(admin.say('member.audit.kind'), { exact: true }).selectOption('session');
      await admin.page.getByRole('button', { name: admin.say('member.audit.show') }).click();
      await admin.page.waitForURL('**/audit?kind=session');
      await admin.settled();
      expect(await admin.text(admin.page.locator('ul.rows'))).not.toContain('Emil Elster');

      const download = admin.page.waitForEvent('download');
      await admin.page.getByRole('link', { name: 'CSV', exact: true }).click();
      expect((await download).suggestedFilename()).toContain('audit');
    },
  );

  it('a person’s data is taken along, and erased after being asked twice', async () => {
    const slug = 'datenschutz';
    const admin = await comeIn(slug, 'desktop');
    await addPerson(admin, slug, 'Emil Elster');
    await admin.open(`/${slug}/privacy`);
    expect(await violations(admin)).toEqual([]);
    const download = admin.page.waitForEvent('download');
    await admin.page
      .getByRole('link', { name: admin.say('member.privacy.copy', { name: 'Emil Elster' }) })
      .click();
    expect((await download).suggestedFilename()).toBe('personal-data.json');

    await admin.page.getByRole('button', { name: admin.say('member.privacy.ask'), exact: true }).click();
    await admin.page.getByRole('button', { name: admin.say('member.privacy.withdraw') }).waitFor();
    await admin.page.getByRole('button', { name: admin.say('member.privacy.withdraw') }).click();
    await admin.page.getByRole('button', { name: admin.say('member.privacy.ask'), exact: true }).waitFor();

    await admin.page
      .getByRole('button', { name: admin.say('member.privacy.erase', { name: 'Emil Elster' }) })
      .click();
    await admin.page.getByRole('button', { name: admin.say('member.privacy.eraseNow') }).click();
    await admin.page.getByText(admin.say('member.privacy.erasedClean')).waitFor();
    await admin.page.locator('main').getByText('Emil Elster').first().waitFor({ state: 'detached' });
    await admin.open(`/${slug}/audit?kind=erasure`);
    expect(await admin.text()).toContain(admin.say('member.audit.verb.carried-out'));
  });
});

/** What axe objects to, one line each: rule, place. */
async function violations(visitor: Visitor): Promise<string[]> {
  const found = await visitor.page.evaluate(async () => {
    const { axe: inPage } = window as unknown as {
      axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    return (await inPage.run(document, { resultTypes: ['violations'] })).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}
