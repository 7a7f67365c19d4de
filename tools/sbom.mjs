import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, say } from './progress.mjs';
import { ROOT } from './setup.mjs';
import { Trouble, main } from './trouble.mjs';

const FILE = join('docs', 'privacy', 'sbom.cdx.json');

/**
 * `npm run sbom`: writes the bill of materials of what the product runs with, in CycloneDX, from the lock file.
 * With `--check` it only says whether the file in the documents is of the lock file.
 */
await main(async () => {
  const { code, output } = await runCommand(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev', '--loglevel=error'],
    { cwd: ROOT, env: process.env },
  );
  if (code !== 0) throw new Trouble(`npm could not list the packages:\n${output.trim()}`);
  const text = `${JSON.stringify(lasting(JSON.parse(output)), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(join(ROOT, FILE), text);
    say(`${FILE} is written.`);
  } else if (readFileSync(join(ROOT, FILE), 'utf8') !== text) {
    throw new Trouble(`${FILE} is not of this lock file. Write it anew: npm run sbom`);
  }
});

/** Without what is another at each call (time, number) or at each machine (npm's version): the same lock, the same file. */
function lasting({ $schema, bomFormat, specVersion, version, metadata, components, dependencies }) {
  const { component } = metadata;
  const byRef = (one, other) => (one < other ? -1 : 1);
  return {
    $schema,
    bomFormat,
    specVersion,
    version,
    // npm takes the name from the folder.
    metadata: {
      component: { ...bare(component), type: 'application', name: component['bom-ref'].split('@')[0] },
    },
    components: components.map(bare).sort((one, other) => byRef(one['bom-ref'], other['bom-ref'])),
    dependencies: dependencies.toSorted((one, other) => byRef(one.ref, other.ref)),
  };
}

/** Without npm's own remarks: `JSON` leaves out what is undefined. */
function bare(component) {
  return { ...component, properties: undefined };
}
