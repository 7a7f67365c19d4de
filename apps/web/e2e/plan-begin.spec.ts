import {
  change,
  draft,
  drafted,
  EMAIL,
  openPlan,
  outlineOf,
  saved,
  shape,
  text,
  uuid,
  write,
} from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

/**
 * Somebody as quick as can be: presses the first button for a new pillar in the moment in which it is drawn, and has
 * typed its name before anything else happens.
 */
const QUICK_HAND = `new MutationObserver((_, observer) => {
  const button = document.querySelector('wm-empty-state button');
  if (!button) return;
  observer.disconnect();
  button.click();
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  field.value = 'Bildung';
  field.dispatchEvent(new Event('input', { bubbles: true }));
}).observe(document, { childList: true, subtree: true });`;

describe('whoever begins to write the plan at once', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  /** The list of offices comes last of all that the page asks for: `release` lets it through. */
  async function withLateOffices({ page }: Visitor): Promise<() => void> {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/offices$/, async (route) => {
      await released;
      await route.continue();
    });
    return release;
  }

  const drawn = ({ page }: Visitor) =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

  it('loses nothing to what of the page comes later', async () => {
    const cdo = await visitors.enter({ email: EMAIL, script: QUICK_HAND });
    const { page } = cdo;
    const strategy = await draft(cdo, 'Schnell begonnen');
    const release = await withLateOffices(cdo);
    const plan = page.waitForResponse(/\/plan$/);
    await page.goto(`/jena/plan?strategy=${strategy}`);
    await (await plan).finished();
    await drawn(cdo);
    release();
    const field = page.locator('wm-outline-row.pillar [data-field=title]');
    await field.waitFor();
    expect(await field.inputValue()).toBe('Bildung');
    await field.press('Enter');
    await write(page, ['Mobilität']);
    await page.keyboard.press('Escape');
    await saved(page);
    expect(shape(await outlineOf(cdo, strategy))).toEqual(['Bildung', [], 'Mobilität', []]);
  });

  it('keeps a line where it was begun, and the focus in it, though others write meanwhile', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await openPlan(cdo, strategy);
    const titles = () =>
      page
        .locator('wm-outline-row.project [data-field=title]')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    await page.locator('wm-outline-row.project [data-field=title]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('wm-outline-row.project').length === 3);
    await change(cdo, strategy, { changes: [{ kind: 'add-pillar', id: uuid(), title: text('Mobilität') }] });
    await page.locator('wm-outline-row.pillar').nth(1).waitFor();
    expect(await titles()).toEqual(['Erstes', '', 'Zweites']);
    await page.keyboard.type('Dazwischen');
    expect(await titles()).toEqual(['Erstes', 'Dazwischen', 'Zweites']);
    await page.keyboard.press('Tab');
    await saved(page);
    expect(await titles()).toEqual(['Erstes', 'Dazwischen', 'Zweites']);
  });

  it('loses nothing where keys come quicker than the page is drawn', async () => {
    const cdo = await visitors.enter({ email: EMAIL });
    const { page } = cdo;
    const strategy = await draft(cdo, 'Schnell getippt');
    await openPlan(cdo, strategy);
    await page.getByRole('button', { name: cdo.say('member.plan.firstPillar') }).press('Enter');
    await page.locator('wm-outline-row.pillar').waitFor();
    // A word and the end of its line, before anything is drawn.
    await page.evaluate(() => {
      const field = document.activeElement;
      if (!(field instanceof HTMLInputElement)) throw new Error('The new line has no focus.');
      field.value = 'Bildung';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await write(page, ['Mobilität']);
    await page.keyboard.press('Escape');
    await saved(page);
    expect(shape(await outlineOf(cdo, strategy))).toEqual(['Bildung', [], 'Mobilität', []]);
  });
});
