import { Injectable } from '@nestjs/common';
import type { IdentityProviderCheck } from '@wegmarke/domain/contracts';
import { LRUCache } from 'lru-cache';
import type * as OpenIdClient from 'openid-client';
import { Outbound } from '../../platform/outbound/outbound';
import { toProblem, wrongAnswer } from './provider-trouble';

/** What is kept of what providers say of themselves, and for how long. Their keys are asked for at every sign-in. */
const MOST_KEPT = 500;
const KEPT_MILLISECONDS = 10 * 60_000;
/** A provider that takes longer to answer a single question is down for whoever waits. */
const PATIENCE_SECONDS = 5;
/** By how much clocks may differ. */
const TOLERANCE_SECONDS = 30;

/** A provider, and as whom the product asks it. */
export interface Connection {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly redirectAddress: string;
}

/** What a sign-in asks for, and what its answer must fit. */
export interface Question {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Asked extends Question {
  readonly scopes: readonly string[];
  readonly acrValues: readonly string[];
  /** Whether its owner has to show anew who they are, whatever session the provider still has. */
  readonly anew: boolean;
  readonly language: string | null;
}

/** What a provider vouches for, checked: signature, issuer, audience, nonce, times. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | null;
  /** What the identity token and the provider's answer about the user say, together. */
  readonly claims: Readonly<Record<string, unknown>>;
}

type Metadata = OpenIdClient.ServerMetadata;

/** OpenID Connect as the relying party: discovery, authorization code with PKCE, checks of the answer. */
@Injectable()
export class ProviderClient {
  readonly #known = new LRUCache<string, Metadata>({ max: MOST_KEPT, ttl: KEPT_MILLISECONDS });

  constructor(private readonly outbound: Outbound) {}

  /** What a provider says of itself, asked now. @throws ProblemError 503 where it cannot be reached, 401 where it is another */
  async check(issuer: string): Promise<IdentityProviderCheck> {
    return this.#toldPlainly(async (client) => {
      this.#known.delete(issuer);
      const metadata = await this.#metadata(client, issuer);
      return {
        issuer: metadata.issuer,
        offersSignOut: metadata.end_session_endpoint !== undefined,
        acrValues: textsOf(metadata.acr_values_supported),
        scopes: textsOf(metadata.scopes_supported),
      };
    });
  }

  /** A new question. */
  async question(): Promise<Question> {
    const client = await load();
    return {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
  }

  /** Where the browser goes to sign in. @throws ProblemError as `check` does */
  async addressOf(connection: Connection, asked: Asked): Promise<string> {
    return this.#toldPlainly(async (client) => {
      const config = await this.#configure(client, connection);
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: connection.redirectAddress,
        scope: ['openid', ...asked.scopes.filter((scope) => scope !== 'openid')].join(' '),
        state: asked.state,
        nonce: asked.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
        ...(asked.acrValues.length > 0 ? { acr_values: asked.acrValues.join(' ') } : {}),
        ...(asked.anew ? { max_age: '0', prompt: 'login' } : {}),
        ...(asked.language === null ? {} : { ui_locales: asked.language }),
      });
      return this.#leadingOut(address);
    });
  }

  /**
   * Spends the code of an answer and checks all that it is worth.
   *
   * @param query what stood behind `?` in the address that the provider led back to
   * @param maxAge seconds since its owner has shown who they are, at most; null: any
   * @throws ProblemError 401 where anything does not fit, 503 where the provider cannot be reached
   */
  async vouchedFor(
    connection: Connection,
    query: string,
    { state, nonce, verifier }: Question,
    maxAge: number | null,
  ): Promise<Vouched> {
    return this.#toldPlainly(async (client) => {
      const config = await this.#configure(client, connection);
      const answered = new URL(`${connection.redirectAddress}?${query.replace(/^\?/, '')}`);
      const tokens = await client.authorizationCodeGrant(config, answered, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(maxAge === null ? {} : { maxAge }),
      });
      const told = tokens.claims();
      if (!told) throw wrongAnswer('id_token');
      const about = config.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(config, tokens.access_token, told.sub)
        : {};
      return {
        issuer: told.iss,
        subject: told.sub,
        acr: typeof told['acr'] === 'string' ? told['acr'] : null,
        claims: { ...about, ...told },
      };
    });
  }

  /** Where the browser goes to sign out there too; null where the provider does not offer that. */
  async signOutAddress(connection: Connection, backTo: string): Promise<string | null> {
    return this.#toldPlainly(async (client) => {
      const config = await this.#configure(client, connection);
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return this.#leadingOut(client.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }));
    });
  }

  /** A provider's word alone sends nobody to an address that is none of the web. */
  #leadingOut(address: URL): string {
    if (!this.outbound.permits(address)) throw wrongAnswer('endpoint');
    return address.href;
  }

  async #configure(
    client: typeof OpenIdClient,
    { issuer, clientId, clientSecret }: Connection,
  ): Promise<OpenIdClient.Configuration> {
    const metadata = await this.#metadata(client, issuer);
    // A copy: keys are remembered by the object that they were found through, and must not outlive a sign-in.
    const config = new client.Configuration(
      { ...metadata },
      clientId,
      { [client.clockTolerance]: TOLERANCE_SECONDS },
      authentication(client, metadata, clientSecret),
    );
    config.timeout = PATIENCE_SECONDS;
    config[client.customFetch] = this.#fetch;
    if (this.outbound.allowsPrivate) withoutTls(client)(config);
    client.enableNonRepudiationChecks(config);
    return config;
  }

  async #metadata(client: typeof OpenIdClient, issuer: string): Promise<Metadata> {
    const known = this.#known.get(issuer);
    if (known) return known;
    const config = await client.discovery(new URL(issuer), '-', undefined, undefined, {
      [client.customFetch]: this.#fetch,
      timeout: PATIENCE_SECONDS,
      ...(this.outbound.allowsPrivate ? { execute: [withoutTls(client)] } : {}),
    });
    const metadata = config.serverMetadata();
    // Some providers answer for all tenants at one address: whoever any of them vouches for would come in.
    if (URL.parse(metadata.issuer)?.href !== new URL(issuer).href) throw wrongAnswer('issuer');
    this.#known.set(issuer, metadata);
    return metadata;
  }

  readonly #fetch: OpenIdClient.CustomFetch = (address, { method, headers, body, signal }) =>
    this.outbound.fetch(address, {
      method,
      headers,
      body: typeof body === 'string' || body instanceof URLSearchParams ? String(body) : null,
      signal,
    });

  async #toldPlainly<T>(work: (client: typeof OpenIdClient) => Promise<T>): Promise<T> {
    const client = await load();
    try {
      return await work(client);
    } catch (error) {
      throw toProblem(error, client);
    }
  }
}

/** The library marks it as deprecated so that nobody takes it lightly: only the operator's setting leads here. */
interface TakesLightly {
  readonly allowInsecureRequests: (config: OpenIdClient.Configuration) => void;
}
const withoutTls = (client: TakesLightly): TakesLightly['allowInsecureRequests'] =>
  client.allowInsecureRequests;

/** Read when somebody first needs it: a start does without. */
const load = (): Promise<typeof OpenIdClient> => import('openid-client');

function authentication(
  client: typeof OpenIdClient,
  { token_endpoint_auth_methods_supported: methods }: Metadata,
  secret: string | null,
): OpenIdClient.ClientAuth {
  if (secret === null) return client.None();
  const takesBasic = methods === undefined || methods.includes('client_secret_basic');
  return takesBasic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, 100) : [];
