import type { Browser } from 'playwright-core';

/** A headless Chromium, as the tests use it. */
export function launchChromium(): Promise<Browser>;
