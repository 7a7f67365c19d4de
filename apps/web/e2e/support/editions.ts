import { setTimeout as pause } from 'node:timers/promises';
import type { Edition, List, Report, ReportPatch, Session } from '@wegmarke/domain/contracts';
import { ask, DEMO_PASSWORD, leadingStrategy, PRODUCT_URL } from './product';

/** So often an edition that is being made is asked for, half a second apart. */
const MOST_TURNS = 120;

/** Somebody who writes or approves reports, as a second device would. */
export class ReportWriter {
  private constructor(
    private readonly slug: string,
    private readonly cookie: string,
  ) {}

  static async signIn(email: string): Promise<ReportWriter> {
    const response = await fetch(`${PRODUCT_URL}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    });
    if (response.status !== 200) throw new Error(`Sign-in of ${email}: ${String(response.status)}`);
    const [cookie = ''] = response.headers.getSetCookie();
    return new ReportWriter(email.split('@')[1]?.replace('.example', '') ?? '', cookie.split(';')[0] ?? '');
  }

  async add(title: string, patch: ReportPatch = {}): Promise<Report> {
    const { id: strategyId } = await leadingStrategy(this.slug);
    return this.send<Report>('POST', 'reports', { strategyId, title, language: 'de', ...patch });
  }

  find(id: string): Promise<Report> {
    return this.send<Report>('GET', `reports/${id}`);
  }

  step({ id, version }: Report, name: string, body?: object): Promise<Report> {
    return this.send<Report>('POST', `reports/${id}/${name}`, body, version);
  }

  /** The office in whose name this person acts. */
  async officeId(): Promise<string> {
    const response = await fetch(`${PRODUCT_URL}/api/v1/session`, { headers: { cookie: this.cookie } });
    const { memberships } = (await response.json()) as Session;
    const [office] = memberships.find(({ municipality }) => municipality.slug === this.slug)?.offices ?? [];
    if (!office) throw new Error('This person holds no office');
    return office.officeId;
  }

  private async send<T>(method: string, path: string, body?: object, version?: number): Promise<T> {
    const response = await fetch(`${PRODUCT_URL}/api/v1/municipalities/${this.slug}/${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(body && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${String(version)}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

/** A report that went all its way, written by the digital office of a demo city and approved by a department head. */
export async function sealedEdition(slug: string, title: string, patch: ReportPatch = {}): Promise<Edition> {
  const [writer, approver] = await Promise.all([
    ReportWriter.signIn(`cdo@${slug}.example`),
    ReportWriter.signIn(`head@${slug}.example`),
  ]);
  const draft = await writer.add(title, {
    body: 'Rat',
    approvalOfficeId: await approver.officeId(),
    ...patch,
  });
  const submitted = await writer.step(draft, 'submission');
  const approved = await approver.step(submitted, 'approval', { contentHash: submitted.contentHash });
  await writer.step(approved, 'seal');
  return editionOf(slug, writer, draft.id);
}

/** Resolves when the report is sealed. */
async function editionOf(slug: string, writer: ReportWriter, id: string): Promise<Edition> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { editionNumber } = await writer.find(id);
    if (editionNumber !== null) return ask<Edition>(`${slug}/editions/${String(editionNumber)}`);
    await pause(500);
  }
  throw new Error(`The report ${id} is not sealed`);
}

/** Any edition of a city: the newest there is, else one that is made. */
export async function anEdition(slug: string): Promise<Edition> {
  const { items } = await ask<List<Edition>>(`${slug}/editions`);
  return items[0] ?? sealedEdition(slug, 'Statusbericht', { comparedOn: '2026-06-15' });
}
