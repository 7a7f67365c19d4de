import type { Milestone } from '@wegmarke/domain/contracts';
import type { Locator } from 'playwright-core';
import { Member, today } from './support/product';
import { Visitors, type Visitor } from './support/visitor';

const EVIDENCE = 'https://www.jena.example/inbetriebnahme';

describe('evidence is verified by another office', () => {
  let visitors: Visitors;
  let head: Member;
  let officer: Member;
  let free: Milestone[];

  beforeAll(async () => {
    visitors = await Visitors.open();
    head = await Member.signIn('head@jena.example');
    officer = await Member.signIn('cdo@jena.example');
    free = [...(await head.milestones('planned'))];
  });
  afterEach(() => visitors.leave());
  afterAll(() => visitors.close());

  it('on the page of the project, which says so and shows it at once', async () => {
    const milestone = await evidenced(head);
    const author = await visitors.enter({ email: 'head@jena.example' });
    await author.open(pageOf(milestone));
    await evidenceOf(author, milestone).getByText(author.say('evidence.evidenced')).waitFor();
    expect(await author.page.getByRole('button', { name: author.say('member.verify') }).count()).toBe(0);

    const reader = await visitors.enter({ email: 'cdo@jena.example' });
    await reader.open(pageOf(milestone));
    const evidence = evidenceOf(reader, milestone);
    expect(await evidence.getByRole('link').getAttribute('href')).toBe(EVIDENCE);
    const title = reader.words.field(milestone.title);
    await evidence
      .getByRole('button', { name: `${reader.say('member.verify')}: ${title}`, exact: true })
      .click();
    const verified = evidence.getByText(reader.say('evidence.verified'), { exact: true });
    await verified.waitFor();
    expect(await evidence.getByRole('button').count()).toBe(0);
    await reader.page
      .locator('[aria-live=polite]')
      .filter({ hasText: reader.say('member.verified', { title }) })
      .waitFor({ state: 'attached' });
    expect(await verified.evaluate((state) => state === document.activeElement)).toBe(true);
    expect((await head.milestone(milestone.id)).evidence).toBe('verified');
  });

  it('and not by whoever reported it, which the page explains', async () => {
    const milestone = await evidenced(officer);
    const reporter = await visitors.enter({ email: 'cdo@jena.example' });
    reporter.expectTrouble(/403/);
    await reporter.open(pageOf(milestone));
    const evidence = evidenceOf(reporter, milestone);
    await evidence.getByRole('button').click();
    await evidence
      .getByRole('alert')
      .filter({ hasText: reporter.say('problem.own-evidence') })
      .waitFor();
    expect((await head.milestone(milestone.id)).evidence).toBe('evidenced');
  });

  /** A milestone that a member has just reported as done, with a link. */
  async function evidenced(member: Member): Promise<Milestone> {
    const milestone = free.pop();
    if (!milestone) throw new Error('There is no milestone left to report');
    return member.patch(await member.milestone(milestone.id), {
      completedOn: today(),
      evidenceLink: EVIDENCE,
    });
  }
});

function pageOf({ project }: Milestone): string {
  return `/jena/projects/${project.id}`;
}

function evidenceOf({ page, words }: Visitor, milestone: Milestone): Locator {
  return page
    .locator('wm-milestone-table')
    .getByRole('row')
    .filter({ hasText: words.field(milestone.title) })
    .locator('wm-milestone-evidence');
}
