import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';

const USAGE =
  'node tools/screenshot.mjs URL FILE [--width 1280] [--height 800] [--dark] [--full] [--lang de] [--cookie name=value] [--wait SELECTOR]';

/** Takes the pictures of the README: one page of a running Wegmarke as a PNG. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
    dark: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'de' },
    cookie: { type: 'string', multiple: true, default: [] },
    wait: { type: 'string' },
  },
});
const [url, file] = positionals;
if (!url || !file) {
  console.error(USAGE);
  process.exit(2);
}

const browser = await launchChromium();
try {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: Number(values.height) },
    colorScheme: values.dark ? 'dark' : 'light',
    locale: values.lang,
    reducedMotion: 'reduce',
  });
  await context.addCookies(
    values.cookie.map((one) => {
      const [name, ...rest] = one.split('=');
      return { name, value: rest.join('='), url: new URL(url).origin };
    }),
  );
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(`console: ${message.text()}`));
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(url, { waitUntil: 'load' });
  if (values.wait) await page.waitForSelector(values.wait);
  await page.evaluate(() => globalThis.document.fonts.ready);
  await page.screenshot({ path: file, fullPage: values.full });
} finally {
  await browser.close();
}
