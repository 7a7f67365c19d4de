import { localDay } from '@wegmarke/domain/calendar';
import type {
  Course,
  List,
  Milestone,
  Project,
  ProjectPatch,
  Share,
  Strategy,
} from '@wegmarke/domain/contracts';

/** Where the product under test answers. */
export const PRODUCT_URL = process.env['E2E_URL'] ?? '';

/** The day in the cities of the demo. */
export const today = (): string => localDay(new Date(), 'Europe/Berlin');

/** Asks the API without a session. @throws where it answers anything but 200 */
export async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`${PRODUCT_URL}/api/v1/municipalities/${path}`);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** The leading strategy of a city. */
export async function leadingStrategy(slug: string): Promise<Strategy> {
  const { items } = await ask<List<Strategy>>(`${slug}/strategies`);
  const [first] = items;
  if (!first) throw new Error(`${slug} has no strategy`);
  return first;
}

/** The published course; `query` e.g. `on=2026-03-12&knownAt=2026-03-12`. */
export async function courseOf(slug: string, query = ''): Promise<Course> {
  const { id } = await leadingStrategy(slug);
  return ask<Course>(`${slug}/strategies/${id}/course?${query}`);
}

/** A figure that has to be there. */
export function given(share: Share | null): Share {
  if (!share) throw new Error('There is no figure');
  return share;
}

/** Kills the database as a crash would, or starts it again; resolves when that is done. */
export async function command(what: 'kill' | 'restart'): Promise<void> {
  const response = await fetch(`${process.env['E2E_CONTROL_URL'] ?? ''}/${what}`, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
}

/** A client that is signed in but has no browser, as a second device of the same person. */
export class Member {
  private constructor(
    private readonly slug: string,
    private readonly cookie: string,
  ) {}

  static async signIn(email: string): Promise<Member> {
    const response = await fetch(`${PRODUCT_URL}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    });
    if (response.status !== 200) throw new Error(`Sign-in of ${email}: ${response.status}`);
    const [cookie = ''] = response.headers.getSetCookie();
    return new Member(email.split('@')[1]?.replace('.example', '') ?? '', cookie.split(';')[0] ?? '');
  }

  /** Own milestones in a state, as `GET /milestones` gives them. */
  async milestones(state: string): Promise<readonly Milestone[]> {
    const list = await this.send<List<Milestone>>('GET', `milestones?mine=true&state=${state}&limit=200`);
    return list.items;
  }

  milestone(id: string): Promise<Milestone> {
    return this.send<Milestone>('GET', `milestones/${id}`);
  }

  patch(milestone: Milestone, body: object): Promise<Milestone> {
    return this.send<Milestone>('PATCH', `milestones/${milestone.id}`, body, {
      'if-match': `"${String(milestone.version)}"`,
    });
  }

  /** Takes back what was just reported. */
  undo({ id, version, undo }: Milestone): Promise<Milestone> {
    return this.send<Milestone>('DELETE', `milestones/${id}/attestations/${undo?.entryId ?? ''}`, undefined, {
      'if-match': `"${String(version)}"`,
    });
  }

  project(id: string): Promise<Project> {
    return this.send<Project>('GET', `projects/${id}`);
  }

  change(project: Project, body: ProjectPatch): Promise<Project> {
    return this.send<Project>('PATCH', `projects/${project.id}`, body, {
      'if-match': `"${String(project.version)}"`,
    });
  }

  askForHelp(milestone: Milestone, text: string): Promise<Milestone> {
    return this.send<Milestone>('POST', `milestones/${milestone.id}/help-requests`, { text });
  }

  private async send<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${PRODUCT_URL}/api/v1/municipalities/${this.slug}/${path}`, {
      method,
      headers: { cookie: this.cookie, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

/** The password of every demo account. */
export const DEMO_PASSWORD = 'wegmarke';
