import { spawnSync } from 'node:child_process';
import { Trouble } from '../trouble.mjs';

const { readFileSync } = process.getBuiltinModule('node:fs');

/** Accounts that base images bring along, the most fitting first; none is ever created. */
const CANDIDATES = ['postgres', 'daemon', 'nobody', 'www-data'];

/**
 * Under which account PostgreSQL runs: `{}` means our own. PostgreSQL refuses root, so root hands over to the
 * account that already owns the data (`owner`, from an earlier start), or to an existing unprivileged one.
 * Shape: `{ uid, gid, name }` or `{}`.
 */
export function databaseAccount(owner) {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  if (owner && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? String(owner.uid);
    return { uid: owner.uid, gid: owner.gid, name };
  }
  for (const name of CANDIDATES) {
    const account = accounts.find((one) => one.name === name && one.uid > 0);
    if (account) return account;
  }
  throw new Trouble(
    'PostgreSQL does not run as root, and this machine has no unprivileged account for it. Start as an ordinary user.',
  );
}

/** The spawn options that make a child run as `account`. */
export function runAs(account) {
  return account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/**
 * Whether `account` passes the shell test, e.g. `-x` on a program. Asked of the system instead of computed from
 * modes, because access lists and mount options count too.
 */
export function accountPasses(account, test, path) {
  const probe = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], {
    ...runAs(account),
    cwd: '/',
    stdio: 'ignore',
  });
  if (probe.error?.code === 'EPERM') {
    throw new Trouble(
      'Root may not change to another account here, and PostgreSQL does not run as root. Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return probe.status === 0;
}
