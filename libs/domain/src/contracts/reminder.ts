import type { MailDelivery } from './mail';
import type { Language } from './field-text';

/** How a municipality asks for updates by mail. */
export interface ReminderSettings {
  readonly paused: boolean;
  /** How many days before its date a milestone is first asked about. */
  readonly daysBefore: number;
  /** How many days pass before the same is asked again. */
  readonly daysBetween: number;
  /** Weekdays on which mail goes out; Monday is 1. The weekly bundle comes on the first of them. */
  readonly weekdays: readonly number[];
  /** The local hour, 0 to 23. */
  readonly hour: number;
  /** How many days contributors, then holders, have before the next is asked. */
  readonly daysToAnswer: number;
  /** Whether the link in the mail leads through sign-in. */
  readonly linkNeedsSignIn: boolean;
  readonly version: number;
}

export interface ReminderSettingsInput {
  readonly paused: boolean;
  readonly daysBefore: number;
  readonly daysBetween: number;
  readonly weekdays: readonly number[];
  readonly hour: number;
  readonly daysToAnswer: number;
  readonly linkNeedsSignIn: boolean;
}

/** What the settings page shows beside the settings themselves. */
export interface ReminderState extends ReminderSettings {
  /** Whether mail leaves this installation at all. */
  readonly mailAvailable: boolean;
  /** The last morning on which mail went out, and how many. */
  readonly lastRun: { readonly on: string; readonly mails: number } | null;
}

/** How the reader wants to be written to. */
export interface MailPreferences {
  readonly delivery: MailDelivery;
  /** Null: the language of the municipality. */
  readonly language: Language | null;
  readonly version: number;
}

export interface MailPreferencesInput {
  readonly delivery: MailDelivery;
  readonly language: Language | null;
}

/** Somebody whom reminders do not reach, as the digital office sees it. */
export interface Unreached {
  readonly person: { readonly id: string; readonly name: string };
  readonly reason: 'no-address' | 'wants-no-mail';
}
