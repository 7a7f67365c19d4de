import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Milestone, Project } from '@wegmarke/domain/contracts';
import { ProjectStore } from './project-store';

const JUDGED = { health: 'at-risk', reason: 'Die Tiefbaufirma ist ausgefallen.' } as const;

function project(changes: Partial<Project> = {}): Project {
  return { id: 'p1', version: 3, health: 'off-course', judgement: null, ...changes } as Project;
}

let http: HttpTestingController;
let store: ProjectStore;

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), ProjectStore],
  });
  http = TestBed.inject(HttpTestingController);
  store = TestBed.inject(ProjectStore);
  const opened = store.open('p1');
  http.expectOne((request) => request.method === 'GET').flush(project());
  await opened;
});

describe('an office’s own judgement of its project', () => {
  function sent(): TestRequest {
    return http.expectOne((request) => request.method === 'PATCH');
  }

  it('is given on the version that was seen, and stands beside the derived health', async () => {
    const judged = store.judge(JUDGED);
    const request = sent();
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toEqual({ judgement: JUDGED });
    request.flush(project({ version: 4, judgement: { ...JUDGED, on: '2026-06-15', office: null } }));
    expect(await judged).toBeNull();
    expect(store.project()).toMatchObject({ health: 'off-course', judgement: JUDGED });
  });

  it('is taken back by null', async () => {
    const judged = store.judge(null);
    const request = sent();
    expect(request.request.body).toEqual({ judgement: null });
    request.flush(project({ version: 4 }));
    expect(await judged).toBeNull();
  });

  it('shows what somebody else has changed meanwhile, and tries again on that', async () => {
    const judged = store.judge(JUDGED);
    sent().flush({ code: 'stale' }, { status: 412, statusText: 'Precondition Failed' });
    await Promise.resolve();
    http.expectOne((request) => request.method === 'GET').flush(project({ version: 7, phase: 'paused' }));
    expect(await judged).toMatchObject({ status: 412, code: 'stale' });
    expect(store.project()).toMatchObject({ version: 7, phase: 'paused' });

    const again = store.judge(JUDGED);
    const request = sent();
    expect(request.request.headers.get('If-Match')).toBe('"7"');
    request.flush(project({ version: 8, judgement: { ...JUDGED, on: '2026-06-15', office: null } }));
    expect(await again).toBeNull();
  });
});

describe('another office’s verification of the evidence', () => {
  const milestone = (evidence: string) => ({ id: 'm1', evidence, project: { id: 'p1' } }) as Milestone;
  const asked = (): TestRequest => http.expectOne((request) => request.url.endsWith('m1/verifications'));

  beforeEach(async () => {
    const opened = store.open('p1');
    http
      .expectOne((request) => request.method === 'GET')
      .flush(project({ milestoneItems: [milestone('evidenced')] }));
    await opened;
  });

  it('shows the milestone as verified, and loads the shares that rest on it', async () => {
    const verified = store.verify('m1');
    asked().flush(milestone('verified'));
    expect(await verified).toBeNull();
    expect(store.project()?.milestoneItems).toEqual([milestone('verified')]);
    http.expectOne((request) => request.method === 'GET').flush(project({ version: 4 }));
  });

  it('keeps its key while no answer came back, and takes another once it was refused', async () => {
    const keyOf = (request: TestRequest) => request.request.headers.get('Idempotency-Key');
    const first = store.verify('m1');
    const unanswered = asked();
    unanswered.error(new ProgressEvent('error'));
    expect(await first).toMatchObject({ code: 'offline' });
    const second = store.verify('m1');
    const refused = asked();
    expect(keyOf(refused)).toBe(keyOf(unanswered));
    refused.flush({ code: 'own-evidence' }, { status: 403, statusText: 'Forbidden' });
    expect(await second).toMatchObject({ code: 'own-evidence' });
    const third = store.verify('m1');
    expect(keyOf(asked())).not.toBe(keyOf(refused));
    void third;
  });
});
