import type {
  CourseChanges,
  List,
  PlanChangesResult,
  ProjectSummary,
  Revision,
  ScopeAccount,
} from '@wegmarke/domain/contracts';
import { changeSentence } from '@wegmarke/domain/sentences';
import { ask, leadingStrategy } from './support/product';
import { plain, Visitors } from './support/visitor';

describe('the plan ledger', () => {
  let visitors: Visitors;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('is read by a member of the council without JavaScript, and its account adds up', async () => {
    const reader = await visitors.enter({ scripts: false });
    const { page } = reader;
    await page.goto('/bochum/ledger');
    const { id } = await leadingStrategy('bochum');
    const account = await ask<ScopeAccount>(`bochum/strategies/${id}/account`);
    const rows = await page.locator('table.sum tbody tr').all();
    expect(rows).toHaveLength(account.rows.length);
    for (const row of rows) {
      const cells = (await row.locator('td').allInnerTexts()).map(numberIn);
      const inScope = cells.pop();
      expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(inScope);
    }
    const [all] = account.rows;
    const last = await page.locator('table.sum tbody tr').last().locator('td').allInnerTexts();
    expect(numberIn(last.at(-1) ?? '')).toBe(all?.inScope);

    const plan = await ask<List<Revision>>(`bochum/strategies/${id}/revisions?kind=plan&limit=10`);
    const [newest] = plan.items;
    const first = page.locator('wm-revision-item').first();
    expect(await page.locator('wm-revision-item').count()).toBe(plan.items.length);
    expect(plain(await first.innerText())).toContain(newest?.reason ?? '');
    await first.getByText(reader.say('ledger.effect')).click();
    await first.getByText(reader.say('ledger.before'), { exact: true }).waitFor({ state: 'visible' });

    for (const view of ['accountFile', 'entriesFile'] as const) {
      const files = page.getByRole('list', { name: reader.say(`ledger.${view}`) });
      const address = await files.getByRole('link', { name: 'JSON' }).getAttribute('href');
      const answer = await reader.context.request.get(address ?? '');
      const { rows: taken } = (await answer.json()) as { rows: readonly Readonly<Record<string, unknown>>[] };
      if (view === 'accountFile') expect(taken).toHaveLength(account.rows.length);
      else expect(new Set(taken.map((row) => row[reader.say('ledger.file.revision')])).size).toBe(plan.total);
    }

    await page.getByLabel(reader.say('ledger.kind'), { exact: true }).selectOption('dropped');
    await page.getByRole('button', { name: reader.say('action.apply') }).click();
    await page.waitForURL((url) => url.searchParams.get('kind') === 'dropped');
    const dropped = await ask<List<Revision>>(`bochum/strategies/${id}/revisions?kind=dropped`);
    expect(dropped.total).toBeGreaterThan(0);
    expect(await reader.text()).toContain(reader.say('ledger.found', { count: dropped.total }));
  });

  it('shows every figure of the account on a phone, with its name and without scrolling sideways', async () => {
    const reader = await visitors.enter({ device: 'phone' });
    const { page } = reader;
    await reader.open('/bochum/ledger');
    const { id } = await leadingStrategy('bochum');
    const [all] = (await ask<ScopeAccount>(`bochum/strategies/${id}/account`)).rows;
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const scrolled = await page
        .locator('wm-account-table .wm-table-scroll')
        .evaluateAll((boxes) => boxes.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
      expect(scrolled).toEqual([0, 0]);
    }
    const heard = plain(await page.locator('wm-account-table').ariaSnapshot());
    expect(heard).toContain(`columnheader "${reader.say('ledger.col.merged')}"`);
    expect(heard).toContain(`rowheader "${reader.say('ledger.total')}"`);
    const sum = page.locator('table.sum tbody tr').last().getByRole('cell');
    const cells = await sum.evaluateAll((found) =>
      found.map((cell) => [cell.getAttribute('data-label'), cell.textContent.trim()]),
    );
    expect(cells[0]).toEqual([reader.say('ledger.col.adopted'), reader.words.number(all?.adopted ?? 0)]);
    expect(cells.at(-1)).toEqual([reader.say('ledger.col.inScope'), reader.words.number(all?.inScope ?? 0)]);
  });

  it('says what changed between two days in one sentence a pillar, and opens it', async () => {
    const reader = await visitors.enter();
    const { page } = reader;
    const { id, occasions } = await leadingStrategy('bochum');
    const compare = occasions[0]?.on ?? '';
    const { changes } = await ask<CourseChanges>(
      `bochum/strategies/${id}/course/changes?fromOn=${compare}&fromKnownAt=${compare}`,
    );
    await reader.open('/bochum');
    await page.getByRole('link', { name: reader.say('sentence.ask') }).click();
    await page.waitForURL((url) => url.searchParams.get('compare') === compare);
    const sentences = page.locator('wm-level-changes');
    await sentences.waitFor();
    const text = await reader.text(sentences);
    const pillars = changes.filter(({ pillarId }) => pillarId !== null);
    expect(pillars.length).toBeGreaterThan(2);
    for (const level of pillars) expect(text).toContain(plain(changeSentence(reader.words, level)));

    const moved = pillars.find(({ parts }) => parts.length > 0);
    await sentences
      .getByRole('link', { name: reader.say('sentence.open') })
      .first()
      .click();
    await page.waitForURL((url) => url.searchParams.get('pillar') === moved?.pillarId);
    await sentences.locator('wm-change-list li').first().waitFor();
    // The same address without a script.
    const other = await visitors.enter({ scripts: false });
    await other.page.goto(page.url().replace(/#.*/, ''));
    expect(await other.page.locator('wm-level-changes wm-change-list li').count()).toBeGreaterThan(0);
  });

  it('lets the digital office take a revision back, with a reason', async () => {
    const office = await visitors.enter({ email: 'cdo@jena.example' });
    const { page, context } = office;
    const { id } = await leadingStrategy('jena');
    const below = `/api/v1/municipalities/jena/strategies/${id}`;
    const { items } = await ask<List<ProjectSummary>>(`jena/strategies/${id}/projects?limit=1`);
    const response = await context.request.post(`${below}/changes`, {
      data: {
        changes: [{ kind: 'set-weight', subjectId: items[0]?.id, weight: 7 }],
        reason: 'Zur Probe gewichtet',
      },
    });
    expect(response.status()).toBe(201);
    const { revision } = (await response.json()) as PlanChangesResult;

    await office.open('/jena/ledger');
    const item = page.locator('wm-revision-item', { hasText: 'Zur Probe gewichtet' });
    await item.getByRole('button', { name: office.say('member.ledger.takeBack') }).click();
    const send = item.getByRole('button', { name: office.say('member.ledger.send'), exact: true });
    await send.click();
    await item
      .getByRole('alert')
      .filter({ hasText: office.say('member.ledger.reasonMissing') })
      .waitFor();
    await item.getByLabel(office.say('member.ledger.reason')).fill('War nur eine Probe');
    await send.click();
    await page.locator('wm-revision-item').first().filter({ hasText: 'War nur eine Probe' }).waitFor();
    const told = await ask<Revision>(`jena/strategies/${id}/revisions/${String(revision)}`);
    expect(told.undoneBy).not.toBeNull();
    await item
      .getByRole('link', {
        name: office.say('ledger.undoneBy', { revision: office.words.number(told.undoneBy ?? 0) }),
      })
      .waitFor();
    expect(await item.getByRole('button', { name: office.say('member.ledger.takeBack') }).count()).toBe(0);
  });
});

/** "+3", "−1" or "1.204" as a number. */
function numberIn(text: string): number {
  return Number(plain(text).trim().replace('−', '-').replaceAll('.', ''));
}
