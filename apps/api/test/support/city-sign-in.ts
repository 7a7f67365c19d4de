import type {
  IdentityProviderInput,
  IdentityProviderSettings,
  ProviderAddress,
  ProviderAnswer,
} from '@wegmarke/domain/contracts';
import type { TestApp } from './app';
import type { Factory } from './factories';
import type { HttpAnswer, HttpClient } from './http-client';
import type { IdentityProviderPeer } from './identity-provider.js';

/** Where people reach the product, as the provider knows it. */
export const PUBLIC = 'http://wegmarke.example';
const SECRET = 'a secret that nobody reads again';

/** A city that is connected with an identity provider, and people who sign in by it. */
export class CitySignIn {
  private constructor(
    private readonly app: TestApp,
    readonly city: Factory,
    readonly peer: IdentityProviderPeer,
    /** Its admin, signed in by password. */
    readonly admin: HttpClient,
    readonly adminId: string,
  ) {}

  static async connect(app: TestApp, city: Factory, peer: IdentityProviderPeer): Promise<CitySignIn> {
    const { email, personId } = await city.member('chef', ['admin']);
    await peer.setClients([clientOf(city.slug)]);
    return new CitySignIn(app, city, peer, await app.signIn(email), personId);
  }

  get path(): string {
    return `/municipalities/${this.city.slug}`;
  }

  /** Connects anew, with all that is not said as it is harmless. */
  async set(input: Partial<IdentityProviderInput> = {}): Promise<HttpAnswer<IdentityProviderSettings>> {
    const address = `${this.path}/identity-provider`;
    const { json } = await this.admin.get<IdentityProviderSettings>(address);
    const body: IdentityProviderInput = {
      issuer: this.peer.issuer,
      clientId: clientOf(this.city.slug).client_id,
      clientSecret: SECRET,
      scopes: ['email', 'profile', 'groups'],
      groupsClaim: 'groups',
      requiredAcr: [],
      secondFactorValues: [],
      newcomers: 'by-group',
      appointments: 'at-once',
      passwordSignIn: 'everybody',
      enabled: true,
      rules: [{ group: 'Stadt', gives: 'member', officeId: null, appointment: null }],
      ...input,
    };
    const headers = { 'if-match': `"${String(json.version)}"` };
    return this.admin.send('PUT', `${address}/${this.city.municipalityId}`, body, headers);
  }

  /** Begins as a browser does. @returns the provider's address */
  async begin(client: HttpClient, kind = 'sign-ins'): Promise<string> {
    const { status, json } = await client.post<ProviderAddress>(`${this.path}/identity-provider/${kind}`, {
      returnTo: `/${this.city.slug}/portfolio`,
    });
    if (status !== 200) throw new Error(`The sign-in does not begin: ${JSON.stringify(json)}`);
    return json.address;
  }

  answer(client: HttpClient, query: string): Promise<HttpAnswer<ProviderAnswer>> {
    return client.post<ProviderAnswer>(`${this.path}/identity-provider/answers`, { query });
  }

  /** The whole way, as somebody whom the provider knows by that name. */
  async signIn(login: string, client = this.app.client()): Promise<HttpAnswer<ProviderAnswer>> {
    return this.answer(client, await atProvider(await this.begin(client), login));
  }
}

export const clientOf = (slug: string) => ({
  client_id: `wegmarke-${slug}`,
  client_secret: SECRET,
  redirect_uris: [`${PUBLIC}/${slug}/sign-in/answer`],
  post_logout_redirect_uris: [`${PUBLIC}/${slug}/sign-in`],
});

/** What a browser does at the provider. @returns what stands behind `?` in the address that it leads back to */
export async function atProvider(address: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let step = 0; step < 10; step += 1) {
    if (at.startsWith(PUBLIC)) return new URL(at).search;
    const isForm = at.includes('/interaction/');
    const response = await fetch(at, {
      method: isForm ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      body: isForm ? new URLSearchParams({ login }) : undefined,
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider stops: ${await response.text()}`);
    at = new URL(location, at).href;
  }
  throw new Error('The provider leads in circles.');
}
