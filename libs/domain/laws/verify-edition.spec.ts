import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Edition, EditionContent } from '../src/contracts';
import { editionMoments, editionOf } from '../testing/random-edition';

type Verify = (content: EditionContent) => { readonly count: number; readonly wrong: readonly string[] };
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const SCRIPT = join(import.meta.dirname, '../../../docs/recompute/verify-edition.mjs');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What an edition says in figures: whoever changes one of these, alone, is found out. */
const SAID = new Set([
  'exact',
  'percent',
  'health',
  'healthAsAdopted',
  'counts',
  'status',
  'inScope',
  'dated',
  'since',
]);

/** Every figure of the computed parts: where it stands, with a way to put another in its place. */
function figuresIn(content: Json): { name: string; tamper: () => void }[] {
  const found: { name: string; tamper: () => void }[] = [];
  const visit = (value: Json, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const isLeaf = typeof member === 'string' || typeof member === 'number';
      // What single entries brought to the work is told beside the part that is compared.
      if (isLeaf && SAID.has(name) && !path.includes('.items.'))
        found.push({
          name: `${path}.${name}`,
          tamper: () => Object.assign(value, { [name]: other(member) }),
        });
      visit(member, `${path}.${name}`);
    }
  };
  visit(content, '');
  return found.filter(({ name }) => /^\.(explanation|series|change|account)\./u.test(name));
}

function other(value: string | number): string | number {
  if (typeof value === 'number') return value + 1;
  if (/^-?\d+\/\d+$/u.test(value)) return value === '1/7' ? '2/7' : '1/7';
  return value === 'on-course'
    ? 'off-course'
    : value === 'done'
      ? 'open'
      : value.startsWith('20')
        ? '2019-01-01'
        : 'on-course';
}

/** The record of an edition, with the hash of its content. Members in the order of their names, as everywhere in it. */
function recordOf(content: EditionContent, json: string, number: number, previousHash: string): Edition {
  const { strategy, title, language, body, sessionOn, reference, on, knownAt, revision } = content;
  const sealed = {
    approvedBy: { source: 'de' as const, texts: { de: 'Hauptamt' } },
    body,
    composedBy: { source: 'de' as const, texts: { de: 'Digitalamt' } },
    corrects: null,
    files: [{ bytes: Buffer.byteLength(json), format: 'json' as const, hash: sha256(json) }],
    knownAt,
    language,
    number,
    on,
    previousHash,
    readers: 'public' as const,
    reference,
    revision,
    sample: true,
    sealedAt: '2028-01-01T09:00:00.000Z',
    sessionOn,
    strategyId: strategy.id,
    title,
  };
  return { ...sealed, correctedBy: [], hash: sha256(JSON.stringify(sealed)) };
}

describe('the script that verifies a sealed report', () => {
  let verifyContent: Verify;
  beforeAll(async () => {
    ({ verifyContent } = (await import(pathToFileURL(SCRIPT).href)) as { verifyContent: Verify });
  });

  const written = (content: EditionContent): Json => JSON.parse(JSON.stringify(content)) as Json;

  it('agrees with every figure of random plans, at any moment, compared with any earlier one', () => {
    fc.assert(
      fc.property(editionMoments(), (moment) => {
        const { count, wrong } = verifyContent(written(editionOf(moment)) as unknown as EditionContent);
        expect(wrong).toEqual([]);
        expect(count).toBeGreaterThan(20);
      }),
      { numRuns: 300 },
    );
  });

  it('finds any single figure that was changed afterwards, wherever it stands', () => {
    fc.assert(
      fc.property(editionMoments(), fc.nat(), (moment, at) => {
        const content = written(editionOf(moment));
        const figures = figuresIn(content);
        const figure = figures[at % figures.length];
        figure?.tamper();
        const { wrong } = verifyContent(content as unknown as EditionContent);
        expect({ where: figure?.name, found: wrong.length > 0 }).toEqual({
          where: figure?.name,
          found: true,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finds an entry that was taken out of the plan', () => {
    fc.assert(
      fc.property(editionMoments(), fc.nat(), (moment, at) => {
        const content = editionOf(moment);
        const done = content.data.entries.filter(({ subjectId }) =>
          content.explanation.tree.some(({ projects }) =>
            projects.some(({ milestones }) =>
              milestones.some((each) => each.id === subjectId && each.today && each.completedOn),
            ),
          ),
        );
        const gone = done.filter(({ value }) => value.kind === 'milestone-added')[
          at % Math.max(done.length, 1)
        ];
        fc.pre(gone !== undefined);
        const entries = content.data.entries.filter(({ id }) => id !== gone.id);
        const { wrong } = verifyContent({ ...content, data: { ...content.data, entries } });
        expect(wrong).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('checks files, hashes and the chain from the command line, and ends with 1 where one does not match', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verify-edition-'));
    const put = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      return { status, said: stdout + stderr };
    };
    const moments = fc.sample(editionMoments(), { numRuns: 2, seed: 4 });
    let previous = '0'.repeat(64);
    const files = moments.flatMap((moment, at) => {
      const number = at + 1;
      const content = { ...editionOf(moment), number };
      const json = JSON.stringify(content);
      const record = recordOf(content, json, number, previous);
      previous = record.hash;
      return [
        put(`${String(number)}.json`, json),
        put(`record-${String(number)}.json`, JSON.stringify(record)),
      ];
    });
    expect(run(...files)).toMatchObject({
      status: 0,
      said: expect.stringContaining('Everything agrees.') as string,
    });

    const [first = '', firstRecord = '', second = '', secondRecord = ''] = files;
    const space = put('space.json', `${JSON.stringify({ ...editionOf(moments[0] as never), number: 1 })} `);
    expect(run(space, firstRecord)).toMatchObject({
      status: 1,
      said: expect.stringContaining('the SHA-256 of') as string,
    });
    const record = JSON.parse(
      JSON.stringify(recordOf(editionOf(moments[1] as never), '', 2, 'f'.repeat(64))),
    ) as Edition;
    const other = put('other.json', JSON.stringify(record));
    expect(run(first, firstRecord, other).said).toContain('the link of edition 2 to the one before');
    const renamed = put('renamed.json', JSON.stringify({ ...record, title: 'Ein anderer Titel' }));
    expect(run(second, secondRecord, renamed).said).toContain('the hash of edition 2');
    expect(run(join(folder, 'none.json')).status).toBe(2);
    rmSync(folder, { recursive: true });
  });
});
