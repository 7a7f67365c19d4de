import type { SignInMethod } from '@wegmarke/domain/contracts';

export type { SignInMethod };

/** How somebody has shown who they are. */
export interface SignInProof {
  readonly methods: readonly SignInMethod[];
  /** The identity provider that vouches. */
  readonly provider?: string;
  /** What it says of how well it looked: its `acr`. */
  readonly acr?: string;
  /** The identity provider has seen a second factor, as its municipality defines it. */
  readonly providerSawSecondFactor?: boolean;
  /**
   * Id of the municipality whose identity provider vouches: the session counts there alone, so that nobody's provider
   * opens the door to another municipality.
   */
  readonly confinedTo?: string;
  /** Where whoever vouches may change their mind, the session ends so soon. */
  readonly endsAfterHours?: number;
  /** From `User-Agent`, short, for the list of sessions: see `deviceOf`. */
  readonly device: string | null;
}

/** A passkey asks its owner for a finger, a face or a PIN: it is two factors in one. */
const SECOND_FACTORS: readonly SignInMethod[] = ['totp', 'passkey', 'recovery-code'];

export function hasSecondFactor(proof: SignInProof): boolean {
  return (
    proof.providerSawSecondFactor === true || proof.methods.some((method) => SECOND_FACTORS.includes(method))
  );
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** `Firefox, Windows`: enough to know one's own device by, and no more. Null where neither is known. */
export function deviceOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined) return null;
  const named = [BROWSERS, SYSTEMS].map((list) => list.find(([pattern]) => pattern.test(userAgent))?.[1]);
  return named.filter((name) => name !== undefined).join(', ') || null;
}
