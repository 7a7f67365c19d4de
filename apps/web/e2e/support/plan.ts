import type { PlanOutline, Strategy } from '@wegmarke/domain/contracts';
import type { Page } from 'playwright-core';
import type { Visitor } from './visitor';

/** Whoever writes plans in these journeys, and where. */
export const EMAIL = 'cdo@jena.example';
const CITY = '/api/v1/municipalities/jena';

export const text = (de: string) => ({ source: 'de', texts: { de } });

export async function draft(cdo: Visitor, title: string): Promise<string> {
  const data = { title: text(title), startsOn: '2026-01-01', targetOn: '2030-12-31' };
  const response = await cdo.context.request.post(`${CITY}/strategies`, { data });
  expect(response.status()).toBe(201);
  return ((await response.json()) as Strategy).id;
}

/** A pillar with two projects, of which the first has a milestone. */
export async function drafted(cdo: Visitor): Promise<string> {
  const strategy = await draft(cdo, 'Strategie im Test');
  const [pillar, first, second, milestone] = [uuid(), uuid(), uuid(), uuid()];
  const { items } = (await (await cdo.context.request.get(`${CITY}/offices`)).json()) as {
    items: { id: string }[];
  };
  const officeId = items[0]?.id;
  await change(cdo, strategy, {
    changes: [
      { kind: 'add-pillar', id: pillar, title: text('Bildung') },
      { kind: 'add-project', id: first, pillarId: pillar, title: text('Erstes'), officeId },
      { kind: 'add-project', id: second, pillarId: pillar, title: text('Zweites'), officeId },
      {
        kind: 'add-milestone',
        id: milestone,
        projectId: first,
        title: text('Start'),
        baselineOn: '2026-06-01',
      },
    ],
  });
  return strategy;
}

export async function change(cdo: Visitor, strategy: string, data: object): Promise<void> {
  const response = await cdo.context.request.post(`${CITY}/strategies/${strategy}/changes`, { data });
  expect([response.status(), await response.text()]).toEqual([201, expect.any(String)]);
}

export async function outlineOf(cdo: Visitor, strategy: string): Promise<PlanOutline> {
  const response = await cdo.context.request.get(`${CITY}/strategies/${strategy}/plan`);
  return (await response.json()) as PlanOutline;
}

/** The titles of a plan, from the top. */
export function shape({ pillars }: PlanOutline): unknown[] {
  return pillars.flatMap((pillar) => [
    pillar.title.texts.de,
    pillar.projects.map((project) => [
      project.title.texts.de,
      project.milestones.map(({ title }) => title.texts.de),
    ]),
  ]);
}

export async function openPlan(cdo: Visitor, strategy: string): Promise<void> {
  await cdo.open(`/jena/plan?strategy=${strategy}`);
  await cdo.page.locator('wm-outline-row, wm-empty-state').first().waitFor();
}

/**
 * Types lines into the outline, each ended by Enter; `Tab:` goes one level down first. Nobody types before the line is
 * there: `first` names its kind.
 */
export async function write(page: Page, lines: readonly string[], first = '.pillar'): Promise<void> {
  const emptyLine = (kind: string) =>
    page.waitForFunction((wanted) => {
      const field = document.activeElement;
      const row = field?.closest(`wm-outline-row${wanted}`);
      return field instanceof HTMLInputElement && field.value === '' && row !== null;
    }, kind);
  const below: Readonly<Record<string, string>> = { '.pillar': '.project', '.project': '.milestone' };
  let kind = first;
  for (const line of lines) {
    await emptyLine(kind);
    if (line.startsWith('Tab:')) {
      await page.keyboard.press('Tab');
      kind = below[kind] ?? kind;
      await emptyLine(kind);
    }
    await page.keyboard.type(line.replace('Tab:', ''));
    await page.keyboard.press('Enter');
  }
}

/** Resolves when all that was done has been recorded: first the page has to have drawn that something is under way. */
export async function saved(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.locator('[data-state=saved]').waitFor();
}

/** Screen readers hear it. */
export async function heard(page: Page, what: RegExp): Promise<void> {
  await page
    .locator('[aria-live=polite], [role=status]')
    .filter({ hasText: what })
    .first()
    .waitFor({ state: 'attached' });
}

export const uuid = (): string => {
  const [time, random] = [Date.now().toString(16).padStart(12, '0'), crypto.randomUUID()];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
};
