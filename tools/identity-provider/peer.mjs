import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PROCESS = join(import.meta.dirname, 'process.mjs');

/** Starts an identity provider in a process of its own, for tests. */
export async function startIdentityProvider() {
  const child = fork(PROCESS, { execArgv: ['--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [{ issuer }] = await once(child, 'message');
  let last = 0;
  const waiting = new Map();
  child.on('message', ({ id }) => waiting.get(id)?.());
  const order = (name, value) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      child.send({ id: last, order: name, value });
    });
  return {
    issuer,
    setUsers: (users) => order('users', users),
    setClients: (clients) => order('clients', clients),
    setFault: (fault) => order('fault', fault),
    rotateKeys: () => order('rotate'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
