import type { Dependency, Import, ImportRow, List, Roadmap } from '@wegmarke/domain/contracts';
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity } from './support/plan-city';
import { sendFile } from './support/upload';

const LIST = [
  'Nr;Projekt;Meilenstein;Termin;Vorgänger',
  '1;Netz;Ausschreibung;01.02.2029;',
  '2;Netz;Ausbau;01.06.2029;1',
  '3;Schule;Tablets;01.07.2029;Netz',
  '4;Schule;Unterricht;01.09.2029;3, Niemand',
  '5;Amt;Ziel;01.10.2029;5',
].join('\n');

describe('dependencies that come with a list', () => {
  let app: TestApp;
  let city: PlanCity;
  let count = 0;
  const send = async (content: string, name = 'liste.csv') =>
    (await sendFile<Import>(app, city.cdo, `${city.path}/imports`, { name, content })).json;
  const act = async (id: string, what: 'apply' | 'undo') =>
    (await city.cdo.post<Import>(`${city.path}/imports/${id}/${what}`, {})).json;
  /** By title: what needs what. */
  const needs = async () => {
    const path = `${city.path}/strategies/${city.strategyId}`;
    const { json } = await city.cdo.get<Roadmap>(`${path}/roadmap`);
    const titles = new Map(
      json.projects.flatMap(({ title, milestones }) =>
        milestones.map((one) => [one.id, `${title.texts.de}: ${one.title.texts.de}`] as const),
      ),
    );
    const { items } = (await city.cdo.get<List<Dependency>>(`${path}/dependencies`)).json;
    return items
      .map(({ milestoneId, needsId }) => `${titles.get(milestoneId)} < ${titles.get(needsId)}`)
      .sort();
  };

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    count += 1;
    city = await makePlanCity(app, `kette${count}`, { adopt: false });
  });

  it('are counted before, made with it, known the second time, and taken back with it', async () => {
    const sent = await send(LIST);
    expect(sent.account).toMatchObject({ rows: 5, imported: 5, rejected: 0, dependencies: 3 });
    expect(sent.notes).toEqual([
      { code: 'predecessor-unknown', rows: 1, examples: [{ line: 5, value: 'Niemand' }] },
      { code: 'predecessor-circle', rows: 1, examples: [{ line: 6, value: '5' }] },
    ]);
    expect(await needs()).toEqual([]);
    const applied = await act(sent.id, 'apply');
    expect([applied.state, applied.account]).toEqual(['applied', sent.account]);
    const made = [
      'Netz: Ausbau < Netz: Ausschreibung',
      'Schule: Tablets < Netz: Ausbau',
      'Schule: Unterricht < Schule: Tablets',
    ];
    expect(await needs()).toEqual(made);
    const again = await send(LIST);
    expect(again.account).toMatchObject({ imported: 0, unchanged: 5, dependencies: 0 });
    expect((await act(sent.id, 'undo')).state).toBe('undone');
    expect(await needs()).toEqual([]);
  });

  it('make no circle, in one list or over two, and say which line would have closed it', async () => {
    const ring = (needs: readonly string[]) =>
      [
        'Nr;Projekt;Meilenstein;Termin;Vorgänger',
        ...needs.map(
          (one, at) => `${String(at + 1)};Netz;Schritt ${String(at + 1)};01.0${String(at + 1)}.2029;${one}`,
        ),
      ].join('\n');
    const sent = await send(ring(['3', '1', '2']));
    expect(sent.account).toMatchObject({ rows: 3, imported: 3, dependencies: 2 });
    expect(sent.notes).toEqual([
      { code: 'predecessor-circle', rows: 1, examples: [expect.objectContaining({ value: '2' })] },
    ]);
    await act(sent.id, 'apply');
    const made = await needs();
    expect(made).toHaveLength(2);
    // The other way round: each alone fits, together with what is there none does.
    const turned = await send(ring(['', '3', '1']));
    const applied = await act(turned.id, 'apply');
    expect(turned.notes.map(({ code }) => code)).toEqual(['predecessor-circle']);
    expect([applied.account.rejected, (await needs()).filter((one) => made.includes(one))]).toEqual([
      0,
      made,
    ]);
    const edges = (await needs()).map((one) => one.split(' < '));
    const below = (start: string, seen: readonly string[] = []): readonly string[] =>
      edges.flatMap(([from, to]) =>
        from === start && to !== undefined && !seen.includes(to) ? [to, ...below(to, [...seen, to])] : [],
      );
    for (const [from] of edges) expect(below(from ?? '')).not.toContain(from);
  });

  it('may be all that a list brings, and those that somebody said before stay', async () => {
    const plain = await send(LIST.replaceAll(/;[^;\n]*$/gmu, ';').replace('01.10.2029;', '01.10.2029;'));
    await act(plain.id, 'apply');
    const path = `${city.path}/strategies/${city.strategyId}`;
    const { json } = await city.cdo.get<Roadmap>(`${path}/roadmap`);
    const milestones = json.projects.flatMap((project) => project.milestones);
    const idOf = (title: string) => milestones.find((one) => one.title.texts.de === title)?.id;
    const said = await city.cdo.post(`${path}/dependencies`, {
      milestoneId: idOf('Ausschreibung'),
      needsId: idOf('Unterricht'),
    });
    expect(said.status).toBe(201);
    const sent = await send(LIST.replace('Projekt;Meilenstein', 'Vorhaben;Wegmarke'));
    // What was said by hand would make a circle of the last one.
    expect(sent.account).toMatchObject({ imported: 2, updated: 2, unchanged: 3, dependencies: 2 });
    const applied = await act(sent.id, 'apply');
    expect([applied.state, applied.revision]).toEqual(['applied', null]);
    expect(await needs()).toHaveLength(3);
    await act(sent.id, 'undo');
    expect(await needs()).toEqual(['Netz: Ausschreibung < Schule: Unterricht']);
  });

  it('come with tasks of Microsoft Project, whose resource groups are departments', async () => {
    const task = (id: number, level: number, name: string, finish: string, more = '') =>
      `<Task><UID>${id + 100}</UID><ID>${id}</ID><Name>${name}</Name><OutlineLevel>${level}</OutlineLevel><Finish>${finish}T17:00:00</Finish>${more}</Task>`;
    const link = (uid: number, type = 1) =>
      `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${type}</Type></PredecessorLink>`;
    const tasks = [
      task(1, 1, 'Netz', '2029-06-30'),
      task(2, 2, 'Planung', '2029-02-28'),
      task(3, 2, 'Ausbau', '2029-06-30', link(102)),
      task(4, 1, 'Schule', '2029-09-30', link(101)),
      task(5, 2, 'Tablets', '2029-07-31'),
      task(6, 2, 'Unterricht', '2029-09-30', link(105) + link(102, 3) + link(999)),
    ];
    const xml = `<Project xmlns="http://schemas.microsoft.com/project"><Tasks>${tasks.join('')}</Tasks><Resources><Resource><UID>7</UID><Name>Team Netze</Name><Group>IT-Amt</Group></Resource></Resources><Assignments><Assignment><TaskUID>102</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments></Project>`;
    const sent = await send(xml, 'plan.xml');
    const rows = await city.cdo.get<List<ImportRow>>(`${city.path}/imports/${sent.id}/rows`);
    expect(rows.json.items.map(({ cells }) => cells.slice(-2))).toEqual([
      ['', ''],
      ['IT-Amt', ''],
      ['', '2'],
      ['', ''],
      ['', '3'],
      ['', '3; 5; 2SS; UID 999'],
    ]);
    expect(sent.notes).toEqual([
      { code: 'predecessor-start', rows: 1, examples: [{ line: 6, value: '2SS' }] },
      { code: 'predecessor-unknown', rows: 1, examples: [{ line: 6, value: 'UID 999' }] },
    ]);
    await act(sent.id, 'apply');
    expect(await needs()).toEqual([
      'Netz: Ausbau < Netz: Planung',
      'Schule: Tablets < Netz: Ausbau',
      'Schule: Unterricht < Netz: Ausbau',
      'Schule: Unterricht < Schule: Tablets',
    ]);
  });

  it('come with tasks of GanttProject, and so do departments where people have such a field', async () => {
    const sent = await send(
      `<project gantt-divider-location="1"><tasks><task id="0" name="Netz" start="2029-01-02" duration="5"><depend id="4" type="2"/><task id="1" name="Planung" start="2029-01-02" duration="5"><depend id="2" type="2"/><depend id="4" type="1"/></task><task id="2" name="Ausbau" start="2029-02-01" duration="5"/></task><task id="3" name="Schule" start="2029-03-01" duration="5"><task id="4" name="Tablets" start="2029-03-01" duration="5"/></task></tasks><resources><custom-property-definition id="t1" name="Abteilung" type="text"/><resource id="7" name="Team Netze"><custom-property definition-id="t1" value="IT-Amt"/></resource></resources><allocations><allocation task-id="1" resource-id="7"/></allocations></project>`,
      'plan.gan',
    );
    expect(sent.account).toMatchObject({ milestones: 3, dependencies: 2 });
    expect(sent.mapping.columns.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['department', 'predecessors']),
    );
    expect(sent.notes.map(({ code }) => code)).toEqual(['predecessor-start']);
    await act(sent.id, 'apply');
    expect(await needs()).toEqual(['Netz: Ausbau < Netz: Planung', 'Schule: Tablets < Netz: Ausbau']);
  });
});
