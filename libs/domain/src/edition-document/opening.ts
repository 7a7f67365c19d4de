import type { Block, Spans } from './document';
import type { Telling } from './telling';

/** What comes before all sections: the report's title, what it corrects, and its finding. */
export function opening(telling: Telling): Block[] {
  const { content, words } = telling;
  const { corrects, number } = content;
  return [
    { kind: 'paragraph', style: 'note', spans: [{ text: content.title }] },
    ...(number === null ? [notice([{ text: telling.say('report.previewNote') }])] : []),
    ...(corrects
      ? [
          notice([
            {
              text: telling.say('report.corrects', { number: telling.count(corrects.number) }),
              strong: true,
            },
            { text: ` ${corrects.note}` },
          ]),
        ]
      : []),
    { kind: 'heading', level: 1, spans: finding(telling) },
    ...lead(telling),
    ...(content.approvedBy
      ? [
          telling.paragraph(
            telling.say('report.offices', {
              composed: words.field(content.composedBy),
              approved: words.field(content.approvedBy),
            }),
            'note',
          ),
        ]
      : [
          telling.paragraph(
            telling.say('report.composedBy', { composed: words.field(content.composedBy) }),
            'note',
          ),
        ]),
  ];
}

function notice(spans: Spans): Block {
  return { kind: 'notice', spans };
}

/** The answer first: what is done, and what was planned. */
function finding(telling: Telling): Spans {
  const { explanation, municipality, on } = telling.content;
  const { actual, planned } = explanation.todayScope;
  const place = municipality.name;
  const day = telling.words.date(on);
  if (actual && planned) {
    return telling.phrases('report.finding', {
      place,
      on: day,
      actual: telling.words.percent(actual, 1),
      planned: telling.words.percent(planned, 1),
    });
  }
  if (actual) {
    return telling.phrases('report.findingUnplanned', {
      place,
      on: day,
      actual: telling.words.percent(actual, 1),
    });
  }
  return telling.phrases('report.findingNone', { place, on: day });
}

/** How far behind, and what the first denominator leaves unsaid. */
function lead(telling: Telling): Block[] {
  const { explanation } = telling.content;
  const { words } = telling;
  const spans: Spans[number][] = [];
  const { behind, todayScope, asAdopted } = explanation;
  if (behind) {
    spans.push({ text: telling.say('report.behind', { months: behind.months }), strong: true });
    spans.push({ text: ` ${telling.say('report.behindWhy', { since: words.date(behind.since) })}` });
  } else if (todayScope.planned && todayScope.compared) {
    spans.push({ text: telling.say('report.onPlan'), strong: true });
  }
  if (asAdopted.actual && asAdopted.planned) {
    const text = telling.say('report.adoptedLead', {
      actual: words.percent(asAdopted.actual, 1),
      planned: words.percent(asAdopted.planned, 1),
    });
    spans.push({ text: spans.length > 0 ? ` ${text}` : text });
  }
  return spans.length > 0 ? [{ kind: 'paragraph', style: 'lead', spans }] : [];
}
