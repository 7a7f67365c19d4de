/** Western digits in every language: the numbers of an Arabic page are those of the council paper. */
function numbering(locale: string): string {
  return `${locale}-u-nu-latn`;
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function numberFormat(locale: string, digits: number, signed: boolean, percent: boolean): Intl.NumberFormat {
  const key = `n ${locale} ${digits} ${signed} ${percent}`;
  let format = formats.get(key) as Intl.NumberFormat | undefined;
  if (!format) {
    format = new Intl.NumberFormat(numbering(locale), {
      style: percent ? 'percent' : 'decimal',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: signed ? 'exceptZero' : 'negative',
    });
    formats.set(key, format);
  }
  return format;
}

function dateFormat(locale: string, style: 'medium' | 'long'): Intl.DateTimeFormat {
  const key = `d ${locale} ${style}`;
  let format = formats.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) {
    format = new Intl.DateTimeFormat(numbering(locale), { dateStyle: style, timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format;
}

/** A real minus sign, as wide as the plus. */
function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}

/** `value` in percent (61 stands for 61 %), rounded half up: `61 %`. */
export function percentText(value: number, locale: string, digits = 0): string {
  return withMinus(numberFormat(locale, digits, false, true).format(roundHalfUp(value, digits) / 100));
}

/** A number of points: `3,4`; `signed` prints `+3,4` and leaves zero bare. */
export function pointsText(value: number, locale: string, digits = 1, signed = false): string {
  return withMinus(numberFormat(locale, digits, signed, false).format(roundHalfUp(value, digits)));
}

/** `day` as `YYYY-MM-DD`: `15. Juni 2026`, or shorter `15.06.2026`. */
export function dayText(day: string, locale: string, style: 'medium' | 'long' = 'long'): string {
  return dateFormat(locale, style).format(new Date(`${day}T00:00:00Z`));
}

function roundHalfUp(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.floor(value * factor + 0.5 + 1e-9) / factor;
}
