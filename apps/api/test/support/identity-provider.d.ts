/** Somebody whom the provider knows. */
export interface PeerUser {
  /** Where not said, what is typed in. */
  readonly sub?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
  readonly acr?: string;
  readonly amr?: readonly string[];
  readonly [claim: string]: unknown;
}

export interface PeerClient {
  readonly client_id: string;
  readonly client_secret: string;
  readonly redirect_uris: readonly string[];
  readonly post_logout_redirect_uris?: readonly string[];
}

/** What is wrong with all tokens from now on; `silent`: nothing is answered at all. */
export type PeerFault = 'nonce' | 'audience' | 'party' | 'issuer' | 'expired' | 'key' | 'silent';

export interface IdentityProviderPeer {
  readonly issuer: string;
  /** By what each types in to sign in. */
  setUsers(users: Readonly<Record<string, PeerUser>>): Promise<void>;
  /** Forgets its sessions. */
  setClients(clients: readonly PeerClient[]): Promise<void>;
  setFault(fault: PeerFault | null): Promise<void>;
  /** Signs with other keys from now on; forgets its sessions. */
  rotateKeys(): Promise<void>;
  /** As if it had crashed. */
  stop(): Promise<void>;
}

/** Starts an identity provider in a process of its own, for tests. */
export function startIdentityProvider(): Promise<IdentityProviderPeer>;
