import { loadWords, type WordKey, type Words } from '@wegmarke/domain/words';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser';
import { cityNumber, seed, settle } from '../city/cities';
import { asOwner, createDatabase } from '../databases';
import { type Server, startProduct } from '../servers';
import type { Measured, Setting } from '../setting';
import { longestTask } from './longest-task';

const CITY = cityNumber(1);
const VIEWPORT = { width: 1440, height: 900 };
const WHEEL_TURNS = 60;
const WHEEL = 700;
const PAGES_DOWN = 20;

/**
 * The portfolio in a real browser: the longest task of the main thread, by the browser's own trace, while somebody
 * scrolls through it, filters, groups and orders it, and saves a change of many projects and takes it back.
 */
export async function measurePortfolio(setting: Setting): Promise<Measured> {
  const { clusterUrl, template, api, dataDir, extent, say } = setting;
  say(`A portfolio of ${extent.portfolio.projects} projects in a browser`);
  const url = await createDatabase(clusterUrl, 'bench_portfolio', template);
  await asOwner(url, async (owner) => {
    await seed(owner, { from: 1, to: 1, size: extent.portfolio });
    await settle(owner);
  });
  const product = await startProduct(api, url, dataDir);
  const browser = await launchChromium();
  try {
    const page = await openPortfolio(browser, product);
    const words = await loadWords('de');
    const scrolling = await longestTask(browser, () => scroll(page));
    const filtering = await longestTask(browser, () => filter(page, words));
    const saving = await longestTask(browser, () => save(page, words));
    const inMs = (name: string, time: number): string => `${name} ${time.toFixed(1)} ms`;
    return {
      ratios: { 'portfolio-2000': Math.max(scrolling, filtering, saving) },
      notes: [
        `Longest task with ${extent.portfolio.projects} projects: ${[
          inMs('scrolling', scrolling),
          inMs('filtering', filtering),
          inMs('saving', saving),
        ].join(', ')}`,
      ],
    };
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function openPortfolio(browser: Browser, { port }: Server): Promise<Page> {
  const origin = `http://localhost:${port}`;
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'de-DE' });
  const [name = '', value = ''] = CITY.cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/${CITY.slug}/portfolio`);
  await page.getByRole('rowheader').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

async function scroll(page: Page): Promise<void> {
  const grid = page.getByRole('grid');
  await grid.hover();
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    await page.mouse.wheel(0, turn < WHEEL_TURNS * 0.75 ? WHEEL : -WHEEL);
    await nextFrame(page);
  }
  await grid.focus();
  await page.keyboard.press('Control+End');
  await nextFrame(page);
  for (let turn = 0; turn < PAGES_DOWN; turn += 1) {
    await page.keyboard.press('PageUp');
    await nextFrame(page);
  }
  await page.keyboard.press('Control+Home');
  await nextFrame(page);
}

async function filter(page: Page, words: Words<WordKey>): Promise<void> {
  const choose = async (menu: string, role: 'menuitemcheckbox' | 'menuitemradio', choice: string) => {
    await page.getByRole('button', { name: menu }).click();
    await page.getByRole(role, { name: choice, exact: true }).click();
    await page.keyboard.press('Escape');
    await nextFrame(page);
  };
  await page.getByRole('searchbox').fill('');
  await page.getByRole('searchbox').pressSequentially('dienste 12');
  await page.getByRole('searchbox').fill('');
  await choose(`${words.say('project.health')},`, 'menuitemcheckbox', words.say('health.off-course'));
  await choose(`${words.say('project.health')},`, 'menuitemcheckbox', words.say('health.off-course'));
  const group = words.say('member.portfolio.group');
  await choose(`${group}:`, 'menuitemradio', words.say('project.pillar'));
  await choose(`${group}:`, 'menuitemradio', words.say('member.portfolio.groupNone'));
  for (let turn = 0; turn < 3; turn += 1) {
    await page
      .getByRole('columnheader', { name: words.say('project.project') })
      .getByRole('button')
      .click();
    await nextFrame(page);
  }
}

async function save(page: Page, words: Words<WordKey>): Promise<void> {
  await page.getByRole('grid').focus();
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: words.say('member.bulk.change') }).click();
  await page.getByLabel(words.say('member.bulk.what')).selectOption('phase');
  await page.getByLabel(words.say('member.bulk.value')).selectOption('trial');
  await page.getByRole('button', { name: words.say('member.bulk.apply', { count: 3 }) }).click();
  await page.getByRole('button', { name: words.say('member.bulk.undo') }).click();
  await page.getByRole('button', { name: words.say('member.bulk.undo') }).waitFor({ state: 'hidden' });
  await page.waitForLoadState('networkidle');
}

/** Until what has changed has been drawn. */
const DRAWN = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))`;

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(DRAWN);
}
