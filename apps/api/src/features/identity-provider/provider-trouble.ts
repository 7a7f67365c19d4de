import type * as OpenIdClient from 'openid-client';
import { ProblemError } from '../../platform/errors/problem-error';

/** A problem of a sign-in, with what its admins may know of it beside the words for everybody. */
export class ProviderProblem extends ProblemError {
  constructor(
    status: number,
    code: string,
    detail: string,
    /** A word of the protocol, never anything of a person. */
    readonly why: string = code,
  ) {
    super(status, code, { detail });
  }
}

const unreachable = (why: string): ProviderProblem =>
  new ProviderProblem(
    503,
    'provider-unreachable',
    'The identity provider of the municipality does not answer. Try again later, or sign in otherwise.',
    why,
  );

/** Whatever does not fit: nobody is told what exactly, but the admins. */
export const wrongAnswer = (why: string): ProviderProblem =>
  new ProviderProblem(
    401,
    'provider-answer-invalid',
    'What the identity provider answered does not fit this sign-in. Begin anew.',
    why,
  );

export const tooLate = (why: string): ProviderProblem =>
  new ProviderProblem(
    401,
    'provider-sign-in-expired',
    'This sign-in is too old, has been used, or was begun elsewhere. Begin anew.',
    why,
  );

const refusedUs = (why: string): ProviderProblem =>
  new ProviderProblem(
    503,
    'provider-refuses',
    'The identity provider does not accept this connection: its admins have to look at client and secret.',
    why,
  );

export const acrMissing = (why: string): ProviderProblem =>
  new ProviderProblem(
    403,
    'provider-acr-missing',
    'The municipality asks for a stronger sign-in than the identity provider has seen.',
    why,
  );

const denied = (why: string): ProviderProblem =>
  new ProviderProblem(
    401,
    'provider-denied',
    'The identity provider did not sign you in, or you went back.',
    why,
  );

/** What the provider itself said when it sent the browser back. */
const SAID: Readonly<Record<string, (why: string) => ProviderProblem>> = {
  access_denied: denied,
  login_required: denied,
  interaction_required: denied,
  consent_required: denied,
  account_selection_required: denied,
  unmet_authentication_requirements: acrMissing,
  server_error: unreachable,
  temporarily_unavailable: unreachable,
  unauthorized_client: refusedUs,
  invalid_client: refusedUs,
  invalid_grant: tooLate,
};

/** Answers that are none of OpenID Connect's: an error page, another program. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** What went wrong with a provider, in the words of the product. What is no error of a provider is thrown as it is. */
export function toProblem(error: unknown, client: typeof OpenIdClient): unknown {
  if (error instanceof ProblemError) return error;
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return (SAID[error.error] ?? wrongAnswer)(known(error.error));
  if (error instanceof client.WWWAuthenticateChallengeError)
    return refusedUs(known(error.cause[0]?.parameters.error ?? 'challenge'));
  // Metadata that hold no addresses where addresses belong.
  if (error instanceof TypeError && codeOf(error)?.startsWith('ERR_')) return wrongAnswer('metadata');
  if (!(error instanceof client.ClientError)) return error;
  const { code } = error;
  if (code !== undefined)
    return (NO_ANSWER.has(code) ? unreachable : wrongAnswer)(known(claimOf(error) ?? code));
  // The connection itself has failed: no such host, refused, ended, an address that is not asked.
  return unreachable(known(codeOf(error.cause) ?? 'connection'));
}

/** Only words of a protocol, however a provider spells its errors. */
const known = (word: string): string => (/^[\w.-]{1,60}$/.test(word) ? word : 'other');

function claimOf({ cause }: Error): string | null {
  const inner = cause instanceof Error ? cause.cause : null;
  const named = typeof inner === 'object' && inner !== null && 'claim' in inner ? inner.claim : null;
  return typeof named === 'string' ? named : null;
}

function codeOf(cause: unknown): string | null {
  // Errors of Node itself are not always of this realm's class.
  if (typeof cause !== 'object' || cause === null) return null;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.constructor.name;
}
