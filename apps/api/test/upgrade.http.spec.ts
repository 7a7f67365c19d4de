import type { Course, List, Strategy } from '@wegmarke/domain/contracts';
import { MIGRATIONS } from '../src/migrations/migrations';
import { TestApp } from './support/app';
import { verifyCity } from './support/audited';
import { asOwner } from './support/database';
import { createEarlierDatabase } from './support/earlier-schema';

describe('a database of an earlier version', () => {
  let app: TestApp;
  let url: string;
  let strategyId: string;
  const path = '/municipalities/hanau';

  beforeAll(async () => {
    url = await createEarlierDatabase();
    app = await TestApp.start({ databaseUrl: url });
    const { json } = await app.client().get<List<Strategy>>(`${path}/strategies`);
    strategyId = json.items[0]?.id ?? '';
  });
  afterAll(() => app.stop());

  it('is brought up to date by the start', async () => {
    const { rows } = await asOwner(url, (owner) => owner.query(`select name from migration`));
    expect(rows).toHaveLength(MIGRATIONS.length);
  });

  it('says what it said, of then and as it was known then', async () => {
    const { json } = await app
      .client()
      .get<Course>(`${path}/strategies/${strategyId}/course?on=2026-06-30&knownAt=2026-10-01T00:00:00.000Z`);
    // As the earlier version answered.
    expect(json).toMatchObject({
      revision: 44,
      health: 'at-risk',
      todayScope: {
        actual: { exact: '713/2880' },
        planned: { exact: '185/576' },
        evidence: { verified: { exact: '220/713' } },
      },
      asAdopted: { actual: { exact: '413/1728' }, planned: { exact: '541/1728' } },
    });
  });

  it('keeps every line of its ledger, from which all figures can be folded, under one chain', async () => {
    const { rows } = await asOwner(url, (owner) =>
      owner.query<{ id: string; revisions: number; entries: number; texts: number }>(
        `select id, (select count(*) from ledger_revision)::int as revisions,
           (select count(*) from ledger_entry)::int as entries, (select count(*) from description)::int as texts
         from municipality`,
      ),
    );
    expect(rows).toMatchObject([{ revisions: 62, entries: 145, texts: 76 }]);
    const verified = await verifyCity(app, { municipalityId: rows[0]?.id ?? '' });
    expect(verified).toMatchObject({ trouble: null, strategies: 1 });
    expect(verified.links).toBeGreaterThanOrEqual(62);
  });

  it('finds its texts by the words that came since', async () => {
    const { rows } = await asOwner(url, (owner) =>
      owner.query(`select from search_word where word like 'klimadat%'`),
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});
