import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Milestone } from '@wegmarke/domain/contracts';
import { MilestonesStore } from './milestones-store';

const DONE = { kind: 'patch', input: { completedOn: '2026-06-15' } } as const;

function milestone(changes: Partial<Milestone> = {}): Milestone {
  return {
    id: 'm1',
    version: 3,
    states: ['overdue'],
    promisedOn: '2026-05-29',
    baselineOn: '2026-05-29',
    completedOn: null,
    left: null,
    undo: null,
    sample: false,
    ...changes,
  } as Milestone;
}

describe('reporting a milestone', () => {
  let http: HttpTestingController;
  let store: MilestonesStore;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), MilestonesStore],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(MilestonesStore);
    const opened = store.open();
    for (const request of http.match(() => true))
      request.flush({ items: [milestone()], nextCursor: null, total: 1 });
    await opened;
  });

  function sent(): TestRequest {
    return http.expectOne((request) => request.method === 'PATCH');
  }

  it('carries the version that was seen and a key', async () => {
    const reported = store.report('m1', DONE);
    const request = sent();
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^[\da-f-]{36}$/);
    request.flush(
      milestone({
        version: 4,
        completedOn: '2026-06-15',
        states: ['done'],
        undo: { entryId: 'e', what: 'completed' },
      }),
    );
    expect(await reported).toBe(true);
    expect(store.groups().map((group) => group.name)).toEqual(['reported']);
  });

  it('repeats a lost write with the same key, so that it happens once', async () => {
    const first = store.report('m1', DONE);
    const lost = sent();
    lost.error(new ProgressEvent('error'), { status: 0 });
    expect(await first).toBe(false);
    expect(store.trouble('m1')).toMatchObject({ report: DONE, failure: { code: 'offline' } });
    const again = store.retry('m1');
    const repeated = sent();
    expect(repeated.request.headers.get('Idempotency-Key')).toBe(lost.request.headers.get('Idempotency-Key'));
    repeated.flush(milestone({ version: 4 }));
    expect(await again).toBe(true);
    expect(store.trouble('m1')).toBeNull();
  });

  it('takes a new key where something else is reported', async () => {
    const first = store.report('m1', DONE);
    const lost = sent();
    lost.flush(null, { status: 503, statusText: 'busy' });
    await first;
    void store.report('m1', { kind: 'patch', input: { promisedOn: '2026-07-15', reason: 'Vergabe' } });
    expect(sent().request.headers.get('Idempotency-Key')).not.toBe(
      lost.request.headers.get('Idempotency-Key'),
    );
  });

  it('shows what someone else changed and keeps the report; the next one carries the new version', async () => {
    const first = store.report('m1', DONE);
    const stale = sent();
    const current = milestone({ version: 7, promisedOn: '2026-07-01', states: ['due', 'late'] });
    stale.flush(
      { type: 'urn:x', title: '', status: 412, code: 'stale', current },
      { status: 412, statusText: 'stale' },
    );
    expect(await first).toBe(false);
    expect(store.trouble('m1')).toMatchObject({ changedMeanwhile: true, report: DONE });
    expect(store.groups()[0]?.milestones[0]?.version).toBe(7);
    void store.retry('m1');
    const again = sent();
    expect(again.request.headers.get('If-Match')).toBe('"7"');
    expect(again.request.headers.get('Idempotency-Key')).not.toBe(
      stale.request.headers.get('Idempotency-Key'),
    );
  });

  it('sends nothing twice while it is under way', async () => {
    const first = store.report('m1', DONE);
    expect(await store.report('m1', DONE)).toBe(false);
    sent().flush(milestone({ version: 4 }));
    expect(await first).toBe(true);
  });
});
