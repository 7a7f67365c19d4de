import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';

/** Left out are the controlled vocabularies: those shapes look into tables on other servers. */
const SHAPES = ['v3.0_dcat-ap-SHACL-DE.ttl', 'v3.0_german-additions.ttl', 'v3.0_deprecated.ttl'];
/** What its authors' own catalogues are worth by version 3.0: violations and warnings. Older ones break newer rules. */
const VERDICTS = {
  'v3_quicktest.ttl': { violations: 0, warnings: false },
  'v3_deprecated.ttl': { violations: 0, warnings: true },
  'v2_perfect.ttl': { violations: 2, warnings: false },
  'example-simple.ttl': { violations: 1, warnings: false },
  'bremen-catalog.ttl': { violations: 1, warnings: true },
};

/**
 * Our catalogue by the shapes of DCAT-AP.de 3.0 in a folder, and first the catalogues of those who wrote the shapes, so
 * that what judges is known to judge. Answers how many were judged and the sentences of what is wrong; null where the
 * folder has no such shapes.
 */
export async function checkCatalog(folder) {
  const place = join(folder, 'dcat-ap-de');
  if (!SHAPES.every((name) => existsSync(join(place, 'shapes', name)))) return null;
  const { Parser, Store } = await import('n3');
  const { default: Validator } = await import('rdf-validate-shacl');
  const parse = (text) => new Store(new Parser({ baseIRI: 'http://example.org/' }).parse(text));
  const shapes = new Store();
  for (const name of SHAPES) shapes.addQuads([...parse(readFileSync(join(place, 'shapes', name), 'utf8'))]);
  const validator = new Validator(shapes);
  const judge = async (text) => {
    const { results } = await validator.validate(parse(text));
    const of = (severity) => results.filter((each) => each.severity.value.endsWith(severity));
    return { violations: of('#Violation'), warnings: of('#Warning') };
  };
  const wrong = [];
  let judged = 0;
  const say = ({ focusNode, path, message }) =>
    `${focusNode?.value} ${path?.value ?? ''}: ${message[0]?.value ?? ''}`;
  for (const name of readdirSync(join(place, 'testcases')).filter((file) => file in VERDICTS)) {
    const { violations, warnings } = await judge(readFileSync(join(place, 'testcases', name), 'utf8'));
    const found = { violations: violations.length, warnings: warnings.length > 0 };
    judged += 1;
    if (JSON.stringify(found) !== JSON.stringify(VERDICTS[name]))
      wrong.push(`${name}: ${JSON.stringify(found)}, expected ${JSON.stringify(VERDICTS[name])}`);
  }
  const { turtle } = await (await bundled('sample-catalog')).sampleCatalog();
  const { violations, warnings } = await judge(turtle);
  judged += 1;
  for (const each of [...violations, ...warnings]) wrong.push(`our catalogue: ${say(each)}`);
  // Without a licence it must not pass: the shapes do look at it.
  judged += 1;
  if ((await judge(turtle.replaceAll('dct:license', 'dct:rights'))).violations.length === 0)
    wrong.push('our catalogue passes without a licence');
  return { judged, wrong };
}
