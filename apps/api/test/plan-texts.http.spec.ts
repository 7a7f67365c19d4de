import {
  type FieldText,
  type Language,
  LANGUAGES,
  type PlanChange,
  type PlanChangesResult,
  type PlanOutline,
  type Problem,
  type Project,
  type UndoResult,
} from '@wegmarke/domain/contracts';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { TestApp } from './support/app';
import { makePlanCity, type PlanCity } from './support/plan-city';

const FOUR: FieldText = { source: 'de', texts: { de: 'eins', en: 'one', nl: 'een', ar: 'واحد' } };
const ONE: FieldText = { source: 'de', texts: { de: 'eins' } };

/** One act upon a title: another wording in a language (null: none any more), by one of two writers. */
interface Writing {
  readonly who: 'own' | 'other' | 'page';
  readonly language: Language;
  readonly wording: string | null;
}

const writing: fc.Arbitrary<Writing> = fc.record({
  who: fc.constantFrom('own', 'own', 'other', 'page'),
  language: fc.constantFrom(...LANGUAGES),
  // Few words, so that people often write the same.
  wording: fc.option(fc.constantFrom('a', 'b'), { freq: 4 }),
});

function reworded({ source, texts }: FieldText, { language, wording }: Writing): FieldText {
  const others = Object.entries(texts).filter(([each]) => each !== language);
  if (wording === null && language !== source) return { source, texts: Object.fromEntries(others) };
  return { source, texts: { ...texts, [language]: wording ?? 'c' } };
}

/** Titles in several languages, written by several people who undo and redo: nothing goes that nobody has taken away. */
describe('texts in several languages', () => {
  let app: TestApp;
  let city: PlanCity;
  let plan: string;
  const pillarId = uuid();

  beforeAll(async () => {
    app = await TestApp.start();
    city = await makePlanCity(app, 'sprachenstadt', { adopt: false });
    plan = `${city.path}/strategies/${city.strategyId}`;
    await change({ kind: 'add-pillar', id: pillarId, title: ONE });
  });
  afterAll(() => app.stop());

  const titled = async (title: FieldText): Promise<string> => {
    const id = uuid();
    const added = await change({ kind: 'add-project', id, pillarId, title, officeId: city.officeId });
    expect([added.status, added.json.errors]).toEqual([201, undefined]);
    return id;
  };
  const change = (...changes: PlanChange[]) =>
    city.cdo.post<PlanChangesResult & Problem>(`${plan}/changes`, { changes });
  const rename = (subjectId: string, title: FieldText, seen: FieldText) =>
    change({ kind: 'describe-project', subjectId, title, seen: { title: seen } });
  const undo = (revision: number) =>
    city.cdo.post<UndoResult>(`${plan}/revisions/${String(revision)}/undo`, {});
  const titleOf = async (id: string): Promise<FieldText> => {
    const { pillars } = (await city.cdo.get<PlanOutline>(`${plan}/plan`)).json;
    const found = pillars.flatMap(({ projects }) => projects).find((project) => project.id === id);
    if (!found) throw new Error('The project is gone.');
    return found.title;
  };
  const onItsPage = async (id: string, title: FieldText): Promise<void> => {
    const path = `${city.path}/projects/${id}`;
    const tag = (await city.cdo.get(path)).headers.get('etag') ?? '';
    expect((await city.cdo.patch<Project>(path, { title }, { 'if-match': tag })).status).toBe(200);
  };

  it('that two write at once stay, each in its language', async () => {
    const id = await titled(ONE);
    const [german, english] = [
      { source: 'de', texts: { de: 'zwei' } },
      { source: 'de', texts: { de: 'eins', en: 'one' } },
    ] as const;
    const answers = [await rename(id, english, ONE), await rename(id, german, ONE)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await titleOf(id)).toEqual({ source: 'de', texts: { de: 'zwei', en: 'one' } });
    const refused = await rename(id, { source: 'de', texts: { de: 'drei' } }, ONE);
    expect([refused.status, refused.json.code]).toEqual([409, 'changed-meanwhile']);
  });

  it('are taken back in the language that was written, and stay in those that others wrote since', async () => {
    const id = await titled(ONE);
    const { json } = await rename(id, { source: 'de', texts: { de: 'zwei' } }, ONE);
    await rename(
      id,
      { source: 'de', texts: { de: 'zwei', en: 'two' } },
      { source: 'de', texts: { de: 'zwei' } },
    );
    const undone = await undo(json.revision);
    expect(undone.json.kept).toEqual([]);
    expect(await titleOf(id)).toEqual({ source: 'de', texts: { de: 'eins', en: 'two' } });
  });

  it('stay in four languages that somebody has written anew since, although they read as before', async () => {
    const id = await titled(FOUR);
    const shortened = await change({ kind: 'describe-project', subjectId: id, title: ONE });
    const undone = await undo(shortened.json.revision);
    await onItsPage(id, { source: 'de', texts: { de: 'eins', en: 'x', nl: 'x', ar: 'x' } });
    await rename(id, FOUR, await titleOf(id));
    const redone = await undo(undone.json.revision);
    expect(redone.json.kept).toMatchObject([{ subjectId: id, what: 'title', title: FOUR }]);
    expect(await titleOf(id)).toEqual(FOUR);
  });

  it('come back word for word by undo and redo, and others’ words stay, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(ONE, FOUR),
        fc.array(writing, { minLength: 1, maxLength: 8 }),
        async (first, writings) => {
          const id = await titled(first);
          const mine: number[] = [];
          /** By language: how it has to read once all that is one's own has been taken back. */
          const expected: Partial<Record<Language, string>> = { ...first.texts };
          for (const [step, drawn] of writings.entries()) {
            // On a project's page nobody keeps what stood there in between: only what reads otherwise is told from before.
            const each = drawn.who === 'page' ? { ...drawn, wording: `page ${String(step)}` } : drawn;
            const now = await titleOf(id);
            const title = reworded(now, each);
            const isSame = now.texts[each.language] === title.texts[each.language];
            if (isSame) continue;
            if (each.who === 'page') await onItsPage(id, title);
            else {
              const { status, json } = await rename(id, title, now);
              expect(status).toBe(201);
              if (each.who === 'own') mine.push(json.revision);
            }
            if (each.who !== 'own') expected[each.language] = title.texts[each.language];
          }
          const written = await titleOf(id);
          const undone: number[] = [];
          for (const revision of mine.reverse()) undone.push((await undo(revision)).json.revision);
          const { texts } = await titleOf(id);
          for (const each of LANGUAGES) expect([each, texts[each]]).toEqual([each, expected[each]]);
          for (const revision of undone.reverse()) await undo(revision);
          expect(await titleOf(id)).toEqual(written);
        },
      ),
      { numRuns: 25 },
    );
  });
});
