import { readFile, writeFile } from 'node:fs/promises';
import { generateDocument } from '../../../dist/api/openapi.js';
import { contractSchemas } from './contract-schemas.mjs';

const FILE = 'docs/openapi.json';

/** Writes the description of the API; with `--check` fails where the one in the repository is another. */
const text = `${JSON.stringify(await generateDocument(contractSchemas()), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(FILE, text);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  process.stderr.write(
    `${FILE} does not describe the API as it is: run npx nx run api:openapi and commit it.\n`,
  );
  process.exit(1);
}
