import { whenOrphaned } from '../orphaned.mjs';
import { say } from '../progress.mjs';

/** One Ctrl-C comes twice: from the terminal, and handed on by npm. */
const SAME_ASKING = 500;

/**
 * Hears whoever wants us to end: `stopping` is aborted at the first time, and by the caller where something else ends us;
 * the promise `insisted` resolves when somebody asks again, who does not want to wait for requests under way.
 */
export function hearOfEnding() {
  const stopping = new AbortController();
  let askedAt;
  const insisted = new Promise((resolve) => {
    const end = () => {
      if (askedAt === undefined) {
        askedAt = Date.now();
        say('\nStopping …');
        stopping.abort();
      } else if (Date.now() - askedAt > SAME_ASKING) resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
    whenOrphaned(end);
  });
  // Nobody reads what we say when the terminal is gone.
  process.stdout.on('error', () => undefined);
  return { stopping, insisted };
}
