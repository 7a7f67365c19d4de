import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../postgres.mjs';
import { Trouble } from '../trouble.mjs';
import {
  freePort,
  makeFolder,
  Member,
  planOf,
  ready,
  run,
  startServer,
  titlesIn,
  until,
  saidOf,
  verify,
} from './product.mjs';

const APP_PASSWORD = 'of-the-drill';
/** Any account that is not root's: PgBouncer does not run as root. */
const NOBODY = 65_534;

/** Two servers behind HAProxy, both on PgBouncer in transaction mode. */
async function drillInstances(drill) {
  requirePrograms(['pgbouncer', 'haproxy']);
  const folder = makeFolder(drill, 'instances');
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  drill.afterwards(() => postgres.stop());
  await query(postgres.url, `create role drill_app login password '${APP_PASSWORD}'`);
  const pooler = await startPooler(drill, folder, postgres.url);
  const mail = await startMailServer(drill);
  const env = {
    DATABASE_APP_URL: pooler.appUrl,
    DATABASE_DIRECT_URL: postgres.url,
    DEMO: 'on',
    TRUST_PROXY: '1',
    SMTP_URL: mail.url,
    MAIL_FROM: 'wegmarke@example.org',
    MAIL_RESERVED: 'on',
    DATA_DIR: join(folder, 'data'),
  };
  const start = (name) => startServer(drill, { databaseUrl: pooler.ownerUrl, folder, name, env });
  const [a, b] = await Promise.all([start('a'), start('b')]);
  const proxy = await startProxy(drill, folder, [a, b]);

  await drill.step(async () => {
    const [{ mode }] = await pooler
      .admin('show config')
      .then((rows) => rows.filter(({ key }) => key === 'pool_mode').map(({ value }) => ({ mode: value })));
    assert.equal(mode, 'transaction');
    const [{ migrations, names }] = await query(
      postgres.url,
      'select count(*)::int as migrations, count(distinct name)::int as names from migration',
    );
    assert.equal(migrations, names);
    const roles = await query(
      postgres.url,
      `select distinct usename as name from pg_stat_activity where application_name = 'wegmarke'`,
    );
    assert.deepEqual(
      roles.map(({ name }) => name),
      ['drill_app'],
    );
    return `two instances started together behind PgBouncer (pool_mode ${mode}): ${migrations} migrations, each once`;
  });

  const member = await Member.signIn(proxy.url);
  const plan = await planOf(member);
  await drill.step(async () => {
    for (const { url } of [a, b]) assert.equal((await member.at(url).ask('GET', '/session')).status, 200);
    return 'a session begun through the proxy holds at both instances';
  });
  await drill.step(async () => {
    await writeMany(member, plan, 'Reihum', 60, 6);
    assert.deepEqual(await missing(postgres.url, 'Reihum', 60), []);
    const [{ servers }] = await query(
      postgres.url,
      `select count(*)::int as servers from pg_stat_activity where application_name = 'wegmarke'`,
    );
    return `60 writes, six at a time, in turn at both: each there once, over ${servers} connections of the pooler`;
  });
  await drill.step(async () => {
    const [settings] = await query(
      pooler.appUrl,
      `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('plan_cache_mode') as plans`,
    );
    assert.deepEqual(settings, { statement: '15s', lock: '8s', plans: 'force_generic_plan' });
    return 'timeouts hold behind the pooler too, as settings of the role';
  });
  await drill.step(async () => {
    const leave = new AbortController();
    const stream = await fetch(`${a.url}/api/v1/municipalities/bochum/live`, {
      headers: { cookie: member.cookie, accept: 'text/event-stream' },
      signal: leave.signal,
    });
    assert.equal(stream.status, 200);
    const heard = hear(stream);
    await member.at(b.url).writeSurely(plan, 'Live 0');
    await until('The event', () => heard.text.includes('data: '), 15);
    leave.abort();
    return 'what is written at one instance is told at once to readers of the other (LISTEN past the pooler)';
  });
  await drill.step(async () => {
    const admin = await Member.signIn(proxy.url, 'admin');
    const cdo = member;
    for (let at = 0; at < 8; at += 1) {
      const { status, json, headers } = await cdo.ask('POST', '/municipalities/bochum/people', {
        name: `Übung ${at}`,
      });
      assert.equal(status, 201, JSON.stringify(json));
      const invitation = await admin.ask(
        'POST',
        `/municipalities/bochum/people/${json.id}/invitations`,
        { email: `uebung-${at}@bochum.example`, roles: [] },
        { 'if-match': headers.get('etag') ?? '"1"' },
      );
      assert.equal(invitation.status, 201, JSON.stringify(invitation.json));
    }
    await until('Eight mails', () => mail.received.length >= 8, 90);
    await until('Nothing more to send', async () => {
      const [{ waiting }] = await query(
        postgres.url,
        'select count(*)::int as waiting from mail where due_at is not null',
      );
      return waiting === 0;
    });
    assert.equal(new Set(mail.received).size, 8);
    assert.equal(mail.received.length, 8);
    return 'eight invitations over both instances: eight mails, none twice';
  });
  await drill.step(async () => {
    const writing = writeMany(member, plan, 'Ausfall', 60, 6);
    await until(
      'A third of the writes',
      async () => Object.keys(await titlesIn(postgres.url, 'Ausfall')).length > 20,
    );
    await a.kill();
    await writing;
    assert.deepEqual(await missing(postgres.url, 'Ausfall', 60), []);
    return 'one instance killed with kill -9 while 60 writes came in: each acknowledged and there once, by the other';
  });
  await drill.step(async () => {
    await pooler.kill();
    const { status } = await member.at(b.url).ask('GET', '/session');
    assert.equal(status, 503);
    await pooler.start();
    const tries = await member.at(b.url).writeSurely(plan, 'Wieder da');
    return `PgBouncer killed: 503 meanwhile; started again: the ${tries === 1 ? 'first write' : `write after ${tries} tries`} went through`;
  });
  await drill.step(async () => {
    const said = await verify(drill, { databaseUrl: postgres.url, folder });
    return `npm run verify: ${saidOf(said)}`;
  });
}

