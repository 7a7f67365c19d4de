import { ProblemError } from './problem-error';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'ENOENT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
/** SQLSTATE: connection exceptions, no disk, memory or connection left, shutdown and recovery. */
const UNAVAILABLE = /^(08...|53[1-3]00|57P0[1-5])$/;
/** SQLSTATE: lock or statement timeout, deadlock, serialisation failure. */
const BUSY = /^(55P03|57014|40P01|40001)$/;
/** SQLSTATE of our own: what a row names has ended, as a trigger of the schema found under its lock. */
const ENDED = 'WM001';
/** The same: nobody would administer a municipality any more. */
const LAST_ADMIN = 'WM002';
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

/** What errors of drivers and of the system have in common. By shape: some come from another realm than our classes. */
interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  /** TypeORM's wrapping. */
  readonly driverError?: unknown;
  /** Of several addresses tried, one each. */
  readonly errors?: readonly unknown[];
}

function like(error: unknown): ErrorLike {
  return typeof error === 'object' && error !== null ? error : {};
}

/** The SQLSTATE or system code of an error of the database driver, also inside a TypeORM error. */
export function databaseCode(error: unknown): string | undefined {
  const { driverError, code } = like(error);
  if (driverError !== undefined) return databaseCode(driverError);
  return typeof code === 'string' ? code : undefined;
}

/** Whether PostgreSQL was not reachable, or went away while it was asked. */
export function isUnavailable(error: unknown): boolean {
  const { name, message, driverError, errors } = like(error);
  const code = databaseCode(error);
  if (code !== undefined) return NETWORK.has(code) || UNAVAILABLE.test(code);
  if (name === 'QueryRunnerAlreadyReleasedError') return true;
  if (driverError !== undefined) return isUnavailable(driverError);
  if (Array.isArray(errors) && errors.some(isUnavailable)) return true;
  return typeof message === 'string' && LOST.test(message);
}

/** What the client is told about trouble with the database; null where the error is a fault of ours. */
export function databaseProblem(error: unknown): ProblemError | null {
  if (isUnavailable(error)) {
    return new ProblemError(503, 'database-unavailable', {
      detail: 'The database cannot be reached at the moment. Try again in a few seconds.',
      headers: { 'retry-after': '2' },
    });
  }
  if (databaseCode(error) === ENDED) {
    return new ProblemError(409, 'place-ended', {
      detail:
        'An office or department that was named has ended meanwhile. Nothing was stored; choose its successor.',
    });
  }
  if (databaseCode(error) === LAST_ADMIN) {
    return new ProblemError(422, 'last-admin', {
      detail: 'Nobody would administer the municipality. Make somebody else an admin first.',
    });
  }
  if (BUSY.test(databaseCode(error) ?? '')) {
    return new ProblemError(503, 'busy', {
      detail: 'Others are changing the same at this moment. Nothing was stored; try again.',
      headers: { 'retry-after': '1' },
    });
  }
  return null;
}
