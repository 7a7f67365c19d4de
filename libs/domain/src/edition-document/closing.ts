import type { Block } from './document';
import type { Telling } from './telling';

/** What a reader needs to find this edition again, and to tell that it is this one. */
export function closing(telling: Telling, contentHash: string): Block[] {
  const { number, sealedAt, address, municipality, sample } = telling.content;
  if (number === null || sealedAt === null || contentHash === '') return [];
  const { words } = telling;
  return [
    telling.heading(2, telling.say('report.seal')),
    telling.paragraph(
      telling.say('report.sealed', {
        number: telling.count(number),
        at: words.instant(sealedAt, municipality.timeZone),
      }),
    ),
    ...(address === null
      ? []
      : [telling.paragraph(telling.say('report.address')), telling.paragraph(telling.ltr(address), 'code')]),
    telling.paragraph(telling.say('report.hashWhole')),
    telling.paragraph(telling.ltr(contentHash), 'code'),
    ...(sample ? [telling.paragraph(telling.say('report.sampleNote'), 'note')] : []),
  ];
}
