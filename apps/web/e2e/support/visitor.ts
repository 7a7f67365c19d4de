import type { Language } from '@wegmarke/domain/contracts';
import { loadWords, type WordKey, type Words } from '@wegmarke/domain/words';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { DEMO_PASSWORD, PRODUCT_URL } from './product';

export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;

const LOCALES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB', nl: 'nl-NL', ar: 'ar' };

/** Violations that are only reported would otherwise leave no trace. */
const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('Content policy:', violatedDirective, blockedURI));`;

export interface VisitorOptions {
  /** Another product than the one of all journeys. */
  readonly url?: string;
  readonly device?: keyof typeof DEVICES;
  /** Of the browser: the first of its preferred languages. */
  readonly language?: Language;
  readonly scheme?: 'light' | 'dark';
  /** False: the pages have to do without JavaScript. */
  readonly scripts?: boolean;
  /** Whose session the browser holds from the start. */
  readonly email?: string;
  /** Runs in every page before its own scripts. */
  readonly script?: string;
}

/** A browser; every visitor in it has cookies of their own. */
export class Visitors {
  readonly #present: Visitor[] = [];

  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<Visitors> {
    return new Visitors(await launchChromium());
  }

  async enter(options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.enter(this.browser, options);
    this.#present.push(visitor);
    return visitor;
  }

  /** Everyone leaves. @throws where a page that anybody saw logged an error or broke its content policy */
  async leave(): Promise<void> {
    const troubles = this.#present.flatMap((visitor) => visitor.troubles());
    await Promise.all(this.#present.splice(0).map((visitor) => visitor.context.close()));
    expect(troubles).toEqual([]);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Somebody with a browser of their own, whose console is watched. */
export class Visitor {
  readonly #troubles: string[] = [];
  readonly #expected: RegExp[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    /** The words of their language. */
    readonly words: Words<WordKey>,
  ) {
    const note = (trouble: string) => this.#troubles.push(`${new URL(page.url()).pathname}: ${trouble}`);
    context.on('console', (message) => {
      if (message.type() === 'error') note(`${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => note(error.error().message));
  }

  static async enter(
    browser: Browser,
    {
      device = 'desktop',
      language = 'de',
      scheme = 'light',
      scripts = true,
      email,
      script,
      url,
    }: VisitorOptions,
  ): Promise<Visitor> {
    const context = await browser.newContext({
      ...DEVICES[device],
      baseURL: url ?? PRODUCT_URL,
      locale: LOCALES[language],
      timezoneId: 'Europe/Berlin',
      colorScheme: scheme,
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript(REPORT_VIOLATIONS);
    if (script !== undefined) await context.addInitScript(script);
    const visitor = new Visitor(context, await context.newPage(), await loadWords(language));
    if (email !== undefined) await visitor.signIn(email);
    return visitor;
  }

  /** By the API; the browser holds the session afterwards. */
  async signIn(email: string): Promise<void> {
    const response = await this.context.request.post('/api/v1/session', {
      data: { email, password: DEMO_PASSWORD },
    });
    expect(response.status()).toBe(200);
  }

  /** Opens a page; resolves when its scripts have taken it over, where it has any. */
  async open(path: string): Promise<void> {
    const response = await this.page.goto(path);
    expect([path, response?.status()]).toEqual([path, 200]);
    await this.settled();
  }

  /** Resolves when the page is alive: whatever the server rendered is taken over, and what is shown is shown. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForFunction(
      () => document.querySelector('[ngh], wm-navigation-progress .line') === null,
    );
  }

  /** The visible text of the page's main part, with spaces that break. */
  async text(place: Locator = this.page.locator('main')): Promise<string> {
    return plain(await place.innerText());
  }

  say(key: WordKey, values: Record<string, string | number> = {}): string {
    return this.words.say(key, values);
  }

  /** Errors of the console that the journey causes itself, such as a refused request. */
  expectTrouble(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  troubles(): string[] {
    return this.#troubles.filter((trouble) => !this.#expected.some((pattern) => pattern.test(trouble)));
  }
}

/** Text with spaces that break and without marks of direction, as a reader sees it. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2066-\u2069]/g, '');
}
