import { normalisePassword } from '@wegmarke/domain/passwords';
import type argon2 from 'argon2';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Native code, which is first needed when somebody signs in. */
const loadArgon2 = async (): Promise<typeof argon2> => (await import('argon2')).default;

/** How many are computed at the same time: more would take memory from everything else. */
const AT_ONCE = 2;

/** Compared where there is no account, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

let running = 0;
const waiting: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return inTurn(async () => {
    const { argon2id, hash } = await loadArgon2();
    return hash(normalisePassword(password), { type: argon2id, ...COST });
  });
}

/** @param passwordHash null where there is no such account: takes as long, and is never right */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  // Before it is known whether there is an account: the first answer after a start takes as long for either.
  nobody ??= hashPassword('nobody has this password');
  const other = await nobody;
  const compared = passwordHash ?? other;
  const matches = await inTurn(async () =>
    (await loadArgon2()).verify(compared, normalisePassword(password)),
  );
  return matches && passwordHash !== null;
}

/** Whether a hash was made at another cost than today's, so that it should be made anew while the password is at hand. */
export async function isOutdated(passwordHash: string): Promise<boolean> {
  return (await loadArgon2()).needsRehash(passwordHash, COST);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
