import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EditionContent } from '@wegmarke/domain/contracts';
import { parseDelimited } from '@wegmarke/domain/tables';
import { type EditionMoment, editionMoments, editionOf } from '@wegmarke/domain-testing/random-edition';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { editionSchema } from '../schema/edition-schema';
import { editionZip } from './edition-zip';

const HASH = 'cd'.repeat(32);
const LANGUAGES = ['de', 'en', 'nl', 'ar'] as const;

interface Metadata {
  readonly tables: readonly {
    readonly url: string;
    readonly tableSchema: {
      readonly columns: readonly { readonly name: string; readonly datatype: string }[];
    };
  }[];
}

async function unpacked(moment: EditionMoment) {
  const content = JSON.parse(JSON.stringify(editionOf(moment))) as EditionContent;
  const files = new Map(
    Object.entries(unzipSync(await editionZip(content, HASH))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );
  return { content, files, read: (name: string): string => files.get(name) ?? '' };
}

function anyMoment(seed: number): EditionMoment {
  const [moment] = fc.sample(editionMoments(), { numRuns: 1, seed });
  if (!moment) throw new Error('Nothing was drawn.');
  return moment;
}

const FITS: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/u,
  decimal: /^-?\d+(\.\d+)?$/u,
  date: /^\d{4}-\d{2}-\d{2}$/u,
  string: /^/u,
};

describe('the tables of an edition', () => {
  it('hold in every column what their description says, in every language', async () => {
    await fc.assert(
      fc.asyncProperty(editionMoments(LANGUAGES), async (moment) => {
        const { read } = await unpacked(moment);
        const { tables } = JSON.parse(read('tables/csv-metadata.json')) as Metadata;
        expect(tables.length).toBeGreaterThan(7);
        for (const { url, tableSchema } of tables) {
          const [head, ...rows] = parseDelimited(read(`tables/${url}`).replace(/^\uFEFF/u, ''), ',');
          const names = tableSchema.columns.map(({ name }) => name);
          expect(head?.cells).toEqual(names);
          expect(new Set(names).size).toBe(names.length);
          for (const { cells } of rows)
            tableSchema.columns.forEach(({ datatype }, at) => {
              const cell = cells[at] ?? null;
              if (cell !== null) expect(String(cell)).toMatch(FITS[datatype] ?? /^$/u);
            });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('tell every milestone once for each project and pillar it stands in, formulas as texts', async () => {
    const { content, read } = await unpacked(anyMoment(8));
    const rows = parseDelimited(read('tables/milestones.csv').replace(/^\uFEFF/u, ''), ',');
    const told = content.explanation.tree.flatMap(({ projects }) =>
      projects.flatMap((each) => each.milestones),
    );
    expect(rows.slice(1).map(({ cells }) => cells[0])).toEqual(told.map(({ id }) => id));
    expect(read('tables/milestones.csv')).toContain(`'=„`);
  });

  it('come with a content that fits its schema, and one that misses a figure does not', async () => {
    const validate = new Ajv2020({ strict: false }).compile(await editionSchema());
    await fc.assert(
      fc.asyncProperty(editionMoments(LANGUAGES), async (moment) => {
        const { read } = await unpacked(moment);
        const content = JSON.parse(read('edition.json')) as { explanation?: unknown };
        expect([validate(content), validate.errors]).toEqual([true, null]);
        delete content.explanation;
        expect(validate(content)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('come with scripts that verify them as they are unpacked', async () => {
    const { files } = await unpacked(anyMoment(9));
    const folder = mkdtempSync(join(tmpdir(), 'edition-'));
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { status, stdout } = spawnSync(process.execPath, ['verify/verify-edition.mjs', 'edition.json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect([status, stdout.includes('Everything agrees.')]).toEqual([0, true]);
    rmSync(folder, { recursive: true });
  });

  it('are the same to the byte for the same content', async () => {
    const content = editionOf(anyMoment(10));
    const [first, second] = [await editionZip(content, HASH), await editionZip(content, HASH)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});
