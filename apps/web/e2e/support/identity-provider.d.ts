/** A real identity provider, in a process of its own. */
export interface IdentityProvider {
  readonly issuer: string;
  /** By what each types in to sign in; what is said of them. */
  setUsers(users: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Promise<void>;
  setClients(
    clients: readonly {
      readonly client_id: string;
      readonly client_secret: string;
      readonly redirect_uris: readonly string[];
      readonly post_logout_redirect_uris: readonly string[];
    }[],
  ): Promise<void>;
  stop(): Promise<void>;
}

export function startIdentityProvider(): Promise<IdentityProvider>;
