import type {
  Milestone,
  Project,
  ScopeChangeInput,
  ScopeChangeResult,
  Strategy,
} from '@wegmarke/domain/contracts';
import { addDays, localDay } from '@wegmarke/domain/calendar';
import { v7 as uuid } from 'uuid';
import type { TestApp } from './app';
import { asOwner } from './database';
import { Factory } from './factories';
import type { HttpAnswer, HttpClient } from './http-client';

const text = (de: string) => ({ source: 'de' as const, texts: { de } });

/** Today in the city of the tests, and days around it. */
export const today = (): string => localDay(new Date(), 'Europe/Berlin');
export const dayFromToday = (days: number): string => addDays(today(), days);

/** A city with an adopted plan, made through the API: two pillars, two projects, four milestones. */
export interface PlanCity {
  readonly slug: string;
  readonly municipalityId: string;
  readonly strategyId: string;
  readonly cdo: HttpClient;
  readonly head: HttpClient;
  readonly council: HttpClient;
  readonly officeId: string;
  readonly otherOfficeId: string;
  readonly headPersonId: string;
  readonly pillarIds: readonly string[];
  readonly projectIds: readonly string[];
  /** Of the first project: late and overdue, due within 30 days, planned; of the second: undated. */
  readonly milestoneIds: readonly string[];
  readonly path: string;
  change(
    input: Omit<ScopeChangeInput, 'reason' | 'effectiveOn'> & Partial<ScopeChangeInput>,
  ): Promise<HttpAnswer<ScopeChangeResult>>;
}

export async function makePlanCity(app: TestApp, slug: string, { adopt = true } = {}): Promise<PlanCity> {
  const strategyId = uuid();
  const made = await asOwner(app.databaseUrl, async (client) => {
    const city = await Factory.municipality(client, slug);
    const cdoOffice = await city.office({ kind: 'cdo', title: 'Chief Digital Officer' });
    const department = await city.department('Schulverwaltungsamt');
    const officeId = await city.office({ title: 'Leitung Schulverwaltung', departmentId: department });
    const otherOfficeId = await city.office({ title: 'Leitung Tiefbau' });
    const cdo = await city.member('cdo');
    const head = await city.member('head');
    const council = await city.member('council', ['council']);
    await city.appoint(cdoOffice, cdo.personId);
    await city.appoint(officeId, head.personId);
    await client.query(
      `insert into strategy (municipality_id, id, title, starts_on, target_on, published) values ($1, $2, $3, $4, $5, true)`,
      [city.municipalityId, strategyId, text('Strategie'), dayFromToday(-1000), dayFromToday(1000)],
    );
    return { city, officeId, otherOfficeId, cdo, head, council };
  });
  const cdo = await app.signIn(made.cdo.email);
  const path = `/municipalities/${slug}`;
  const change: PlanCity['change'] = async (input) => {
    const headers = await versionOf(cdo, path, strategyId, input);
    return cdo.post<ScopeChangeResult>(
      `${path}/strategies/${strategyId}/scope-changes`,
      { reason: 'Für den Test', effectiveOn: today(), ...input },
      headers,
    );
  };
  const start = dayFromToday(-400);
  const pillarIds: string[] = [];
  for (const title of ['Erste Säule', 'Zweite Säule']) {
    const { json } = await change({
      kind: 'add-pillar',
      subjectId: strategyId,
      title: text(title),
      effectiveOn: start,
    });
    pillarIds.push(json.createdIds[0] ?? '');
  }
  const projectIds: string[] = [];
  for (const [at, pillarId] of pillarIds.entries()) {
    const { json } = await cdo.post<Project>(`${path}/projects`, {
      strategyId,
      pillarId,
      title: text(`Projekt ${String(at + 1)}`),
      officeId: made.officeId,
    });
    projectIds.push(json.id);
  }
  const milestoneIds: string[] = [];
  for (const [project, baselineOn, title] of [
    [0, dayFromToday(-20), 'Verspätet'],
    [0, dayFromToday(10), 'Fällig'],
    [0, dayFromToday(90), 'Geplant'],
    [1, null, 'Ohne Termin'],
  ] as const) {
    const { json } = await change({
      kind: 'add-milestone',
      subjectId: projectIds[project] ?? '',
      title: text(title),
      baselineOn,
    });
    milestoneIds.push(json.createdIds[0] ?? '');
  }
  if (adopt) await change({ kind: 'adopt', subjectId: strategyId, paper: '2026/0001' });
  return {
    slug,
    municipalityId: made.city.municipalityId,
    strategyId,
    cdo,
    head: await app.signIn(made.head.email),
    council: await app.signIn(made.council.email),
    officeId: made.officeId,
    otherOfficeId: made.otherOfficeId,
    headPersonId: made.head.personId,
    pillarIds,
    projectIds,
    milestoneIds,
    path,
    change,
  };
}

async function versionOf(
  client: HttpClient,
  path: string,
  strategyId: string,
  { kind, subjectId }: Pick<ScopeChangeInput, 'kind' | 'subjectId'>,
): Promise<Record<string, string>> {
  if (kind === 'add-pillar' || kind === 'add-milestone') return {};
  const found = await Promise.all([
    client.get<Milestone>(`${path}/milestones/${subjectId}`),
    client.get<Project>(`${path}/projects/${subjectId}`),
    client.get<Strategy>(`${path}/strategies/${subjectId}`),
  ]);
  const tag = found.find(({ status }) => status === 200)?.headers.get('etag');
  if (tag) return { 'if-match': tag };
  const { json } = await client.get<Strategy>(`${path}/strategies/${strategyId}`);
  const pillar = json.pillars.find(({ id }) => id === subjectId);
  return pillar ? { 'if-match': `"${String(pillar.version)}"` } : {};
}
