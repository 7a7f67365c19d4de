import fc from 'fast-check';
import ICAL from 'ical.js';
import { type CalendarEvent, calendarFile } from '.';

const event = (part: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@wegmarke',
  sequence: 3,
  modifiedAt: '2026-06-15T10:20:30.456Z',
  on: '2026-12-31',
  title: 'Wegmarke',
  language: 'de',
  description: 'Zugesagt',
  address: 'https://example.org/a',
  isCancelled: false,
  ...part,
});
const file = (...events: CalendarEvent[]): string =>
  calendarFile({ name: 'Bochum: Wegmarken', language: 'de', address: 'https://example.org', events });
const read = (text: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('a calendar, read by a program of other make', () => {
  it('holds days as days, the version and when it came to be', () => {
    const [found] = read(file(event()));
    expect(found?.uid).toBe('a@wegmarke');
    expect(found?.sequence).toBe(3);
    expect(found?.startDate.toString()).toBe('2026-12-31');
    expect(found?.endDate.toString()).toBe('2027-01-01');
    expect(found?.startDate.isDate).toBe(true);
    expect(found?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-06-15T10:20:30Z');
    expect(found?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(found?.component.getFirstProperty('summary')?.getParameter('language')).toBe('de');
  });

  it('says what is cancelled', () => {
    const [found] = read(file(event({ isCancelled: true })));
    expect(found?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('gives back whatever text, in lines of at most 75 bytes, and nothing more than was put in', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\\n',
        '\r\n',
        '\nEND:VEVENT\nBEGIN:VALARM',
        ';',
        ',',
        ':',
        '"',
        '\\',
        '👩‍👩‍👧',
        'ä'.repeat(80),
      ),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (title, description) => {
        const written = file(event({ title, description }), event({ uid: 'b@wegmarke' }));
        const lines = written.split('\r\n');
        expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
        expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const events = read(written);
        expect(events.map(({ uid }) => uid)).toEqual(['a@wegmarke', 'b@wegmarke']);
        const kept = (from: string): string =>
          from
            .replaceAll(/\p{Cs}/gu, '\ufffd')
            .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
            .replaceAll(/(?![\t\n])\p{Cc}/gu, '');
        expect(events[0]?.summary).toBe(kept(title));
        expect(events[0]?.description).toBe(kept(description));
      }),
    );
  });
});
