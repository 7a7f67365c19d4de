import { join } from 'node:path';
import { say } from '../progress.mjs';
import { ROOT } from '../setup.mjs';

const { readFileSync } = process.getBuiltinModule('node:fs');

const ROLES = [
  ['cdo', 'chief digital officer'],
  ['head', 'head of a department, with milestones to attest'],
  ['council', 'member of the council'],
  ['admin', 'administrator'],
];

/** Says where the product is and who can sign in to the demo. */
export async function announce({ host, port, demo, demoPassword }, server, { log, seconds }) {
  const { name: product, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const address = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
  const municipalities = demo ? await demoMunicipalities(server) : [];
  say(`\n${product} ${version} is ready after ${seconds.toFixed(1)} s:\n\n  ${address}\n`);
  if (municipalities.length > 0) {
    say(`Demo accounts, all with the password "${demoPassword}":`);
    const width = Math.max(...municipalities.map(({ slug }) => slug.length)) + 'council@.example'.length;
    for (const { slug, name } of municipalities) {
      say(`\n  ${name}  ${address}/${slug}`);
      for (const [role, meaning] of ROLES) {
        const stands =
          slug === 'hanau' && role === 'cdo'
            ? 'stands in for the vacant office of the chief digital officer'
            : meaning;
        say(`    ${`${role}@${slug}.example`.padEnd(width)}  ${stands}`);
      }
    }
    say('');
  }
  say(`Log: ${log}\nStop with Ctrl-C.`);
}

/** The demo municipalities there are; none once a real one exists, as nobody can sign in to them then. */
async function demoMunicipalities(server) {
  try {
    const { items } = JSON.parse(await server.ask('/api/v1/municipalities?limit=100'));
    return items.every(({ demo }) => demo) ? items : [];
  } catch {
    return [];
  }
}
