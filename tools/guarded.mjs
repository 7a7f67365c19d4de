import { spawn } from 'node:child_process';

/**
 * Starts a guardian that ends the program when our side of descriptor 3 closes, which the system does even if we are
 * killed, then becomes the program. The guardian is let go of by its parent, as PostgreSQL minds strange children.
 */
const GUARDED = '( (cat <&3; kill "-$0" $$) >/dev/null 2>&1 & ); exec "$@" 3<&-';

/**
 * Starts a program that ends when this process does, however that ends. It gets a session of its own: Ctrl-C in the
 * terminal is for us alone, who stop things in their order.
 *
 * `signal` asks it to end, e.g. `INT`; `stdio` are its three descriptors. The child has `ended`, a promise of
 * `{ code, signal, error? }`, and `signal(name)`, which does nothing once it has ended.
 */
export function spawnGuarded(signal, program, args, { stdio, ...options }) {
  const child = spawn('/bin/sh', ['-c', GUARDED, signal, program, ...args], {
    ...options,
    detached: true,
    stdio: [...stdio, 'pipe'],
  });
  child.stdio[3].on('error', () => undefined);
  child.ended = new Promise((resolve) => {
    const end = (how) => {
      child.stdio[3].destroy();
      resolve(how);
    };
    child.on('error', (error) => end({ code: null, signal: null, error }));
    child.on('exit', (code, endedBy) => end({ code, signal: endedBy }));
  });
  child.signal = (name) => child.exitCode === null && child.signalCode === null && child.kill(name);
  return child;
}
