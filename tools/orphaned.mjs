/**
 * Calls `end` once npm, which started us, is gone without having passed a signal on: nobody could stop us any more.
 * Whoever starts us without npm may go, and we stay.
 */
export function whenOrphaned(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}
