import { launchChromium } from './chromium.mjs';

test('a Chromium renders a page and takes its picture', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.setContent(
      '<!doctype html><title>Kurs</title><h1>61,0 %</h1><script>document.title += " Bochum"</script>',
    );
    expect(await page.title()).toBe('Kurs Bochum');
    expect(
      await page.locator('h1').evaluate((heading) => heading.getBoundingClientRect().width),
    ).toBeGreaterThan(0);
    const picture = await page.screenshot();
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBe(390);
  } finally {
    await browser.close();
  }
});

test('a wrong CHROMIUM_PATH gets one sentence', async () => {
  const before = process.env.CHROMIUM_PATH;
  process.env.CHROMIUM_PATH = '/nowhere/chromium';
  try {
    await expect(launchChromium()).rejects.toMatchObject({
      name: 'Trouble',
      message:
        'CHROMIUM_PATH names /nowhere/chromium, which does not exist. Set it to a Chromium, or leave it out.',
    });
  } finally {
    if (before === undefined) delete process.env.CHROMIUM_PATH;
    else process.env.CHROMIUM_PATH = before;
  }
});
