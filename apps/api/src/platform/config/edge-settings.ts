import { isIP } from 'node:net';

/** What the server believes of whoever connects, and what it tells people who find a hole; see `Settings`. */
export interface EdgeSettings {
  readonly trustProxy: boolean | number | string;
  readonly rateLimitPercent: number;
  readonly securityContact: string | null;
  readonly securityPolicy: string | null;
}

export function readEdge(
  text: (name: string) => string | undefined,
  integer: (name: string, fallback: number, min: number, max: number) => number,
  wrong: string[],
): EdgeSettings {
  const securityContact = text('SECURITY_CONTACT') ?? null;
  if (
    securityContact !== null &&
    !/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]+)$/.test(securityContact)
  )
    wrong.push(
      'SECURITY_CONTACT must be an address like mailto:security@example.org or https://example.org/security.',
    );
  const securityPolicy = text('SECURITY_POLICY') ?? null;
  if (securityPolicy !== null && !/^https:\/\/\S+$/.test(securityPolicy))
    wrong.push('SECURITY_POLICY must be an address like https://example.org/security-policy.');
  return {
    trustProxy: readTrustProxy(text('TRUST_PROXY'), wrong),
    rateLimitPercent: integer('RATE_LIMIT_PERCENT', 100, 1, 1_000_000),
    securityContact,
    securityPolicy,
  };
}

/** A number of proxies, one behind the other; or their addresses. */
function readTrustProxy(value: string | undefined, wrong: string[]): boolean | number | string {
  if (value === undefined || value === 'off') return false;
  if (value === 'on') return true;
  if (/^[1-9]$/.test(value)) return Number(value);
  const ranges = value.split(',').map((range) => range.trim());
  if (ranges.every(isRange)) return ranges.join(', ');
  wrong.push(
    `TRUST_PROXY must be "on", "off", how many proxies there are one behind the other (1 to 9), or their addresses, but is "${value}".`,
  );
  return false;
}

function isRange(text: string): boolean {
  const [, address = '', bits] = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return (
    version !== 0 && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}
