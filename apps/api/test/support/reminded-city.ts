import type { LinkAnswerInput, LinkedUpdate, ReminderSettingsInput } from '@wegmarke/domain/contracts';
import { RemindersService } from '../../src/features/reminders/reminders.service';
import { RemindersRepository } from '../../src/features/reminders/reminders.repository';
import { Jobs } from '../../src/platform/jobs/jobs';
import { TestApp, type TestAppOptions } from './app';
import type { HttpAnswer, HttpClient } from './http-client';
import type { MailServer, ReceivedMail } from './mail-server';

/** Asks every day, two weeks ahead. */
export const EVERY_DAY: ReminderSettingsInput = {
  paused: false,
  daysBefore: 14,
  daysBetween: 3,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  hour: 0,
  daysToAnswer: 3,
  linkNeedsSignIn: false,
};

/** A server that sends its mail to a real mail server. */
export async function startMailing(server: MailServer, options: TestAppOptions = {}): Promise<TestApp> {
  const app = await TestApp.start({
    ...options,
    env: {
      SMTP_URL: server.url,
      MAIL_FROM: 'Wegmarke <wegmarke@stadt.example>',
      PUBLIC_URL: 'https://ziele.example',
    },
  });
  await app.app.get(Jobs).start();
  return app;
}

/** The morning of one municipality, as its job does it. @returns how many mails were written */
export async function morning(app: TestApp, slug: string): Promise<number> {
  const city = (await app.app.get(RemindersRepository).cities()).find((one) => one.slug === slug);
  if (!city) throw new Error(`There is no ${slug}.`);
  return app.app.get(RemindersService).remind(city);
}

/** What every quarter of an hour decides whose morning has come, and makes a job of each. */
export const lookRound = (app: TestApp): Promise<void> => app.app.get(RemindersService).lookRound();

/** The tokens of a mail's links, in its order. */
export function tokensIn(mail: ReceivedMail | undefined): string[] {
  return [...String(mail?.parsed.text).matchAll(/\/update#([\w-]{43})/g)].map(([, token = '']) => token);
}

/** What whoever holds a link does. */
export class LinkHolder {
  readonly #path: string;

  constructor(
    private readonly client: HttpClient,
    slug: string,
    readonly token: string,
  ) {
    this.#path = `/municipalities/${slug}/update-links`;
  }

  view(): Promise<HttpAnswer<LinkedUpdate>> {
    return this.client.post<LinkedUpdate>(`${this.#path}/view`, { token: this.token });
  }

  answer(input: Omit<LinkAnswerInput, 'token'>): Promise<HttpAnswer<LinkedUpdate>> {
    return this.client.post<LinkedUpdate>(`${this.#path}/answers`, { token: this.token, ...input });
  }

  undo(): Promise<HttpAnswer<LinkedUpdate>> {
    return this.client.post<LinkedUpdate>(`${this.#path}/undo`, { token: this.token });
  }
}
