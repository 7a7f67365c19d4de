import { change, drafted, EMAIL, openPlan, outlineOf, saved } from './support/plan';
import { Visitors, type Visitor } from './support/visitor';

/** Without a mouse: the focus goes in, stays and comes back, and whatever has it says what it is. */
describe('by keyboard alone', () => {
  let visitors: Visitors;
  let cdo: Visitor;

  beforeAll(async () => {
    visitors = await Visitors.open();
  });
  beforeEach(async () => {
    cdo = await visitors.enter({ email: EMAIL });
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  const press = (key: string) => cdo.page.keyboard.press(key);
  /** What has the focus, as assistive technology reads it: its name, and the line or dialog in which it stands. */
  const focus = () =>
    cdo.page.evaluate(() => {
      const element = document.activeElement === document.body ? null : document.activeElement;
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement
          ? [...(element.labels ?? [])]
          : [];
      const name =
        element?.getAttribute('aria-label') ?? labels[0]?.textContent ?? element?.textContent ?? '';
      const place = element?.closest('dialog') ? 'dialog' : element?.closest('wm-outline-row') ? 'line' : '';
      return { name: name.replace(/\s+/gu, ' ').trim(), place, tag: element?.tagName ?? 'BODY' };
    });
  /** Goes on with Tab until what is called so has the focus; says what had it on the way. */
  const tabTo = async (name: string | RegExp, key = 'Tab') => {
    const passed: Awaited<ReturnType<typeof focus>>[] = [];
    for (let step = 0; step < 80; step++) {
      await press(key);
      const now = await focus();
      passed.push(now);
      if (typeof name === 'string' ? now.name === name : name.test(now.name)) return passed;
    }
    throw new Error(`Tab never came to ${String(name)}: ${JSON.stringify(passed)}`);
  };

  it('the effect of a change is read, put off, looked at again and recorded', async () => {
    const { page } = cdo;
    const strategy = await drafted(cdo);
    await change(cdo, strategy, { changes: [{ kind: 'adopt' }], paper: '2026/1' });
    await openPlan(cdo, strategy);
    const dialog = page.getByRole('dialog', { name: cdo.say('member.plan.effect.heading') });
    await page.locator('wm-outline-row.project [data-field=weight]').first().focus();
    await press('Control+a');
    await page.keyboard.type('4');
    await press('Tab');
    await dialog.locator('wm-effect-table').first().waitFor({ state: 'attached' });
    expect((await focus()).place).toBe('dialog');
    const record = cdo.say('member.plan.record');
    await dialog.getByRole('button', { name: record, disabled: false }).waitFor();
    // All round, and back again: what is not in the dialog is the browser's own.
    const round = [...(await tabTo(record)), ...(await tabTo(record)), ...(await tabTo(record, 'Shift+Tab'))];
    expect(round.filter(({ place, tag }) => place !== 'dialog' && tag !== 'BODY')).toEqual([]);
    expect(round.filter(({ name, tag }) => name === '' && tag !== 'BODY')).toEqual([]);
    const names = new Set(round.map(({ name }) => name));
    for (const key of [
      'member.plan.reason',
      'member.plan.paper',
      'member.plan.effectiveOn',
      'member.plan.later',
    ] as const)
      expect(names).toContain(cdo.say(key));

    // Without a reason nothing is recorded, and the field says what is missing.
    const reason = dialog.getByRole('textbox', { name: cdo.say('member.plan.reason') });
    expect(await reason.getAttribute('required')).not.toBeNull();
    await press('Enter');
    await dialog.getByRole('alert').getByText(cdo.say('member.reasonMissing')).waitFor();
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);

    // Put off: back in the line, with the change waiting.
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.closest('wm-outline-row.project') !== null);
    const bar = page.locator('wm-collected-bar');
    await bar.getByRole('button', { name: cdo.say('member.plan.seeEffect') }).focus();
    await press('Enter');
    await dialog.getByRole('button', { name: record, disabled: false }).waitFor();
    expect((await focus()).place).toBe('dialog');
    await tabTo(cdo.say('member.plan.reason'));
    await page.keyboard.type('Wichtiger geworden');
    await tabTo(record);
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await saved(page);
    expect((await outlineOf(cdo, strategy)).pillars[0]?.projects[0]?.weight).toBe(4);
    // The bar is gone with what waited in it: the focus is at the line that has changed.
    await page.waitForFunction(() => document.activeElement?.closest('wm-outline-row.project') != null);
  });

  it('the columns of a list get their meaning, and the page goes on', async () => {
    const { page } = cdo;
    await cdo.open('/jena/plan/import');
    await page.locator('input[type=file]').setInputFiles({
      name: 'tastatur.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Nr;Projekt;Zuständig;Bemerkung\nT1;Sternwarte am Berg;Kulturamt;keine\n'),
    });
    await page.getByRole('heading', { level: 1, name: 'tastatur.csv' }).waitFor();
    // Whoever waited for the file is told where they are.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    const [, ...passed] = await tabTo(
      new RegExp(`^Zuständig.*${cdo.say('member.import.field.office')}`, 'u'),
    );
    expect(passed.filter(({ name, tag }) => name === '' || tag === 'BODY')).toEqual([]);
    const meaning = page.getByRole('combobox', {
      name: cdo.say('member.import.mapping.meaningOf', { column: 'Zuständig' }),
    });
    expect(await meaning.count()).toBe(0);
    await press('Enter');
    await meaning.waitFor();
    await press('Tab');
    expect((await focus()).name).toBe(cdo.say('member.import.mapping.meaningOf', { column: 'Zuständig' }));
    // Its reason is read with it.
    const why = await meaning.getAttribute('aria-describedby');
    expect((await page.locator(`#${why ?? ''}`).innerText()).trim()).not.toBe('');
    const checked = page.waitForResponse((response) => response.request().method() !== 'GET');
    await meaning.selectOption('ignore');
    expect((await checked).ok()).toBe(true);
    await page.locator('li.ignored summary').filter({ hasText: 'Zuständig' }).waitFor();
    // The answer is drawn around the field: nobody is thrown out of it.
    expect((await focus()).name).toBe(cdo.say('member.import.mapping.meaningOf', { column: 'Zuständig' }));
    expect(await meaning.inputValue()).toBe('ignore');
    await tabTo(cdo.say('member.import.mapping.next'));
    await press('Enter');
    await page.getByRole('heading', { name: cdo.say('member.import.check.effect') }).waitFor();
    await page.waitForFunction(() => document.activeElement !== document.body);
  });
});
