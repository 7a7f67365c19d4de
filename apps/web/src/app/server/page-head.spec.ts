import type { Municipality, Strategy } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { type PageHead, writePageHead } from './page-head';

const municipality: Municipality = {
  id: 'm',
  slug: 'bochum',
  name: 'Bochum',
  initials: 'BO',
  languages: ['de', 'en'],
  timeZone: 'Europe/Berlin',
  colour: null,
  demo: false,
  citySignIn: false,
  version: 1,
};
const strategy = { published: true } as Strategy;

async function written(part: Partial<PageHead>, body = ''): Promise<string[]> {
  document.head.innerHTML = '<title>Kurs · Bochum</title>';
  document.body.innerHTML = body;
  writePageHead(document, {
    origin: 'https://wegmarke.example',
    url: '/bochum',
    words: await loadWords('de'),
    municipality,
    strategy,
    isPersonal: false,
    ...part,
  });
  return [...document.head.children].slice(1).map(({ outerHTML }) => outerHTML);
}

describe('the head of a page', () => {
  it('names the one address of the page, its languages, and what to subscribe to', async () => {
    const lines = await written({ url: '/bochum?on=2026-01-01&lang=en' });
    expect(lines).toContain('<link rel="canonical" href="https://wegmarke.example/bochum">');
    expect(lines).toContain(
      '<link rel="alternate" hreflang="en" href="https://wegmarke.example/bochum?lang=en">',
    );
    expect(lines.join()).toContain('href="/api/v1/municipalities/bochum/changes.atom?lang=de"');
    expect(lines.join()).toContain('href="/api/v1/municipalities/bochum/milestones.ics?lang=de"');
  });

  it('describes the page by what it finds', async () => {
    const lines = await written(
      {},
      '<main><h1>Bochum: 41 % sind\n umgesetzt.</h1><p>Stand &lt;heute></p></main>',
    );
    expect(lines).toContain('<meta name="description" content="Bochum: 41 % sind umgesetzt. Stand <heute>">');
    expect(lines).toContain('<meta property="og:title" content="Kurs · Bochum">');
  });

  it('offers a project’s own calendar on its page', async () => {
    const id = '0198c5f2-0000-7000-8000-000000000000';
    const lines = await written({ url: `/bochum/projects/${id}` });
    expect(lines.join()).toContain(`milestones.ics?lang=de&amp;project=${id}`);
  });

  it('subscribes to nothing that is not published', async () => {
    const lines = await written({ strategy: { published: false } as Strategy });
    expect(lines.join()).not.toContain('atom');
  });

  it('keeps out of search engines what is no page to find', async () => {
    for (const url of ['/bochum/sign-in?returnTo=x', '/bochum/plan', '/account', '/bochum/welcome'])
      expect(await written({ url })).toEqual(['<meta name="robots" content="noindex">']);
    expect(await written({ isPersonal: true })).toEqual([]);
  });
});
