import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ProjectUpdate, ProjectUpdateInput } from '@wegmarke/domain/contracts';
import { UpdatesStore } from './updates-store';

const INPUT: ProjectUpdateInput = { happened: { source: 'de', texts: { de: 'Der Bau hat begonnen.' } } };

function update(changes: Partial<ProjectUpdate> = {}): ProjectUpdate {
  return { id: 'u1', projectId: 'p1', version: 2, happened: INPUT.happened, ...changes } as ProjectUpdate;
}

describe('the updates of a project', () => {
  let http: HttpTestingController;
  let store: UpdatesStore;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), UpdatesStore],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(UpdatesStore);
    const opened = store.open('p1');
    sent('GET').flush({ items: [update()], nextCursor: null, total: 1 });
    await opened;
  });

  function sent(method: string): TestRequest {
    return http.expectOne((request) => request.method === method);
  }

  it('are written once, though the answer got lost', async () => {
    const first = store.save(null, INPUT);
    const lost = sent('POST');
    lost.error(new ProgressEvent('error'), { status: 0 });
    expect(await first).toMatchObject({ code: 'offline' });
    const second = store.save(null, INPUT);
    const repeated = sent('POST');
    const keyOf = ({ request }: TestRequest) => request.headers.get('Idempotency-Key');
    expect(keyOf(repeated)).toBe(keyOf(lost));
    repeated.flush(update({ id: 'u2', version: 1 }));
    expect(await second).toBeNull();
    expect(store.items().map(({ id }) => id)).toEqual(['u2', 'u1']);
  });

  it('show what somebody else has corrected meanwhile, and are corrected on that knowingly', async () => {
    const seen = update();
    const first = store.save(seen, INPUT);
    const stale = sent('PUT');
    expect(stale.request.headers.get('If-Match')).toBe('"2"');
    const current = update({ version: 3 });
    stale.flush({ code: 'stale', current }, { status: 412, statusText: 'Precondition Failed' });
    expect(await first).toMatchObject({ status: 412 });
    expect(store.items()).toEqual([current]);
    const again = store.save(current, INPUT);
    const request = sent('PUT');
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    request.flush(update({ version: 4 }));
    expect(await again).toBeNull();
  });

  it('stay in their place while somebody writes, and catch up afterwards', async () => {
    store.hold(true);
    await store.refresh();
    http.expectNone((request) => request.method === 'GET');
    store.hold(false);
    sent('GET').flush({ items: [], nextCursor: null, total: 0 });
    await Promise.resolve();
    await Promise.resolve();
    expect(store.items()).toEqual([]);
  });
});
