import type { Edition, EditionContent } from '@wegmarke/domain/contracts';
import { editionDocument } from '@wegmarke/domain/edition-document';
import { loadWords } from '@wegmarke/domain/words';
import { sealedEdition } from './support/editions';
import { ask } from './support/product';
import { plain, Visitors } from './support/visitor';

const COMPARED = '2026-03-12';

/** In Jena, whose council is told of its strategy. */
describe('a report to the council,', () => {
  let visitors: Visitors;
  let first: Edition;
  let corrected: Edition;

  beforeAll(async () => {
    visitors = await Visitors.open();
    first = await sealedEdition('jena', 'Erster Statusbericht', { sessionOn: '2027-02-04' });
    corrected = await sealedEdition('jena', 'Zweiter Statusbericht', {
      sessionOn: '2027-02-04',
      comparedOn: COMPARED,
      texts: { course: 'Wir <b>holen</b> auf.\n\nIm Herbst mehr.' },
      requests: [{ text: 'Wir bitten um eine halbe Stelle.', reference: '2026/1482' }],
      corrects: { number: first.number, note: 'Ein Termin fehlte.' },
    });
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it.each([true, false])(
    'sealed, says on its page what its data file says, with scripts: %s',
    async (scripts) => {
      const reader = await visitors.enter({ scripts });
      const { page } = reader;
      await page.goto(`/jena/reports/${String(corrected.number)}`);
      if (scripts) await reader.settled();
      const content = await ask<EditionContent>(`jena/editions/${String(corrected.number)}.json`);
      const json = corrected.files.find(({ format }) => format === 'json')?.hash ?? '';
      const { blocks } = editionDocument(content, json, await loadWords('de'));
      const shown = squeezed((await page.locator('article').textContent()) ?? '');
      // Every figure, every sentence, every cell, in their order.
      let at = 0;
      for (const text of textsOf(blocks)) {
        const found = shown.indexOf(squeezed(text), at);
        expect([text, found >= at]).toEqual([text, true]);
        at = found;
      }
      expect(await page.locator('article').getAttribute('lang')).toBe('de');
      // Nobody's text is markup.
      expect(shown).toContain(squeezed('Wir <b>holen</b> auf.'));
      const chart = page.locator('wm-course-chart');
      expect(await chart.count()).toBe(1);
      expect(plain((await chart.textContent()) ?? '')).toContain(reader.say('chart.heading'));
    },
  );

  it('opens a figure to its inputs, and leads to the projects behind it', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open(`/jena/reports/${String(corrected.number)}`);
    const content = await ask<EditionContent>(`jena/editions/${String(corrected.number)}.json`);
    const pillar = content.explanation.tree.find(({ projects }) =>
      projects.some(({ today }) => today?.actual),
    );
    const project = pillar?.projects.find(({ today }) => today?.actual);
    if (!pillar || !project) throw new Error('Nothing in the plan is measurable');
    const inputs = page.locator('wm-edition-inputs details').nth(content.explanation.tree.indexOf(pillar));
    await inputs.locator('summary').click();
    const row = inputs
      .getByRole('row')
      .filter({ hasText: reader.words.field(project.title) })
      .first();
    await row.waitFor();
    const exact = project.today?.actual?.exact ?? '';
    expect(plain(await row.innerText())).toContain(exact.replace(/\/1$/, '').replace('/', ' : '));
    await row.getByRole('link').click();
    await page.waitForURL(`**/jena/projects/${project.id}`);
  });

  it('stands in the list by its session, with what corrects what, and an old one still opens', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    await reader.open('/jena');
    await page.getByRole('link', { name: reader.say('reports.nav'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: reader.say('reports.title') }).waitFor();
    const session = page.getByRole('region', { name: `Rat, ${reader.words.date('2027-02-04')}` });
    const entries = session.getByRole('listitem').filter({ has: page.getByRole('heading') });
    expect(await entries.count()).toBe(2);
    const old = entries.nth(1);
    await old
      .getByRole('link', { name: reader.say('reports.correctedBy', { number: corrected.number }) })
      .waitFor();
    await old.getByText(reader.say('reports.hash')).click();
    await old.getByText(first.hash, { exact: true }).waitFor();
    await old.getByRole('link', { name: first.title }).click();
    await page.waitForURL(`**/jena/reports/${String(first.number)}`);
    await page.getByRole('article', { name: first.title }).waitFor();
    await page.getByText(reader.say('reports.correctedNotice')).waitFor();
    for (const { format, bytes } of first.files) {
      const response = await page.request.get(
        `/api/v1/municipalities/jena/editions/${String(first.number)}.${format}`,
      );
      expect([format, (await response.body()).length]).toEqual([format, bytes]);
    }
  });

  it('keeps its own language and direction in a page that is in another one', async () => {
    const reader = await visitors.enter({ language: 'ar' });
    await reader.open(`/jena/reports/${String(corrected.number)}`);
    const article = reader.page.locator('article');
    expect(await article.getAttribute('dir')).toBe('ltr');
    await reader.page.getByRole('heading', { name: reader.say('reports.files') }).waitFor();
  });

  it('that is not there is not found', async () => {
    const reader = await visitors.enter();
    reader.expectTrouble(/404/);
    expect((await reader.page.goto('/jena/reports/9999'))?.status()).toBe(404);
    expect((await reader.page.goto('/jena/reports/nirgends'))?.status()).toBe(404);
  });
});

const squeezed = (text: string): string => plain(text).replace(/\s+/g, '');

/** All texts of blocks, in the order of reading; the chart has its own widget. */
function textsOf(blocks: ReturnType<typeof editionDocument>['blocks']): string[] {
  const said = (spans: readonly { readonly text: string }[]) => spans.map(({ text }) => text).join('');
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'table')
      return [
        block.caption,
        ...block.columns.map(({ title }) => title),
        ...block.rows.flatMap(({ cells }) => cells.map(({ spans }) => said(spans))),
      ];
    if (block.kind === 'list') return block.items.map(said);
    if (block.kind === 'legend' || block.kind === 'course-figure') return [];
    return [said(block.spans)];
  });
}
