import type { Course, FieldText } from '@wegmarke/domain/contracts';
import { SHAPES } from '@wegmarke/domain/course-drawing';
import { xmlText } from '@wegmarke/domain/feeds';
import type { WordKey, Words } from '@wegmarke/domain/words';
import type { WidgetTheme } from './dto/widget-query';
import { WIDGET_STYLE } from './widget-style';

export interface WidgetContent {
  readonly place: string;
  readonly title: FieldText;
  /** Null: nothing is recorded yet. */
  readonly course: Course | null;
  /** Of the page with the whole course. */
  readonly address: string;
  readonly theme: WidgetTheme;
  readonly isSample: boolean;
}

/** A page of a few hundred pixels: the figure with its plan, the health as shape and word, the day, the way on. */
export function widgetPage(content: WidgetContent, words: Words<WordKey>): string {
  const { place, title, course, address, theme, isSample } = content;
  const strategy = words.fieldWithLanguage(title);
  const dark = theme === 'auto' ? '' : ` data-theme="${theme}"`;
  return `<!doctype html>
<html lang="${words.language}" dir="${words.direction}"${dark}>
<head>
<meta charset="utf-8">
<title>${xmlText(words.say('widget.title', { place }))}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<style>${WIDGET_STYLE}</style>
</head>
<body>
<main>
<h1><bdi translate="no">${xmlText(place)}</bdi> · <span lang="${strategy.language}" dir="auto">${xmlText(strategy.text)}</span></h1>
${course ? courseText(course, words) : `<p>${xmlText(words.say('course.noRecord'))}</p>`}
${isSample ? `<p class="asof">${xmlText(words.say('sample.note'))}</p>\n` : ''}<p><a href="${xmlText(address)}" target="_blank" rel="noopener">${xmlText(words.say('widget.open'))}</a></p>
</main>
</body>
</html>
`;
}

function courseText({ on, health, todayScope }: Course, words: Words<WordKey>): string {
  const { actual, planned } = todayScope;
  const figure =
    actual === null
      ? `<p>${xmlText(words.say('widget.unmeasured'))}</p>`
      : `<p class="figure"><strong>${xmlText(words.percent(actual))}</strong> ${xmlText(words.say('widget.done'))}${
          planned === null
            ? ''
            : `<br><span>${xmlText(words.say('widget.planned', { planned: words.percent(planned) }))}</span>`
        }</p>
${bar(actual.percent, planned?.percent ?? null)}`;
  return `${figure}
<p class="health">${shape(health)}${xmlText(words.say(`health.${health}`))}</p>
<p class="asof">${xmlText(words.say('widget.asOf', { on: words.date(on) }))}</p>`;
}

/** Says nothing that the words do not say. */
function bar(actual: number, planned: number | null): string {
  const plan =
    planned === null
      ? ''
      : `<rect x="${String(Math.min(planned, 99.5))}" y="0" width="1" height="14" fill="var(--wm-plan)"/>`;
  return `<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect x="0" y="3" width="100" height="8" fill="var(--line)"/><rect x="0" y="3" width="${String(actual)}" height="8" fill="var(--link)"/>${plan}</svg>`;
}

function shape(health: Course['health']): string {
  const parts = SHAPES[health].map(
    ({ d, fill, stroke, width, dash, mirrored }) =>
      `<path${mirrored ? ' class="turn"' : ''} d="${d}" fill="${fill ?? 'none'}"${stroke ? ` stroke="${stroke}"` : ''}${width ? ` stroke-width="${String(width)}"` : ''}${dash ? ` stroke-dasharray="${dash}"` : ''} stroke-linecap="round" stroke-linejoin="round"/>`,
  );
  return `<svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true" focusable="false">${parts.join('')}</svg>`;
}
