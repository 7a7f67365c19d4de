import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Settings } from '../config/settings';
import { databaseCode } from '../errors/database-errors';

/** Lines leave by the page, at the latest after this time and at the end of the process: a write each costs more than the line. */
const TOGETHER = { minLength: 4096, periodicFlush: 200, sync: false } as const;

const STANDARD_OUTPUT = 1;

/** An open file, by its descriptor. */
export const toDescriptor = (descriptor: number): DestinationStream =>
  pino.destination({ dest: descriptor, ...TOGETHER });

/** Structured logs without personal data: no address of a client, no cookie, no query, no body, no value of a column. */
export function createLogger(
  settings: Settings,
  destination: DestinationStream = toDescriptor(STANDARD_OUTPUT),
): Logger {
  const options = {
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    // Fastify logs requests in some of its own messages; ours are written by the access log.
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  };
  return pino(options, destination);
}

/** By shape: errors of the system come from another realm than our classes. */
function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
}

/** Messages of PostgreSQL quote values; of those only code and place are kept. */
function describeError(error: unknown): object {
  if (!isErrorLike(error)) return { name: 'unknown' };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const code = databaseCode(error);
  return {
    name: error.name,
    ...(code === undefined ? { message: error.message } : { code }),
    ...('constraint' in error ? { constraint: error.constraint } : {}),
    ...('table' in error ? { table: error.table } : {}),
    stack: frames?.slice(0, 12).join('\n'),
  };
}

/** The framework's own messages, without its chatter while routes are mapped. */
export class FrameworkLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  error(message: unknown): void {
    this.logger.error(message instanceof Error ? { err: message } : String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
}
