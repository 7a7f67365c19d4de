import { draft, EMAIL, outlineOf, saved, shape, write } from './support/plan';
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
});
