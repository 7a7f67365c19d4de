import type { Browser } from 'playwright-core';

/** The browser that comes along by npm, without a window. */
export function launchChromium(): Promise<Browser>;
