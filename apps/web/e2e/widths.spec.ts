import type { List, Resolution } from '@wegmarke/domain/contracts';
import { anEdition, ReportWriter } from './support/editions';
import { Member } from './support/product';
import { screenPatterns } from './support/routes';
import { startEmptyProduct, type EmptyProduct } from './support/start-product.js';
import { Visitors, type Visitor } from './support/visitor';
import { NARROW, tooWide } from './support/widths';

/** Who looks: between them they may see everything. */
const READERS = [null, 'cdo@jena.example', 'head@jena.example', 'admin@jena.example'] as const;
/** Of operators alone: measured where one of them works. */
const ELSEWHERE = ['operator', 'operator/welcome'];

/** Whatever the application has a route for, filled and empty: new screens join by themselves. */
describe('no screen is wider than the narrowest phone,', () => {
  let visitors: Visitors;
  let product: EmptyProduct;

  beforeAll(async () => {
    [product, visitors] = await Promise.all([startEmptyProduct(), Visitors.open()]);
  });
  afterEach(() => visitors.leave());
  afterAll(async () => {
    await visitors.close();
    await product.stop();
  });

  it('in a city at work, whoever looks', async () => {
    const patterns = screenPatterns();
    expect(patterns.length).toBeGreaterThan(30);
    const ids = await idsOf(await visitors.enter({ email: 'cdo@jena.example' }));
    const seen = new Set<string>();
    for (const email of READERS) {
      const visitor = await visitors.enter({ device: 'phone', ...(email !== null && { email }) });
      visitor.expectTrouble(/40[0134]/);
      expect([email, await walk(visitor, patterns, 'jena', ids, seen)]).toEqual([email, []]);
    }
    expect(patterns.filter((pattern) => !seen.has(pattern) && !ELSEWHERE.includes(pattern))).toEqual([]);
  }, 240_000);

  it('in a city that has only begun', async () => {
    const admin = await visitors.enter({ url: product.url, device: 'phone' });
    admin.expectTrouble(/40[0134]/);
    await admin.open(await product.found('leer', 'Stadt Leer', 'admin@leer.example'));
    await admin.page.getByLabel(admin.say('member.welcome.name'), { exact: true }).fill('Anna Amsel');
    await admin.page
      .getByLabel(admin.say('member.welcome.newPassword'), { exact: true })
      .fill('vier Amseln zwölf Boote');
    await admin.page.getByRole('button', { name: admin.say('member.welcome.begin'), exact: true }).click();
    await admin.page.waitForURL('**/leer/settings');
    const patterns = screenPatterns().filter((pattern) => !/:(id|number)/.test(pattern));
    expect(await walk(admin, patterns, 'leer', {}, new Set())).toEqual([]);
  }, 120_000);

  it.each(['phone', 'desktop'] as const)('and the plan cuts no name of an office on a %s', async (device) => {
    const officer = await visitors.enter({ device, email: 'cdo@bochum.example' });
    const { page } = officer;
    if (device === 'desktop') await page.setViewportSize({ width: 1280, height: 900 });
    await officer.open('/bochum/plan');
    await page.locator('wm-outline-row.milestone').first().waitFor();
    const names = page.locator(device === 'phone' ? '.summary' : 'wm-office-field .whole span');
    const cut = await names.evaluateAll((all) =>
      all.flatMap(({ scrollHeight, clientHeight, scrollWidth, clientWidth, textContent }) =>
        scrollHeight > clientHeight + 1 || scrollWidth > clientWidth ? [textContent] : [],
      ),
    );
    expect(await names.count()).toBeGreaterThan(10);
    expect(cut).toEqual([]);
  });
});

/** What stands for `:id`, by the pattern up to it. */
type Ids = Readonly<Record<string, string>>;

async function idsOf(officer: Visitor): Promise<Ids> {
  const [milestone] = await (await Member.signIn('head@jena.example')).milestones('planned');
  await officer.open('/jena/plan/import');
  const buffer = Buffer.from('Projekt;Ende\nPortal;31.03.2029\n');
  await officer.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer });
  await officer.page.waitForURL('**/plan/import/*');
  const { items } = await officer.page.evaluate(async () => {
    const answer = await fetch('/api/v1/municipalities/jena/resolutions?sort=decidedOn');
    return (await answer.json()) as List<Resolution>;
  });
  return {
    ':number': String((await anEdition('jena')).number),
    ':slug/reports/compose/:id': (await (await ReportWriter.signIn('cdo@jena.example')).add('Entwurf')).id,
    ':slug/resolutions/:id': items[0]?.id ?? '',
    ':slug/projects/:id': milestone?.project.id ?? '',
    ':slug/settings/offices/:id': milestone?.office.id ?? '',
    ':slug/plan/import/:id': officer.page.url().split('/').at(-1) ?? '',
  };
}

/** Opens every screen; adds to `seen` those that did not lead elsewhere. Resolves to what is too wide. */
async function walk(
  visitor: Visitor,
  patterns: readonly string[],
  slug: string,
  ids: Ids,
  seen: Set<string>,
): Promise<string[]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    const path = `/${pattern.replace(/^:slug/, slug).replace(':number', ids[':number'] ?? '1')}`.replace(
      /^(.*\/):id/,
      (whole, start: string) => {
        const key = `${start.slice(1).replace(slug, ':slug')}:id`;
        const id = ids[key];
        if (!id) throw new Error(`Say in idsOf() what stands for ${key}`);
        return whole.replace(':id', id);
      },
    );
    await visitor.page.goto(path);
    await visitor.settled();
    // What the browser loads itself stands in for nothing any more.
    await visitor.page.waitForFunction(() => document.querySelector('wm-skeleton') === null);
    if (new URL(visitor.page.url()).pathname === path) seen.add(pattern);
    for (const trouble of await tooWide(visitor.page, [NARROW[0]])) found.push(`${path}: ${trouble}`);
  }
  return found;
}
