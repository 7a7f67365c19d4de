import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Jobs } from '../src/platform/jobs/jobs';
import { TestApp } from './support/app';

const FOLDER = join(import.meta.dirname, '../../../docker/monitoring');
/** What Prometheus itself says of whom it asks. */
const OF_PROMETHEUS = new Set(['up']);
const LABELS_OF_PROMETHEUS = ['instance', 'job', 'le'];

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

/** The names of series in an expression: what is neither a function, a label, a text, a number nor a word of PromQL. */
function seriesIn(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, '')
    .replaceAll(/\b(by|without|on)\s*\([^)]*\)/g, '');
  return [...bare.matchAll(/\b[a-z_][a-z\d_]*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => !['and', 'or', 'unless', 'by', 'e9'].includes(name));
}

/** Labels that an expression asks for or groups by. */
function labelsIn(expression: string): string[] {
  const asked = [...expression.matchAll(/([a-z]+)(?:=~|!=|=)"/g)].map(([, name = '']) => name);
  const grouped = [...expression.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, names = '']) =>
    names.split(/,\s*/),
  );
  return [...asked, ...grouped];
}

describe('what Prometheus is told', () => {
  let app: TestApp;
  let served: string;
  let series: Set<string>;

  beforeAll(async () => {
    app = await TestApp.start({ env: { METRICS: 'on' } });
    await app.app.get(Jobs).send('count-sheep', {}, { startAfter: new Date(Date.now() - 60_000) });
    await app.client().post('/session', { email: 'nobody@nowhere.example', password: 'not the password' });
    const { status, text } = await app.client().get('//metrics');
    expect(status).toBe(200);
    served = text;
    series = new Set([...text.matchAll(/^([a-z_][a-z\d_]*)[ {]/gm)].map(([, name = '']) => name));
  });
  afterAll(() => app.stop());

  it('holds every series and label that the dashboard draws and the rules watch', async () => {
    const dashboard = JSON.parse(await readFile(join(FOLDER, 'grafana-dashboard.json'), 'utf8')) as Dashboard;
    const rules = await readFile(join(FOLDER, 'alerts.yml'), 'utf8');
    const drawn = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const watched = [...rules.matchAll(/^ +expr: (.+)$/gm)].map(([, expression = '']) => expression);
    expect(watched).toHaveLength([...rules.matchAll(/- alert:/g)].length);
    const labels = new Set([
      ...LABELS_OF_PROMETHEUS,
      ...[...served.matchAll(/[{,]([a-z]+)="/g)].map(([, name = '']) => name),
    ]);
    for (const expression of [...drawn, ...watched]) {
      const names = seriesIn(expression);
      expect([expression, names.length > 0]).toEqual([expression, true]);
      for (const name of names)
        expect([expression, name, series.has(name) || OF_PROMETHEUS.has(name)]).toEqual([
          expression,
          name,
          true,
        ]);
      for (const label of labelsIn(expression))
        expect([expression, label, labels.has(label)]).toEqual([expression, label, true]);
    }
  });

  it('tells refused sign-ins, what waits and for how long, and that the database answers', () => {
    expect(served).toMatch(
      /http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/session",status="401"\} 1/,
    );
    expect(served).toMatch(/^jobs\{queue="count-sheep",state="waiting"\} 1$/m);
    expect(
      Number(/^jobs_oldest_due_seconds\{queue="count-sheep"\} (.+)$/m.exec(served)?.[1]),
    ).toBeGreaterThanOrEqual(60);
    expect(served).toMatch(/^database_up 1$/m);
    expect(served).toMatch(/^mails_total\{outcome="refused"\} 0$/m);
    expect(served).not.toContain('nobody');
  });
});
