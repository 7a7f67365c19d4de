import { LANGUAGES } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import type { Page } from 'playwright-core';
import { leadingStrategy } from './support/product';
import { plain, Visitors } from './support/visitor';

describe('anyone reads in their own way', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it.each(LANGUAGES)('is met in the language of the browser: %s', async (language) => {
    const reader = await visitors.enter({ language });
    await reader.open('/bochum');
    expect(await reader.page.locator('html').getAttribute('lang')).toBe(language);
    expect(await reader.page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await reader.page.getByRole('link', { name: reader.say('fact.open'), exact: true }).waitFor();
    const { title } = await leadingStrategy('bochum');
    await reader.page.locator('header').getByText(reader.words.field(title)).waitFor();
  });

  it.each([true, false])('changes the language for good, with scripts: %s', async (scripts) => {
    const reader = await visitors.enter({ scripts });
    const { page } = reader;
    await page.goto('/bochum');
    const arabic = await loadWords('ar');
    await page.locator('wm-preferences-menu summary').click();
    await page.getByRole('link', { name: arabic.say('language.ar') }).click();
    await page.locator('html[lang=ar][dir=rtl]').waitFor();
    // The main column starts at the right, and so does time.
    const heading = (await page.locator('h1').boundingBox()) ?? { x: 0, width: 0 };
    expect(heading.x + heading.width).toBeGreaterThan(1300);
    await page.goto('/bochum/projects');
    await page.getByRole('heading', { name: arabic.say('nav.projects') }).waitFor();
  });

  it.each([true, false])('changes the appearance for good, with scripts: %s', async (scripts) => {
    const reader = await visitors.enter({ scripts });
    const { page } = reader;
    await page.goto('/bochum');
    if (scripts) await reader.settled();
    const light = await ground(page);
    await page.locator('wm-preferences-menu summary').click();
    await page.getByRole('link', { name: reader.say('theme.dark') }).click();
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await ground(page)).not.toBe(light);
    await page.goto('/bochum/projects');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('follows the device where no appearance was chosen', async () => {
    const [day, night] = [await visitors.enter(), await visitors.enter({ scheme: 'dark' })];
    await day.open('/bochum');
    await night.open('/bochum');
    expect(await ground(night.page)).not.toBe(await ground(day.page));
  });

  it('gets along with the keyboard alone', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/bochum');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: reader.say('skip.content') });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.height).toBeGreaterThan(30);

    const stops = await walk(page);
    // Every stop comes after the one before it, is on the page, and shows that it has the focus.
    expect(stops.filter(({ follows }) => !follows)).toEqual([]);
    expect(stops.filter(({ marked }) => !marked)).toEqual([]);
    expect(stops.filter(({ shown }) => !shown)).toEqual([]);
    const names = stops.map(({ name }) => name);
    const wanted = [
      reader.say('nav.projects'),
      reader.say('course.show'),
      reader.say('fact.open'),
      reader.say('chart.showTable'),
    ];
    expect(wanted.filter((name) => !names.includes(name))).toEqual([]);

    await skip.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'content');
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('as-of-on');
  });

  it('hears the page by its landmarks, its headings in order, and pictures as sentences', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/bochum');
    const heard = plain(await page.locator('body').ariaSnapshot());
    for (const landmark of ['banner', `navigation "${reader.say('nav.main')}"`, 'main', 'contentinfo'])
      expect(heard).toMatch(new RegExp(`^ *- ${landmark}`, 'm'));
    expect(heard).toMatch(
      /img "Kurs der Strategie von .* bis .*\. Am .* sind \d+ % umgesetzt, geplant waren \d+ %\./,
    );
    // Shapes have words, and none is said twice beside its own word.
    expect(heard).toContain(`img "${reader.say('state.due')}"`);
    expect(heard).not.toMatch(/img "Auf Kurs"/);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
  });

  it('starts at the heading of the next page, and hears its title', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/bochum');
    await page.getByRole('link', { name: reader.say('nav.projects') }).press('Enter');
    await page.waitForURL('**/bochum/projects');
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.title()).toBe(
      reader.say('app.title', { page: reader.say('nav.projects'), place: 'Stadt Bochum' }),
    );
  });

  it('sees that the next page is on its way, where that takes longer', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/bochum');
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/projects?**', async (route) => {
      await held;
      await route.continue();
    });
    await page
      .getByRole('navigation')
      .getByRole('link', { name: reader.say('nav.projects') })
      .click();
    await page
      .locator('main')
      .getByRole('status')
      .filter({ hasText: reader.say('loading') })
      .waitFor();
    expect(await page.locator('main h1:visible').count()).toBe(0);
    answer();
    await page.getByRole('heading', { name: reader.say('nav.projects'), level: 1 }).waitFor();
    expect(await page.locator('wm-skeleton').count()).toBe(0);
  });

  it('prints the whole course on A4, in light, with everything opened', async () => {
    const reader = await visitors.enter({ scheme: 'dark' });
    const { page } = reader;
    await reader.open('/bochum');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).color)).toMatch(
      /^rgb\((\d|[1-5]\d), /,
    );
    for (const gone of ['nav', 'wm-as-of-form', '.wm-skip', 'wm-preferences-menu']) {
      expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
    }
    await page
      .getByText(/Eintrag \d+, Regelwerk Version 1/)
      .first()
      .waitFor();
    const folded = await page
      .locator('main details > :not(summary, wm-as-of-form)')
      .evaluateAll((parts) =>
        parts.filter((part) => !part.checkVisibility()).map((part) => part.textContent.slice(0, 60)),
      );
    expect(folded).toEqual([]);
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map((points) => Math.round(Number(points) / 5) * 5),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(new Set(sizes.map(String))).toEqual(new Set(['595,840']));
  });

  it.each([
    ['on', 'as-of-on'],
    ['compare', 'as-of-compare'],
  ])('is told beside the field that the day of %s does not exist, without scripts too', async (name, id) => {
    const reader = await visitors.enter({ scripts: false });
    await reader.page.goto(`/bochum?${name}=2026-02-30`);
    const field = reader.page.locator(`#${id}`);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const reason = reader.page.locator(`#${(await field.getAttribute('aria-describedby')) ?? ''}`);
    expect(await reason.innerText()).toContain(reader.say('date.invalid'));
    expect(await reader.page.locator('[aria-invalid]').count()).toBe(1);
  });

  it.each(['de', 'ar'] as const)(
    'reads the whole day beside the sign of the calendar in %s',
    async (language) => {
      const reader = await visitors.enter({ language });
      await reader.open('/bochum');
      const field = reader.page.locator('wm-date-field').first();
      const sign = await field.locator('wm-calendar-button button').boundingBox();
      const text = await field.locator('input.wm-input').evaluate((input) => {
        const { paddingLeft, paddingRight } = getComputedStyle(input);
        const { left, right } = input.getBoundingClientRect();
        return { from: left + parseFloat(paddingLeft), to: right - parseFloat(paddingRight) };
      });
      const [from, to] = [sign?.x ?? NaN, (sign?.x ?? NaN) + (sign?.width ?? NaN)];
      expect(to <= text.from || from >= text.to).toBe(true);
    },
  );

  it('needs no sideways scrolling on a phone', async () => {
    const reader = await visitors.enter({ device: 'phone' });
    for (const path of [
      '/',
      '/bochum',
      '/bochum/explanation?open=all',
      '/bochum/projects',
      '/bochum/sign-in',
    ]) {
      await reader.open(path);
      const excess = await reader.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([path, excess]).toEqual([path, 0]);
    }
  });
});

interface Stop {
  readonly name: string;
  readonly follows: boolean;
  readonly marked: boolean;
  readonly shown: boolean;
}

/** Presses Tab until the page ends; what has the focus each time. The parts of a date field are one stop. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const seen = window as Window & { lastStop?: Element };
      const active = document.activeElement;
      if (!active || active === document.body) return null;
      const before = seen.lastStop;
      seen.lastStop = active;
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      const box = active.getBoundingClientRect();
      return {
        isSame: before === active,
        name: (active.textContent || active.getAttribute('aria-label') || active.id).trim(),
        follows: !before || (before.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (!stop || stops.length > 300) return stops;
    if (!stop.isSame) stops.push(stop);
  }
}

function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}
