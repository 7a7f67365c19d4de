import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { PlanChange } from '@wegmarke/domain/contracts';
import { ChangeQueue, type Settled } from './change-queue';
import type { Edit } from './edit';
import { PlanShelf } from './shelf';

const PLACE = { slug: 'jena', strategyId: 's' };
const text = (de: string) => ({ source: 'de' as const, texts: { de } });

function edit(key: string, ...changes: PlanChange[]): Edit {
  const label = { what: 'many', title: '', count: changes.length } as const;
  return { key, work: { kind: 'changes', input: { changes } }, label, refusal: null, revision: null };
}

const weigh = (subjectId: string): PlanChange => ({ kind: 'set-weight', subjectId, weight: 2 });

describe('edits on their way', () => {
  let http: HttpTestingController;
  let queue: ChangeQueue;
  let shelf: PlanShelf;
  let settled: Settled[];

  beforeEach(async () => {
    localStorage.clear();
    await start();
  });

  async function start(): Promise<void> {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), PlanShelf, ChangeQueue],
    });
    http = TestBed.inject(HttpTestingController);
    queue = TestBed.inject(ChangeQueue);
    shelf = TestBed.inject(PlanShelf);
    await shelf.open('account', 's');
    settled = [];
    queue.start(PLACE, (one) => settled.push(one));
  }

  const sent = (): TestRequest => http.expectOne(({ url }) => url.endsWith('/changes'));
  const keyOf = ({ request }: TestRequest): string | null => request.headers.get('Idempotency-Key');
  const answered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  it('go one after the other, in their order', async () => {
    queue.add(edit('a', weigh('x')));
    queue.add(edit('b', weigh('y')));
    const first = sent();
    expect(keyOf(first)).toBe('a');
    first.flush({ revision: 4, createdIds: [] });
    await answered();
    const second = sent();
    expect(keyOf(second)).toBe('b');
    second.flush({ revision: 5, createdIds: [] });
    await answered();
    expect(settled.map(({ revision }) => revision)).toEqual([4, 5]);
    expect(queue.waiting()).toBe(0);
  });

  it('outlive the page, and are sent again with the same key', async () => {
    queue.add(edit('a', weigh('x')));
    sent().error(new ProgressEvent('error'), { status: 0 });
    await answered();
    expect([queue.connection(), queue.waiting()]).toEqual(['offline', 1]);
    await start();
    expect(queue.edits().map(({ key }) => key)).toEqual(['a']);
    const again = sent();
    expect(keyOf(again)).toBe('a');
    again.flush({ revision: 9, createdIds: [] });
    await answered();
    expect(settled).toMatchObject([{ revision: 9, refusal: null }]);
  });

  it('wait behind what was refused only where they rest on it', async () => {
    queue.add(edit('a', { kind: 'add-pillar', id: 'p', title: text('Neu') }));
    queue.add(edit('b', weigh('p')));
    queue.add(edit('c', weigh('x')));
    sent().flush({ code: 'invalid', status: 422 }, { status: 422, statusText: 'no' });
    await answered();
    const next = sent();
    expect(keyOf(next)).toBe('c');
    next.flush({ revision: 2, createdIds: [] });
    await answered();
    expect(queue.refused().map(({ key }) => key)).toEqual(['a']);
    queue.discard('a');
    expect(queue.edits().map(({ key }) => key)).toEqual(['c']);
    http.verify();
  });

  it('are written over another’s text only after that has been seen, and never over other languages', async () => {
    const seen = { title: text('Alt') };
    queue.add(edit('a', { kind: 'describe-pillar', subjectId: 'p', title: text('Neu'), seen }));
    const translated = { source: 'de', texts: { de: 'Anders', en: 'Different', nl: 'Anders' } } as const;
    const current = { subjectId: 'p', title: translated, summary: null };
    sent().flush({ code: 'changed-meanwhile', current }, { status: 409, statusText: 'no' });
    await answered();
    queue.retry('a');
    const again = sent();
    expect(keyOf(again)).not.toBe('a');
    const title = { source: 'de', texts: { ...translated.texts, de: 'Neu' } };
    expect(again.request.body).toEqual({
      changes: [{ kind: 'describe-pillar', subjectId: 'p', title, seen: { title: translated } }],
    });
    again.flush({ revision: 3, createdIds: [] });
    await answered();
    expect(queue.refused()).toEqual([]);
  });

  it('remove what others added to only after that has been seen', async () => {
    queue.add(edit('a', { kind: 'remove', subjectId: 'p', holds: [] }));
    sent().flush({ code: 'holds-more', status: 409 }, { status: 409, statusText: 'no' });
    await answered();
    queue.retry('a');
    expect(sent().request.body).toEqual({ changes: [{ kind: 'remove', subjectId: 'p' }] });
  });

  it('take back what came before by the revision that it became', async () => {
    queue.add(edit('a', weigh('x')));
    queue.add({
      ...edit('b'),
      work: { kind: 'undo', of: 'a', revision: null, redoes: false, input: {} },
    });
    sent().flush({ revision: 7, createdIds: [] });
    await answered();
    http
      .expectOne(({ url }) => url.endsWith('/revisions/7/undo'))
      .flush({ revision: 8, createdIds: [], kept: [] });
    await answered();
    expect(settled.map(({ revision }) => revision)).toEqual([7, 8]);
  });

  it('can be withdrawn before the server has heard of them, and not afterwards', () => {
    queue.add(edit('a', weigh('x')));
    queue.add(edit('b', weigh('y')));
    expect([queue.withdraw('b'), queue.withdraw('a')]).toEqual([true, false]);
    sent();
  });
});
