import type { Invitation, Session } from '@wegmarke/domain/contracts';
import { AccountRescueService } from '../../src/features/account/account-rescue.service';
import { FoundingService } from '../../src/features/municipalities/founding.service';
import { OperatorInvitationsService } from '../../src/features/operator/operator-invitations.service';
import type { TestApp } from './app';
import type { HttpClient } from './http-client';

export const PASSWORD = 'ein langes Passwort';

/** Founds an empty municipality as the command does. @returns its administrator's one-time link */
export async function found(app: TestApp, slug: string): Promise<Invitation> {
  const admin = `admin@${slug}.example`;
  const { invitation } = await app.app
    .get(FoundingService)
    .found({ slug, name: `Stadt ${slug}`, admin, languages: ['de', 'en'], deliver: 'link' });
  return invitation;
}

export const tokenOf = ({ link }: Invitation): string => link?.split('#')[1] ?? '';

/** Takes up a one-time link. @throws where that is refused */
export async function accept(
  app: TestApp,
  slug: string,
  invitation: Invitation,
  name = 'Anna Amsel',
): Promise<HttpClient> {
  const client = app.client();
  const body = { token: tokenOf(invitation), name, password: PASSWORD };
  const { status, text } = await client.post(`/municipalities/${slug}/welcome`, body);
  if (status !== 200) throw new Error(`Welcome: ${status} ${text}`);
  return client;
}

/** An empty municipality and its administrator, signed in. */
export async function foundCity(
  app: TestApp,
  slug: string,
): Promise<{ admin: HttpClient; path: string; personId: string }> {
  const admin = await accept(app, slug, await found(app, slug));
  const { json } = await admin.get<Session>('/session');
  return { admin, path: `/municipalities/${slug}`, personId: json.memberships[0]?.personId ?? '' };
}

/** An operator's one-time link, as the command makes it. */
export const inviteOperator = ({ app }: TestApp, email: string): Promise<Invitation> =>
  app.get(OperatorInvitationsService).invite(email);

/** A link to a new password, as the command makes it for whoever cannot get in any more. */
export const rescueAccount = (
  { app }: TestApp,
  email: string,
  withoutFactors: boolean,
): Promise<Invitation> => app.get(AccountRescueService).offer(email, withoutFactors);