function requirePrograms(names) {
  const missing = names.filter(
    (name) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin command -v ${name}`]).status !== 0,
  );
  if (missing.length > 0)
    throw new Trouble(
      `This part needs ${missing.join(' and ')}: on Debian "apt-get install --no-install-recommends ${names.join(' ')}" brings them. Nothing was installed.`,
    );
}

async function query(connectionString, text) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function startPooler(drill, folder, direct) {
  const { hostname, port: databasePort, pathname, username, password } = new URL(direct);
  const port = await freePort();
  const database = pathname.slice(1);
  const users = join(folder, 'users.txt');
  const config = join(folder, 'pgbouncer.ini');
  const owner = decodeURIComponent(username);
  writeFileSync(users, `"${owner}" "${decodeURIComponent(password)}"\n"drill_app" "${APP_PASSWORD}"\n`);
  writeFileSync(
    config,
    `[databases]
${database} = host=${hostname} port=${databasePort} dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
admin_users = ${owner}
pool_mode = transaction
default_pool_size = 8
max_client_conn = 200
`,
  );
  for (const file of [users, config]) chmodSync(file, 0o644);
  const account = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const address = (user, secret) => {
    const url = new URL(direct);
    Object.assign(url, { username: user, password: secret, port: String(port), hostname: '127.0.0.1' });
    return url.href;
  };
  const pooler = {
    ownerUrl: address(username, password),
    appUrl: address('drill_app', APP_PASSWORD),
    admin: async (text) => {
      const url = new URL(pooler.ownerUrl);
      url.pathname = '/pgbouncer';
      return query(url.href, text);
    },
    start: async () => {
      const program = run(drill, 'pgbouncer', [config], {
        folder,
        name: 'pgbouncer',
        env: PATHS,
        ...account,
      });
      pooler.kill = program.kill;
      await until('PgBouncer', async () => {
        if (program.child.exitCode !== null) throw new Error(`PgBouncer has ended:\n${program.log()}`);
        return pooler.admin('show version').then(
          () => true,
          () => false,
        );
      });
    },
  };
  await pooler.start();
  return pooler;
}

const PATHS = { PATH: `${process.env.PATH}:/usr/sbin` };

async function startProxy(drill, folder, servers) {
  const port = await freePort();
  const config = join(folder, 'haproxy.cfg');
  const lines = servers.map(
    ({ port: of }, at) => `  server s${at} 127.0.0.1:${of} check inter 200 fall 2 rise 1`,
  );
  writeFileSync(
    config,
    `global
  maxconn 500
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option forwardfor
  option redispatch
  retries 3
frontend front
  bind 127.0.0.1:${port}
  default_backend servers
backend servers
  balance roundrobin
  option httpchk GET /health/ready
  http-check expect status 200
${lines.join('\n')}
`,
  );
  const program = run(drill, 'haproxy', ['-db', '-f', config], { folder, name: 'haproxy', env: PATHS });
  const url = `http://127.0.0.1:${port}`;
  await ready(url, program);
  return { url };
}

async function startMailServer(drill) {
  const { SMTPServer } = await import('smtp-server');
  const received = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        received.push(session.envelope.rcptTo.map(({ address }) => address).join());
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  drill.afterwards(() => new Promise((resolve) => server.close(resolve)));
  return { received, url: `smtp://127.0.0.1:${server.server.address().port}` };
}

/** What a stream of events has said so far. */
function hear(stream) {
  const heard = { text: '' };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of stream.body) heard.text += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  return heard;
}

/** `count` writes, some at a time, each until it is acknowledged. */
async function writeMany(member, plan, name, count, atOnce) {
  let next = 0;
  const work = async () => {
    while (next < count) {
      const at = next;
      next += 1;
      await member.writeSurely(plan, `${name} ${at}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Which of the titles are not there exactly once. */
async function missing(databaseUrl, name, count) {
  const titles = await titlesIn(databaseUrl, `${name} `);
  return Array.from({ length: count }, (_, at) => `${name} ${at}`).filter((title) => titles[title] !== 1);
}

export { drillInstances as run };
