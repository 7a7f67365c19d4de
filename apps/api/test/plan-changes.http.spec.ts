import type {
  PlanChange,
  PlanChangesInput,
  PlanChangesResult,
  PlanEffect,
  PlanOutline,
  Problem,
  UndoResult,
} from '@wegmarke/domain/contracts';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { dayFromToday, makePlanCity, type PlanCity, today } from './support/plan-city';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

describe('changes of a plan', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const strategyOf = (city: PlanCity): string => `${city.path}/strategies/${city.strategyId}`;
  const change = (city: PlanCity, changes: PlanChange[], input: Partial<PlanChangesInput> = {}) =>
    city.cdo.post<PlanChangesResult & Problem>(`${strategyOf(city)}/changes`, { changes, ...input });
  const preview = (city: PlanCity, changes: PlanChange[], input: Partial<PlanChangesInput> = {}) =>
    city.cdo.post<PlanEffect & Problem>(`${strategyOf(city)}/changes?preview=true`, { changes, ...input });
  const undo = (city: PlanCity, revision: number, input: object = { reason: 'Doch nicht' }) =>
    city.cdo.post<UndoResult & Problem>(`${strategyOf(city)}/revisions/${String(revision)}/undo`, input);
  const outline = async (city: PlanCity) =>
    (await city.cdo.get<PlanOutline>(`${strategyOf(city)}/plan`)).json;
  /** What the plan says, without what counts up with every write. */
  const content = async (city: PlanCity) => ({ ...(await outline(city)), revision: 0 });

  describe('in a draft', () => {
    let city: PlanCity;
    const pillar = uuid();
    const project = uuid();
    const milestone = uuid();

    beforeAll(async () => {
      city = await makePlanCity(app, 'entwurfstadt', { adopt: false });
    });

    it('adds a pillar with a project and a milestone in one revision, without a reason', async () => {
      const { status, json } = await change(city, [
        { kind: 'add-pillar', id: pillar, title: text('Bildung'), weight: 2 },
        {
          kind: 'add-project',
          id: project,
          pillarId: pillar,
          title: text('Schul-WLAN'),
          officeId: city.officeId,
        },
        {
          kind: 'add-milestone',
          id: milestone,
          projectId: project,
          title: text('Ausgeschrieben'),
          baselineOn: dayFromToday(30),
        },
      ]);
      expect([status, json.createdIds]).toEqual([201, [pillar, project, milestone]]);
      const plan = await outline(city);
      expect([plan.revision, plan.adoption]).toEqual([json.revision, null]);
      const added = plan.pillars.find(({ id }) => id === pillar);
      expect(added).toMatchObject({ weight: 2, adopted: false, title: text('Bildung') });
      expect(added?.projects).toMatchObject([
        {
          id: project,
          officeId: city.officeId,
          milestones: [{ id: milestone, baselineOn: dayFromToday(30) }],
        },
      ]);
    });

    it.each<[string, object, string]>([
      ['a kind that every object knows', { kind: 'toString' }, '/changes/0/kind'],
      ['a kind that is no word', { kind: '__proto__x' }, '/changes/0/kind'],
    ])('refuses %s', async (_, changed, pointer) => {
      const { status, json } = await change(city, [changed as PlanChange]);
      expect([status, json.errors?.[0]?.pointer]).toEqual([422, pointer]);
    });

    it('gives nothing the id of the strategy itself', async () => {
      const own = { kind: 'add-pillar', id: city.strategyId, title: text('Doppelt') } as const;
      const { status, json } = await change(city, [own]);
      expect([status, json.errors?.[0]?.code]).toEqual([422, 'taken']);
    });

    it('takes contributions to pillars of the plan alone', async () => {
      const contributions = (id: string) =>
        change(city, [
          { kind: 'describe-project', subjectId: city.projectIds[0] ?? '', contributesTo: [id] },
        ]);
      const refused = await contributions(uuid());
      expect([refused.status, refused.json.errors?.[0]?.pointer]).toEqual([422, '/changes/0/contributesTo']);
      expect((await contributions(city.pillarIds[1] ?? '')).status).toBe(201);
    });

    it('names the place in the batch of what makes no sense, and stores nothing of it', async () => {
      const before = await outline(city);
      const cases: [PlanChange, string, string][] = [
        [{ kind: 'set-weight', subjectId: uuid(), weight: 2 }, '/changes/1/subjectId', 'unknown'],
        [{ kind: 'set-weight', subjectId: project, weight: 1001 }, '/changes/1/weight', 'max'],
        [{ kind: 'move', subjectId: milestone, intoId: pillar }, '/changes/1/intoId', 'wrong-subject'],
        [
          { kind: 'add-project', id: project, pillarId: pillar, title: text('X'), officeId: city.officeId },
          '/changes/1/id',
          'taken',
        ],
        [
          { kind: 'add-project', id: uuid(), pillarId: pillar, title: text('X'), officeId: uuid() },
          '/changes/1/officeId',
          'unknown',
        ],
        [
          { kind: 'set-completion', subjectId: milestone, completedOn: dayFromToday(1) },
          '/changes/1/completedOn',
          'completion-in-future',
        ],
        [{ kind: 'merge', subjectId: project, intoId: project }, '/changes/1/intoId', 'successor-is-itself'],
        [{ kind: 'drop', subjectId: project, weight: 3 } as PlanChange, '/changes/1/weight', 'unknown-field'],
      ];
      for (const [wrong, pointer, code] of cases) {
        const good: PlanChange = { kind: 'set-weight', subjectId: pillar, weight: 5 };
        const { status, json } = await change(city, [good, wrong]);
        expect([wrong.kind, status, json.errors]).toMatchObject([wrong.kind, 422, [{ pointer, code }]]);
      }
      expect(await outline(city)).toEqual(before);
    });

    it('undoes and redoes a batch, texts included', async () => {
      const before = await content(city);
      const { json } = await change(city, [
        { kind: 'set-weight', subjectId: pillar, weight: 7 },
        {
          kind: 'describe-project',
          subjectId: project,
          title: text('WLAN in Schulen'),
          partners: ['Stadtwerke'],
        },
        { kind: 'set-baseline', subjectId: milestone, baselineOn: null },
      ]);
      const changed = await content(city);
      expect(changed).not.toEqual(before);
      const undone = await undo(city, json.revision, {});
      expect([undone.status, undone.json.kept]).toEqual([201, []]);
      expect(await content(city)).toEqual(before);
      const redone = await undo(city, undone.json.revision, {});
      expect(await content(city)).toEqual(changed);
      expect((await undo(city, json.revision, {})).json.code).toBe('undone-already');
      await undo(city, redone.json.revision, {});
      expect(await content(city)).toEqual(before);
    });

    it('leaves texts that somebody changed since, and says which', async () => {
      const { json } = await change(city, [
        { kind: 'describe-milestone', subjectId: milestone, title: text('Vergeben') },
        { kind: 'describe-pillar', subjectId: pillar, title: text('Schule') },
      ]);
      const kept = await change(city, [
        { kind: 'describe-pillar', subjectId: pillar, title: text('Lernen') },
      ]);
      const undone = await undo(city, json.revision, {});
      expect(undone.json.kept).toEqual([
        {
          subjectId: pillar,
          title: text('Lernen'),
          what: 'title',
          revision: kept.json.revision,
          recordedAt: expect.stringMatching(/Z$/),
          office: text('Chief Digital Officer'),
          person: expect.stringMatching(/\S/),
        },
      ]);
      const plan = await outline(city);
      const shown = plan.pillars.find(({ id }) => id === pillar);
      expect([shown?.title, shown?.projects[0]?.milestones[0]?.title]).toEqual([
        text('Lernen'),
        text('Ausgeschrieben'),
      ]);
    });

    it('does not write over a text that its writer has not seen', async () => {
      const { status, json } = await change(city, [
        {
          kind: 'describe-pillar',
          subjectId: pillar,
          title: text('Schulen'),
          seen: { title: text('Bildung') },
        },
      ]);
      expect([status, json.code, json.current]).toMatchObject([
        409,
        'changed-meanwhile',
        { subjectId: pillar, title: text('Lernen') },
      ]);
    });

    it('refuses to undo what others have worked on, unless that goes as well; redo brings all of it back', async () => {
      const [extra, step] = [uuid(), uuid()];
      const { json } = await change(city, [
        {
          kind: 'add-project',
          id: extra,
          pillarId: pillar,
          title: text('Lernplattform'),
          officeId: city.officeId,
        },
      ]);
      await change(city, [{ kind: 'add-milestone', id: step, projectId: extra, title: text('Start') }]);
      await change(city, [{ kind: 'set-completion', subjectId: step, completedOn: today() }]);
      const before = await content(city);
      const refused = await undo(city, json.revision, {});
      expect([refused.status, refused.json.code]).toEqual([409, 'changed-since']);
      expect(refused.json.current).toMatchObject([
        { subjectId: step, what: 'milestone-added', title: text('Start') },
        { subjectId: step, what: 'completed' },
      ]);
      expect(await content(city)).toEqual(before);
      const undone = await undo(city, json.revision, { includeLater: true });
      expect(undone.status).toBe(201);
      expect(JSON.stringify(await content(city))).not.toContain(extra);
      await undo(city, undone.json.revision, {});
      expect(await content(city)).toEqual(before);
    });

    it('removes a project with its milestones, and keeps what was moved out of it', async () => {
      const [from, stays, goes] = [uuid(), uuid(), uuid()];
      await change(city, [
        { kind: 'add-project', id: from, pillarId: pillar, title: text('Alt'), officeId: city.officeId },
        { kind: 'add-milestone', id: stays, projectId: from, title: text('Bleibt') },
        { kind: 'add-milestone', id: goes, projectId: from, title: text('Geht') },
      ]);
      await change(city, [{ kind: 'move', subjectId: stays, intoId: project }]);
      const { status, json } = await change(city, [{ kind: 'remove', subjectId: from }]);
      expect([status, json.code]).toEqual([201, undefined]);
      const plan = await outline(city);
      const projects = plan.pillars.flatMap((each) => each.projects);
      expect(projects.map(({ id }) => id)).not.toContain(from);
      const milestones = projects.flatMap((each) => each.milestones.map(({ id }) => id));
      expect([milestones.includes(stays), milestones.includes(goes)]).toEqual([true, false]);
    });

    it('does not remove a pillar into which somebody moved a project meanwhile', async () => {
      const [spare, moved] = [uuid(), uuid()];
      const { json } = await change(city, [
        { kind: 'add-pillar', id: spare, title: text('Reserve') },
        { kind: 'add-project', id: moved, pillarId: pillar, title: text('Wandert'), officeId: city.officeId },
      ]);
      await change(city, [{ kind: 'move', subjectId: moved, intoId: spare }]);
      const removal = [{ kind: 'remove', subjectId: spare }] as const;
      const refused = await change(city, [...removal], { baseRevision: json.revision });
      expect([refused.status, refused.json.code]).toEqual([409, 'effect-changed']);
      const unseen = await change(city, [{ kind: 'remove', subjectId: spare, holds: [] }]);
      expect([unseen.status, unseen.json.code]).toEqual([409, 'holds-more']);
      expect(unseen.json.current).toEqual({ subjectId: spare, holds: [moved] });
      expect(JSON.stringify(await outline(city))).toContain(moved);
      expect((await change(city, [{ kind: 'remove', subjectId: spare, holds: [moved] }])).status).toBe(201);
    });
  });

  describe('in an adopted plan', () => {
    let city: PlanCity;

    beforeAll(async () => {
      city = await makePlanCity(app, 'beschlussstadt');
    });

    it('need a reason, except where only texts change', async () => {
      const [first = '', second = ''] = city.projectIds;
      const weight = [{ kind: 'set-weight', subjectId: first, weight: 3 }] as const;
      const refused = await change(city, [...weight]);
      expect([refused.status, refused.json.errors]).toMatchObject([
        422,
        [{ pointer: '/reason', code: 'reason-missing' }],
      ]);
      // Nobody reads a reason without ink.
      const unseen = await change(city, [...weight], { reason: ' \u200b\u2060\u3164' });
      expect([unseen.status, unseen.json.errors?.[0]?.pointer]).toEqual([422, '/reason']);
      const renamed = await change(city, [
        { kind: 'describe-project', subjectId: second, title: text('Anders') },
      ]);
      expect(renamed.status).toBe(201);
    });

    it('do what their preview showed, part by part, and undo brings the figures back', async () => {
      const [first = '', second = ''] = city.projectIds;
      const [pillarId = ''] = city.pillarIds;
      const changes: PlanChange[] = [
        { kind: 'drop', subjectId: second },
        { kind: 'set-weight', subjectId: first, weight: 4 },
        { kind: 'add-project', id: uuid(), pillarId, title: text('Neu'), officeId: city.officeId },
      ];
      const { json: effect } = await preview(city, changes);
      const course = async () => (await city.cdo.get<PlanEffect['after']>(`${strategyOf(city)}/course`)).json;
      const before = await course();
      expect(effect.before?.todayScope).toEqual(before.todayScope);
      for (const { figures } of effect.moves) {
        for (const { from, to, parts } of figures) {
          const points = parts.reduce((sum, part) => sum + Math.round(part.amount.points * 10), 0);
          if (from && to) expect(points).toBe(Math.round(to.percent * 10) - Math.round(from.percent * 10));
        }
      }
      const kinds = effect.moves.flatMap(({ figures }) =>
        figures.flatMap(({ parts }) => parts.map((p) => p.kind)),
      );
      expect(kinds).not.toContain('work');
      const reason = 'Haushalt 2027';
      const { status, json } = await change(city, changes, { reason, baseRevision: effect.baseRevision });
      expect(status).toBe(201);
      const after = await course();
      expect([after.todayScope, after.asAdopted]).toEqual([effect.after.todayScope, effect.after.asAdopted]);
      expect((await undo(city, json.revision, {})).json.code).toBe('reason-missing');
      await undo(city, json.revision);
      expect((await course()).todayScope).toEqual(before.todayScope);
    });

    it('keep the adoption that the public has read', async () => {
      const { json } = await city.cdo.get<{ items: { revision: number }[] }>(
        `${strategyOf(city)}/revisions?kind=adopted`,
      );
      const refused = await undo(city, json.items[0]?.revision ?? 0, {
        reason: 'Doch nicht',
        includeLater: true,
      });
      expect([refused.status, refused.json.code]).toEqual([409, 'adoption-published']);
      expect((await outline(city)).adoption).not.toBeNull();
    });

    it('cannot remove what was adopted', async () => {
      const [first = ''] = city.projectIds;
      const { status, json } = await change(city, [{ kind: 'remove', subjectId: first }], { reason: 'Weg' });
      expect([status, json.code]).toEqual([422, 'adopted-stays']);
    });

    it('are the digital office’s', async () => {
      const [first = ''] = city.projectIds;
      const changes = [{ kind: 'set-weight', subjectId: first, weight: 9 }];
      const answers = [
        await city.head.post(`${strategyOf(city)}/changes`, { changes, reason: 'Ich' }),
        await city.council.post(`${strategyOf(city)}/changes?preview=true`, { changes }),
        await city.head.post(`${strategyOf(city)}/revisions/1/undo`, {}),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    });

    it('answer a repeated batch with what was stored', async () => {
      const [first = ''] = city.projectIds;
      const id = uuid();
      const body = {
        changes: [{ kind: 'add-milestone', id, projectId: first, title: text('Einmal') }],
        reason: 'Vergessen',
      };
      const headers = { 'idempotency-key': 'offline-1' };
      const send = () => city.cdo.post<PlanChangesResult>(`${strategyOf(city)}/changes`, body, headers);
      const [once, again] = [await send(), await send()];
      expect(again.json).toEqual(once.json);
      expect([once.status, once.json.createdIds]).toEqual([201, [id]]);
    });
  });
});
