import axe, { type AxeResults } from 'axe-core';
import type { Language, List, ProjectSummary } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { anEdition, ReportWriter } from './support/editions';
import { ask, leadingStrategy, Member } from './support/product';
import { DEVICES, Visitors, type Visitor } from './support/visitor';
import { tooWide } from './support/widths';

const PUBLIC: readonly Language[] = ['de', 'en', 'nl', 'ar'];
const MEMBERS: readonly Language[] = ['de', 'en', 'nl'];

/** A screen, what is done on it before it is looked at, and what undoes that. */
interface Screen {
  readonly name: string;
  readonly path: string;
  readonly act?: (visitor: Visitor) => Promise<void>;
  readonly leave?: (visitor: Visitor) => Promise<void>;
  /** It shows something over the page, where no landmark of the page can hold it. */
  readonly overPage?: boolean;
}

/** Every screen in every language, light and dark, on a phone and on a desktop. */
describe('axe finds nothing, and nothing is wider than the phone,', () => {
  let visitors: Visitors;
  let projectPath = '';
  let editionPath = '';

  beforeAll(async () => {
    visitors = await Visitors.open();
    const { id } = await leadingStrategy('bochum');
    const { items } = await ask<List<ProjectSummary>>(`bochum/strategies/${id}/projects?q=Haus+des+Wissens`);
    projectPath = `/bochum/projects/${items[0]?.id ?? ''}`;
    editionPath = `/bochum/reports/${String((await anEdition('bochum')).number)}`;
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it.each(PUBLIC)(
    'on the public screens in %s',
    async (language) => {
      const reader = await visitors.enter({ language, script: axe.source });
      const screens: readonly Screen[] = [
        { name: 'chooser', path: '/' },
        { name: 'course', path: '/bochum', act: unfold },
        { name: 'course of a past day', path: '/bochum?on=2024-06-30&knownAt=2024-06-30&compare=2023-06-30' },
        { name: 'nothing recorded', path: '/bochum?on=2010-01-01&knownAt=2010-01-01' },
        { name: 'explanation', path: '/bochum/explanation', act: openOne },
        { name: 'change by pillar', path: '/bochum?on=2024-06-30&compare=2023-06-30', act: unfold },
        { name: 'ledger', path: '/bochum/ledger?from=2024-01-01', act: unfold },
        { name: 'projects', path: '/hanau/projects' },
        { name: 'roadmap', path: '/bochum/roadmap' },
        { name: 'roadmap as a chart', path: '/bochum/roadmap?view=chart' },
        { name: 'projects, none found', path: '/bochum/projects?q=gibt+es+nicht' },
        { name: 'project', path: projectPath, act: unfold },
        { name: 'reports', path: '/bochum/reports', act: unfold },
        { name: 'report', path: editionPath, act: unfold },
        { name: 'reports, none', path: '/hanau/reports' },
        { name: 'follow', path: '/bochum/follow' },
        { name: 'sign-in', path: '/bochum/sign-in', act: sendNothing },
        { name: 'forgotten password', path: '/bochum/reset-password' },
        { name: 'preferences', path: '/bochum/sign-in', act: openPreferences },
      ];
      await inspect(reader, screens);
      reader.expectTrouble(/404/);
      await reader.page.goto('/bochum/nirgendwo');
      await reader.settled();
      expect(await violations(reader, 'not found')).toEqual([]);
    },
    180_000,
  );

  it.each(MEMBERS)(
    'on the screens of members in %s',
    async (language) => {
      const officer = await visitors.enter({ language, script: axe.source, email: 'cdo@jena.example' });
      await inspect(officer, [
        { name: 'portfolio', path: '/jena/portfolio', act: showPortfolio },
        {
          name: 'portfolio in groups',
          path: '/jena/portfolio?group=pillar&columns=none',
          act: showPortfolio,
        },
        { name: 'inbox', path: '/jena/inbox' },
        { name: 'account', path: '/jena/account', act: setUpApp },
        { name: 'mail', path: '/jena/mail' },
        { name: 'reminders', path: '/jena/mail/reminders' },
        { name: 'link that is not known', path: '/jena/update' },
        { name: 'search', path: '/jena/inbox', act: search, overPage: true },
        { name: 'course for members', path: '/jena' },
        { name: 'roadmap', path: '/jena/roadmap', act: chooseMark },
        { name: 'roadmap as a table', path: '/jena/roadmap?view=table' },
        { name: 'plan', path: '/jena/plan', act: showOutline },
        { name: 'plan, a line', path: '/jena/plan', act: openLine, leave: closeLine, overPage: true },
        { name: 'plan, chosen lines', path: '/jena/plan', act: chooseLines },
        { name: 'reports under way', path: '/jena/reports/compose' },
        { name: 'report that is written', path: await ownReport(), act: showPreview },
        { name: 'import', path: '/jena/plan/import' },
        { name: 'import, columns', path: '/jena/plan/import', act: sendList },
        { name: 'import, preview', path: '/jena/plan/import', act: previewList },
      ]);
      const head = await visitors.enter({ language, script: axe.source, email: 'head@jena.example' });
      const form = (name: WordKey) => ({
        name,
        path: '/jena/my-milestones',
        act: (visitor: Visitor) => openForm(visitor, name),
      });
      await inspect(head, [
        { name: 'my milestones', path: '/jena/my-milestones' },
        { name: 'absence', path: '/jena/absence' },
        { name: 'menu', path: '/jena/my-milestones', act: openMenu, overPage: true },
        { name: 'reported', path: '/jena/my-milestones', act: report, leave: takeBack, overPage: true },
        form('member.doneOn'),
        form('member.newDate'),
        form('member.help'),
        form('member.notOurs'),
        { name: 'project that is told', path: await ownProject('head@jena.example'), act: openTelling },
        { name: 'project that files', path: await ownProject('head@jena.example'), act: openFiling },
        { name: 'project that is edited', path: await ownProject('head@jena.example'), act: openEditing },
      ]);
    },
    180_000,
  );

  it.each(MEMBERS)(
    'on the screens of the settings in %s',
    async (language) => {
      const officer = await visitors.enter({ language, script: axe.source, email: 'cdo@jena.example' });
      await inspect(officer, [
        { name: 'offices', path: '/jena/settings/offices', act: openOffice, overPage: true },
        { name: 'hand-over', path: await handoverPath() },
        { name: 'reorganisation', path: '/jena/settings/reorganisation', act: mergeDepartments },
        { name: 'strategy', path: '/jena/settings/strategy', act: openOccasion, overPage: true },
      ]);
      const admin = await visitors.enter({ language, script: axe.source, email: 'admin@jena.example' });
      await inspect(admin, [
        { name: 'set-up', path: '/jena/settings' },
        { name: 'people', path: '/jena/settings/people', act: inviteSomebody },
        { name: 'languages of the city', path: '/jena/settings/strategy' },
      ]);
    },
    180_000,
  );

  /** Loads each screen once; changes of theme and size need no new page. */
  async function inspect(visitor: Visitor, screens: readonly Screen[]): Promise<void> {
    const found: string[] = [];
    for (const device of ['phone', 'desktop'] as const) {
      await visitor.page.setViewportSize(DEVICES[device].viewport);
      for (const { name, path, act, leave, overPage } of screens) {
        await visitor.open(path);
        await act?.(visitor);
        for (const theme of ['light', 'dark'] as const) {
          await visitor.page.emulateMedia({ colorScheme: theme });
          found.push(...(await violations(visitor, `${name}, ${device}, ${theme}`, overPage)));
        }
        if (device === 'phone')
          for (const trouble of await tooWide(visitor.page))
            found.push(`${visitor.words.language}, ${name}: ${trouble}`);
        await leave?.(visitor);
      }
    }
    expect(found).toEqual([]);
  }
});

/** A project that somebody answers for. */
async function ownProject(email: string): Promise<string> {
  const [milestone] = await (await Member.signIn(email)).milestones('planned');
  return `/jena/projects/${milestone?.project.id ?? ''}`;
}

/** A draft with something in it. */
async function ownReport(): Promise<string> {
  const writer = await ReportWriter.signIn('cdo@jena.example');
  const requests = [{ text: 'Wir bitten um eine halbe Stelle.', reference: null }];
  const { id } = await writer.add('Entwurf', { sessionOn: '2027-02-04', requests });
  return `/jena/reports/compose/${id}`;
}

async function showPreview({ page }: Visitor): Promise<void> {
  await page.locator('wm-edition-document').waitFor({ state: 'attached' });
}

/** A list with a rejected row. */
async function sendList(visitor: Visitor): Promise<void> {
  const buffer = Buffer.from(
    'Projekt;Zuständig;Ende;Ampel\nPortal;IT-Amt;31.02.2029;rot\nApp;IT-Amt;31.03.2029;grün\n',
  );
  const { page } = visitor;
  await page.locator('input[type=file]').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('heading', { level: 1, name: 'liste.csv' }).waitFor();
  await page.getByRole('button', { name: visitor.say('member.import.mapping.next') }).waitFor();
}

async function previewList(visitor: Visitor): Promise<void> {
  await sendList(visitor);
  await visitor.page.getByRole('button', { name: visitor.say('member.import.mapping.next') }).click();
  await visitor.page.getByRole('heading', { name: visitor.say('member.import.check.effect') }).waitFor();
}

async function openTelling(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('button', { name: visitor.say('member.update.write') }).click();
  await visitor.page.getByLabel(visitor.say('member.update.ask')).check();
}

async function openFiling(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('button', { name: visitor.say('member.document.add'), exact: true }).click();
}

async function openEditing(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('button', { name: visitor.say('member.edit.open') }).click();
  await visitor.page.getByRole('button', { name: visitor.say('member.edit.placeAdd') }).click();
}

/** What axe objects to, one line each: rule, place, reason. */
async function violations({ page, words }: Visitor, where: string, overPage = false): Promise<string[]> {
  const { violations: found } = await page.evaluate((inLandmarks) => {
    const { axe: inPage } = window as unknown as {
      axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    return inPage.run(document, {
      resultTypes: ['violations'],
      rules: { region: { enabled: inLandmarks } },
    });
  }, !overPage);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${words.language}, ${where}: ${id} ${target.join(' ')} ${(failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 300)}`,
    ),
  );
}

/** Opens all that is folded up. */
async function unfold({ page }: Visitor): Promise<void> {
  for (const summary of await page.locator('main summary:visible').all()) await summary.click();
}

/** Opens a pillar and a project of it, and the exact value. */
async function openOne({ page }: Visitor): Promise<void> {
  await page.locator('wm-figure-tree .pillar a').first().click();
  await page.locator('wm-figure-tree .project a').first().click();
  await page.locator('wm-milestone-inputs').first().waitFor();
  await page.locator('wm-provenance summary').click();
}

async function sendNothing(visitor: Visitor): Promise<void> {
  await visitor.page.locator('form button[type=submit]').click();
  await visitor.page.getByText(visitor.say('session.emailMissing')).waitFor();
}

async function openPreferences({ page }: Visitor): Promise<void> {
  await page.locator('wm-preferences-menu summary').click();
}

/** Fills an office. */
async function openOffice({ page, words }: Visitor): Promise<void> {
  await page.locator('[data-office] button[aria-expanded]').first().click();
  await page.getByLabel(words.say('member.offices.person'), { exact: true }).waitFor();
}

/** Several offices, each with its place afterwards. */
async function mergeDepartments({ page, words }: Visitor): Promise<void> {
  await page.getByLabel(words.say('member.reorganise.kind.merge'), { exact: true }).check();
  const departments = page.locator('main input[type=checkbox]');
  for (const at of [0, 1, 2]) await departments.nth(at).check();
  await page.locator('wm-reorganise-preview').waitFor();
}

/** Of an office with a holder, who leaves something open behind. */
async function handoverPath(): Promise<string> {
  const [milestone] = await (await Member.signIn('head@jena.example')).milestones('planned');
  return `/jena/settings/offices/${milestone?.office.id ?? ''}/handover`;
}

async function openOccasion(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('button', { name: visitor.say('member.strategy.occasionAdd') }).click();
  await visitor.page.locator('wm-occasion-form form').waitFor();
}

async function inviteSomebody({ page, words }: Visitor): Promise<void> {
  const name = new RegExp(`^${words.say('member.settings.edit')}: `);
  await page.getByRole('button', { name }).first().click();
}

async function openMenu({ page, words }: Visitor): Promise<void> {
  const name = new RegExp(`^${words.say('member.more')}: `);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('menu').waitFor();
}

async function report({ page, words }: Visitor): Promise<void> {
  const done = page.getByRole('button', { name: new RegExp(`^${words.say('member.done')}: `) });
  await done.first().click();
  await page.locator('wm-reported-item').first().waitFor();
  await page.locator('mat-snack-bar-container [aria-live] button').waitFor();
}

async function takeBack({ page }: Visitor): Promise<void> {
  const items = page.locator('wm-reported-item');
  // Others may have reported in this office's name today.
  const before = await items.count();
  await items.first().getByRole('button').first().click();
  await items.nth(before - 1).waitFor({ state: 'detached' });
}

/** Opens a form and sends it empty, so that its complaints show. */
async function openForm(visitor: Visitor, heading: WordKey): Promise<void> {
  const { page } = visitor;
  await openMenu(visitor);
  await page.getByRole('menuitem', { name: visitor.say(heading) }).click();
  const form = page.locator('wm-bottom-sheet-form .sheet');
  await form.waitFor();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await form.locator('.actions button').last().click();
  await form.getByRole('alert').first().waitFor();
}

/** Loaded by the browser, after the page itself. */
async function showPortfolio({ page }: Visitor): Promise<void> {
  await page.locator('wm-project-grid, wm-project-card').first().waitFor();
}

async function showOutline({ page }: Visitor): Promise<void> {
  await page.locator('wm-outline-row').first().waitFor();
}

async function openLine(visitor: Visitor): Promise<void> {
  await showOutline(visitor);
  await visitor.page.locator('wm-outline-row.milestone .more button').first().click();
  await visitor.page.getByRole('dialog').waitFor();
}

async function closeLine({ page }: Visitor): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function chooseLines(visitor: Visitor): Promise<void> {
  await showOutline(visitor);
  await visitor.page.locator('wm-outline-row.project input[type=checkbox]').first().check();
  await visitor.page.locator('wm-bulk-bar').getByRole('button').first().waitFor();
}

async function search(visitor: Visitor): Promise<void> {
  await visitor.page.keyboard.press('Control+k');
  await visitor.page.getByRole('combobox', { name: visitor.say('member.search.label') }).fill('stadt');
  await visitor.page.getByRole('option').first().waitFor();
}

/** Opens what a waymark needs and pushes; a phone shows a list in place of the chart. */
async function chooseMark({ page }: Visitor): Promise<void> {
  const mark = page.locator('wm-roadmap-chart [data-mark]').first();
  await mark.or(page.locator('wm-roadmap-table')).first().waitFor();
  if ((await mark.count()) === 0) return;
  await mark.click();
  await page.locator('wm-milestone-panel').waitFor();
}

/** The account with the code of an app that is about to be set up. */
async function setUpApp({ page, words }: Visitor): Promise<void> {
  await page.getByRole('button', { name: words.say('member.account.totpSetUp'), exact: true }).click();
  await page.locator('.qr').waitFor();
}
