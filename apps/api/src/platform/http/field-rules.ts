import { addressFault } from '@wegmarke/domain/addresses';
import { type Day, isDay } from '@wegmarke/domain/calendar';
import { LANGUAGES } from '@wegmarke/domain/contracts';
import { ValidateBy, type ValidationOptions } from 'class-validator';

interface TextRule {
  /** Most characters. */
  readonly max: number;
  /** Fewest characters that are not spaces; 1 where not said. */
  readonly min?: number;
  /** Whether line breaks and tabs may stand in it. */
  readonly multiline?: boolean;
}

/**
 * Control characters, and the characters that make following text run in another direction than it reads.
 * Markup is text like any other: whoever shows it escapes it.
 */
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const BREAKS = /[\n\r\t]/g;
/** What takes no ink: spaces, and characters that only join, part or colour others. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/;

/** What is wrong with a text that a person wrote, as the end of a sentence; null where nothing is. */
function faultOf(value: unknown, { max, min = 1, multiline = false }: TextRule): string | null {
  if (typeof value !== 'string') return 'must be a text';
  if (value.length > max) return `must have at most ${max} characters`;
  if (value.replace(UNSEEN, '').length < min)
    return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
  if (CONTROL.test(multiline ? value.replace(BREAKS, '') : value)) return 'must not hold control characters';
  return DIRECTION_OVERRIDES.test(value)
    ? 'must not hold characters that turn the direction of the text'
    : null;
}

/** A text that a person wrote. */
export const IsPlainText = (rule: TextRule, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'plainText',
      validator: {
        validate: (value) => faultOf(value, rule) === null,
        defaultMessage: (field) => `${field?.property} ${faultOf(field?.value, rule)}`,
      },
    },
    options,
  );

/** Texts by name, each name one of these: `{ name: text }`. */
export const IsPlainTexts = (
  names: readonly string[],
  rule: TextRule,
  options?: ValidationOptions,
): PropertyDecorator => {
  const fault = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return 'must be an object of texts';
    for (const [name, text] of Object.entries(value)) {
      if (!names.includes(name)) return `must only have members of: ${names.join(', ')}`;
      const wrong = faultOf(text, rule);
      if (wrong !== null) return `in "${name}" ${wrong}`;
    }
    return null;
  };
  return ValidateBy(
    {
      name: 'plainTexts',
      validator: {
        validate: (value) => fault(value) === null,
        defaultMessage: (field) => `${field?.property} ${fault(field?.value)}`,
      },
    },
    options,
  );
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset, such as `2026-03-12T14:00:00Z`. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'instant',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          INSTANT.test(value) &&
          isDay(value.slice(0, 10)) &&
          !Number.isNaN(Date.parse(value)),
        defaultMessage: (field) => `${field?.property} must be an instant such as 2026-03-12T14:00:00Z`,
      },
    },
    options,
  );

/** A day that exists, `YYYY-MM-DD`. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'day',
      validator: {
        validate: isDay,
        defaultMessage: (field) => `${field?.property} must be a day that exists, written YYYY-MM-DD`,
      },
    },
    options,
  );

const FIRST_DAY: Day = '1990-01-01';
const YEARS_AHEAD = 100;

function isPlausible(day: unknown): boolean {
  if (typeof day !== 'string') return false;
  const today = new Date().toISOString();
  return day >= FIRST_DAY && day <= `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4, 10)}`;
}

/** A day that a plan can speak of: what lies far off is a slip of the pen, and would stay in the ledger for ever. */
const IsPlausibleDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'plausibleDay',
      validator: {
        validate: isPlausible,
        defaultMessage: (field) =>
          `${field?.property} must lie between ${FIRST_DAY} and ${YEARS_AHEAD} years ahead`,
      },
    },
    options,
  );

/** A day that a write brings: one that exists, from 1990-01-01 up to 100 years ahead. */
export const IsPlanDay =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) => {
    IsDay(options)(target, property);
    IsPlausibleDay(options)(target, property);
  };

/** A text in several languages: `{ source, texts }`, with a text in the source language. */
export const IsFieldText = (rule: TextRule, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'fieldText',
      validator: {
        validate: (value) => fieldTextFault(value, rule) === null,
        defaultMessage: (field) => `${field?.property} ${fieldTextFault(field?.value, rule)}`,
      },
    },
    options,
  );

function fieldTextFault(value: unknown, rule: TextRule): string | null {
  const languages: readonly string[] = LANGUAGES;
  if (
    !isRecord(value) ||
    !isRecord(value.texts) ||
    Object.keys(value).some((key) => key !== 'source' && key !== 'texts')
  ) {
    return 'must be an object with source and texts';
  }
  const { source, texts } = value;
  if (typeof source !== 'string' || !languages.includes(source))
    return `must have one of ${LANGUAGES.join(', ')} as its source`;
  if (!(source in texts)) return 'must have a text in its source language';
  for (const [language, text] of Object.entries(texts)) {
    if (!languages.includes(language))
      return `must not have a text in any other language than ${LANGUAGES.join(', ')}`;
    const fault = faultOf(text, rule);
    if (fault !== null) return `in "${language}" ${fault}`;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> & { texts: Record<string, unknown> } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mail address that belongs to whom it seems to: letters that only look like others are refused. */
export const IsAddress = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'address',
      validator: {
        validate: (value) => typeof value === 'string' && addressFault(value) === null,
        defaultMessage: (field) => {
          const value: unknown = field?.value;
          return typeof value === 'string' && addressFault(value) === 'look-alike'
            ? `${field?.property} holds letters that look like others, from another alphabet: type it anew`
            : `${field?.property} must be a mail address like name@example.org`;
        },
      },
    },
    options,
  );
