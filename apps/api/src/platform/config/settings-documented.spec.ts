import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from './settings';

const ROOT = join(import.meta.dirname, '../../../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The names that the server asks the environment for. */
function askedByServer(): Set<string> {
  const asked = new Set<string>();
  const env = { DATABASE_URL: 'postgresql://owner:secret@localhost/wegmarke' };
  const watched = new Proxy<Record<string, string>>(env, {
    get: (known, name) => {
      asked.add(String(name));
      return known[String(name)];
    },
  });
  readSettings(watched);
  // The region is asked for only where there is a bucket; files are told of in the text below the table.
  return new Set([...asked.add('S3_REGION')].filter((name) => !name.endsWith('_FILE')));
}

const askedByStart = (): string[] =>
  [...read('tools/start/settings.mjs').matchAll(/text\('([A-Z\d_]+)'\)/g)].map(([, name = '']) => name);

function documented(): string[] {
  const [, section = ''] = read('docs/operations.md').split('\n## Settings\n');
  const rows = section.split('\n## ')[0]?.match(/^\| `.*$/gm) ?? [];
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z\d_]+)`/g)].map(([, name = '']) => name),
  );
}

describe('the table of settings in the documents', () => {
  it('names every one that server or start reads, once, and no other', () => {
    expect(documented().sort()).toEqual([...new Set([...askedByServer(), ...askedByStart()])].sort());
  });
});
