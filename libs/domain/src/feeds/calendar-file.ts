import { addDays, type Day } from '../calendar';
import type { Language } from '../contracts';

/** Something that stands in a calendar for a whole day. */
export interface CalendarEvent {
  /** The same for the same thing, for ever: calendars find by it what they hold already. */
  readonly uid: string;
  /** Never falls: of two versions calendars keep the one with the higher number. */
  readonly sequence: number;
  /** ISO instant of its last change. */
  readonly modifiedAt: string;
  readonly on: Day;
  readonly title: string;
  readonly language: Language;
  readonly description: string;
  readonly address: string;
  readonly isCancelled: boolean;
}

export interface CalendarFile {
  readonly name: string;
  readonly language: Language;
  readonly address: string;
  readonly events: readonly CalendarEvent[];
}

/** RFC 5545 counts bytes of UTF-8, without the line's end. */
const LONGEST_LINE = 75;
const END = '\r\n';

/** A calendar that programs subscribe to (RFC 5545, RFC 7986). */
export function calendarFile({ name, language, address, events }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Wegmarke//Wegmarke 1//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${language}:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `URL:${address}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => folded(line) + END).join('');
}

function eventLines(event: CalendarEvent): string[] {
  const modified = utcText(event.modifiedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    // Of what is published it says when this version came to be (RFC 5545, 3.8.7.2).
    `DTSTAMP:${modified}`,
    `LAST-MODIFIED:${modified}`,
    `SEQUENCE:${String(event.sequence)}`,
    `DTSTART;VALUE=DATE:${dayText(event.on)}`,
    `DTEND;VALUE=DATE:${dayText(addDays(event.on, 1))}`,
    `SUMMARY;LANGUAGE=${event.language}:${escapeText(event.title)}`,
    `DESCRIPTION;LANGUAGE=${event.language}:${escapeText(event.description)}`,
    `URL:${event.address}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // Nobody is busy because a city has promised something.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const dayText = (day: Day): string => day.replaceAll('-', '');

const utcText = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** What a text holds cannot end its line: line breaks become `\n`, other control characters are left out. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll('\\', String.raw`\\`)
    .replaceAll(';', String.raw`\;`)
    .replaceAll(',', String.raw`\,`)
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, String.raw`\n`)
    .replaceAll(/(?!\t)\p{Cc}/gu, '');
}

/** Long lines go on after a break and a space; no character is cut in two. */
function folded(line: string): string {
  let text = '';
  let length = 0;
  for (const character of line) {
    const bytes = bytesOf(character);
    if (length + bytes > LONGEST_LINE) {
      text += `${END} `;
      length = 1;
    }
    text += character;
    length += bytes;
  }
  return text;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
}
