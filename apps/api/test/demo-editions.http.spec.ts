import type { Edition, EditionContent, List } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { sealDemo } from './support/demo-editions';

/** The demo begins with sealed reports, so that a first look finds some. */
describe('the editions of the demo', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ env: { DEMO: 'on' } });
  });
  afterAll(() => app.stop());

  it('are sealed once, with what was known then, the second compared with the first', async () => {
    await sealDemo(app, 'bochum');
    await sealDemo(app, 'bochum');
    await sealDemo(app, 'jena');
    const anybody = app.client();
    const { json } = await anybody.get<List<Edition>>('/municipalities/bochum/editions');
    expect(json.items.map(({ number, sample, correctedBy }) => [number, sample, correctedBy])).toEqual([
      [2, true, []],
      [1, true, []],
    ]);
    const [second, first] = await Promise.all(
      [2, 1].map(async (number) => {
        const path = `/municipalities/bochum/editions/${String(number)}.json`;
        return (await anybody.get<EditionContent>(path)).json;
      }),
    );
    expect(first?.change).toBeNull();
    expect(second?.previous).toEqual({ number: 1, on: first?.on });
    expect(second?.change?.comparedOn).toBe(first?.on);
    expect(second?.differences.length).toBeGreaterThan(0);
    expect(second?.change?.today.changes[0]?.from).toEqual(first?.explanation.todayScope.actual);
    expect(Object.keys(second?.texts ?? {})).toContain('changes');
    for (const content of [first, second])
      expect(
        (content?.knownAt ?? '') < (content?.sealedAt ?? '') || content?.knownAt === content?.sealedAt,
      ).toBe(true);
    expect((await anybody.get<List<Edition>>('/municipalities/jena/editions')).json.total).toBe(1);
  });
});
