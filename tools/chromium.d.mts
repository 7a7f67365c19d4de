import type { Browser, LaunchOptions } from 'playwright-core';

/**
 * Starts a headless Chromium: the one named by CHROMIUM_PATH, or the one from the npm package, unpacked on first use.
 * Works offline, as root and as an ordinary user. Rejects with a `Trouble` (one plain sentence) where none can run.
 */
export function launchChromium(options?: LaunchOptions): Promise<Browser>;

/** The program and the environment variables it needs. */
export function findChromium(): Promise<{ program: string; env: Record<string, string> }>;
