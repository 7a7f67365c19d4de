import type { Page } from 'playwright-core';
import { DEVICES } from './visitor';

/** Widths of phones, in CSS pixels: the narrowest that WCAG 2.2 asks for, and a usual one. */
export const NARROW = [320, DEVICES.phone.viewport.width] as const;

/** Where the page would have to be scrolled sideways: "412 pixels wide on 320". Leaves it at the last width. */
export async function tooWide(page: Page, widths: readonly number[] = NARROW): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ ...DEVICES.phone.viewport, width });
    // A drawing takes its new width only after the page has.
    const fits = page.waitForFunction((most) => document.documentElement.scrollWidth <= most, width, {
      timeout: 2_000,
    });
    await fits.catch(async () => {
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      found.push(`${String(needed)} pixels wide on ${String(width)}`);
    });
  }
  return found;
}
