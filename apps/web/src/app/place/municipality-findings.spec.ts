import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { loadFindings } from './municipality-findings';

const CITY = { id: 'm1', slug: 'lommel', name: 'Stad Lommel' };

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('the list of municipalities', () => {
  let http: HttpTestingController;
  let loaded: ReturnType<typeof loadFindings>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    loaded = runInInjectionContext(TestBed.inject(Injector), loadFindings);
    http.expectOne('/api/v1/municipalities').flush({ items: [CITY], nextCursor: null, total: 1 });
    await settled();
  });

  it('says what each course says today', async () => {
    http
      .expectOne('/api/v1/municipalities/lommel/strategies')
      .flush({ items: [{ id: 's1' }], nextCursor: null, total: 1 });
    await settled();
    const half = { percent: 50, exact: '1/2' };
    http
      .expectOne('/api/v1/municipalities/lommel/strategies/s1/course')
      .flush({ health: 'on-course', todayScope: { actual: half, planned: half } });
    expect(await loaded).toEqual({
      state: 'ready',
      value: [
        {
          municipality: CITY,
          finding: { hasStrategy: true, actual: half, planned: half, health: 'on-course' },
        },
      ],
    });
  });

  it('stands without what could not be loaded', async () => {
    http
      .expectOne('/api/v1/municipalities/lommel/strategies')
      .flush(null, { status: 503, statusText: 'Service Unavailable' });
    expect(await loaded).toEqual({ state: 'ready', value: [{ municipality: CITY, finding: null }] });
  });

  it('says where no strategy is published', async () => {
    http
      .expectOne('/api/v1/municipalities/lommel/strategies')
      .flush({ items: [], nextCursor: null, total: 0 });
    expect(await loaded).toMatchObject({ value: [{ finding: { hasStrategy: false } }] });
  });
});
