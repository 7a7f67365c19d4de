import type { Block } from './document';
import type { Telling } from './telling';

/** How it is calculated, by which rules and of which two instants. */
export function methodSection(telling: Telling): Block[] {
  const { content, words } = telling;
  const { explanation, ruleVersion, revision, knownAt, on, municipality, texts } = content;
  const { atRisk, offCourse } = explanation.tolerances;
  return [
    telling.heading(2, telling.say('report.section.method'), 'method'),
    ...telling.paragraphs(texts.method),
    telling.paragraph(telling.say('report.method.shares')),
    telling.paragraph(telling.say('report.method.scopes')),
    telling.paragraph(telling.say('report.method.planned')),
    telling.paragraph(
      telling.say('report.method.health', {
        atRisk: words.number(atRisk),
        offCourse: words.number(offCourse),
      }),
    ),
    telling.paragraph(telling.say('report.method.evidence')),
    telling.paragraph(
      telling.say('report.method.instants', {
        on: words.date(on),
        knownAt: words.instant(knownAt, municipality.timeZone),
        revision: telling.count(revision),
        version: telling.count(ruleVersion),
      }),
    ),
    telling.paragraph(telling.say('report.method.recompute')),
  ];
}
