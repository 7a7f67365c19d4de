import type { Resolution } from '../contracts';
import type { Block, Spans } from './document';
import { cell, column, row, type Telling } from './telling';

/** What is asked of the council. */
export function requestsSection(telling: Telling): Block[] {
  const { texts, requests } = telling.content;
  return [
    telling.heading(2, telling.say('report.section.requests'), 'requests'),
    ...telling.paragraphs(texts.requests),
    requests.length === 0
      ? telling.paragraph(telling.say('report.noRequests'))
      : {
          kind: 'list',
          ordered: true,
          items: requests.map(({ text, reference }): Spans => [
            { text },
            ...(reference === null ? [] : [{ text: ` (${telling.say('report.paper', { reference })})` }]),
          ]),
        },
  ];
}

/** What was decided, and how far it is carried out. */
export function resolutionsSection(telling: Telling): Block[] {
  const { texts, resolutions } = telling.content;
  return [
    telling.heading(2, telling.say('report.section.resolutions'), 'resolutions'),
    ...telling.paragraphs(texts.resolutions),
    resolutions.length === 0
      ? telling.paragraph(telling.say('report.noResolutions'))
      : {
          kind: 'table',
          caption: telling.say('report.resolutions'),
          columns: [
            column(telling.say('report.reference'), 1.5),
            column(telling.say('report.subject'), 3.5),
            column(telling.say('report.decided'), 1.8),
            column(telling.say('report.implementation'), 2),
            column(telling.say('project.milestones'), 1.8),
          ],
          rows: resolutions.map((resolution) => ({
            about: { kind: 'resolution' as const, id: resolution.id },
            ...row(
              resolution.reference,
              telling.field(resolution.title),
              decided(telling, resolution),
              cell(telling.say(`report.resolution.${resolution.state}`), signOf(resolution)),
              resolution.milestones.total === 0
                ? telling.none
                : telling.say('report.counts', resolution.milestones),
            ),
          })),
        },
  ];
}

function decided(telling: Telling, { body, decidedOn, result }: Resolution): string {
  return [
    body,
    ...(decidedOn === null ? [] : [telling.day(decidedOn)]),
    ...(result === null ? [] : [telling.say(`report.result.${result}`)]),
  ].join(', ');
}

function signOf({ state, milestones }: Resolution) {
  if (state === 'implemented') return 'done' as const;
  if (state === 'left-scope') return 'dropped' as const;
  if (state === 'not-linked') return 'not-measurable' as const;
  return milestones.late > 0 ? ('late' as const) : ('planned' as const);
}
