import { checkImports } from './imports.mjs';
import { ROOT } from './setup.mjs';

/** Part of lint: says every import that breaks the rules of who may import whom, and ends with 1 if there is one. */
const findings = checkImports(ROOT, ['apps', 'libs', 'bench']);
for (const finding of findings) console.error(finding);
if (findings.length > 0) {
  console.error(`\n${findings.length} imports break the rules of docs/architecture.md`);
  process.exitCode = 1;
}
