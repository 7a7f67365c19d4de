import type { ImportMappingInput } from '../contracts';
import { parseDelimited, type TableFile } from '../tables';
import {
  assemble,
  dataRows,
  type PlanHere,
  proposeMapping,
  readRows,
  templateDays,
  MILESTONE_TEMPLATES,
} from './index';

const NOTHING: PlanHere = {
  adopted: false,
  pillars: [],
  projects: [],
  offices: [],
  departments: [],
  links: new Map(),
  needs: [],
  judged: new Set(),
};

function file(text: string): TableFile {
  const rows = parseDelimited(text, ';');
  return {
    format: 'csv',
    read: { encoding: 'utf-8', separator: ';' },
    sheets: [{ name: 'Liste', hidden: false, rows }],
  };
}

function importOf(text: string, plan: PlanHere = NOTHING, input: ImportMappingInput = {}) {
  const proposed = proposeMapping(file(text), { language: 'de', input, recall: () => null });
  if (!proposed) throw new Error('no sheet');
  const { mapping, titles, sheet } = proposed;
  const corrections = new Map<number, readonly string[]>();
  const rows = dataRows(sheet.rows, mapping.headerLine, corrections);
  const read = readRows(rows, {
    mapping,
    titles,
    today: '2026-11-22',
    isDelimited: true,
    isSheet: true,
    corrections,
  });
  let id = 0;
  const assembled = assemble(read, plan, { mapping, byLine: false, newId: () => `new-${(id += 1)}` });
  return {
    mapping,
    titles,
    assembled,
    outcomes: assembled.rows.map(({ line, outcome, reasons }) => [line, outcome, reasons[0]?.code]),
  };
}

const fieldsOf = (text: string) => importOf(text).mapping.columns.map(({ field }) => field);

describe('the guess of what a column holds', () => {
  it.each([
    [
      'Projekt;Handlungsfeld;Federführung;Beginn;Ende\nA;B;C;01.01.2026;31.12.2026',
      'project pillar office start end',
    ],
    [
      'Project name;Theme;Owner;Due date;Progress\nA;B;Kim;31/12/2026;40%',
      'project pillar office end judgement',
    ],
    [
      'Maatregel;Pijler;Trekker;Einddatum;Toelichting\nA;B;Jan;31-12-2026;tekst',
      'project pillar office end description',
    ],
    ['Titel;Status\nA;grün\nB;rot', 'project judgement'],
    ['Titel;Status\nA;in Umsetzung\nB;geplant', 'project phase'],
    ['Name;Budget\nA;1.200 €\nB;£1.90m', 'project ignore'],
    ['Was wir tun;bis wann\nGlasfaser;31.12.2026\nWLAN;30.06.2027', 'project end'],
  ])('%j', (text, fields) => {
    expect(fieldsOf(text).join(' ')).toBe(fields);
  });

  it('says why, for every column', () => {
    const { mapping } = importOf('Projekt;Budget;Foo\nA;12 €;x\nB;13 €;y');
    expect(mapping.columns.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'heading',
      'values-money',
      'unknown-heading',
    ]);
  });

  it('reads a column "Amt" as departments, and says what else it might be', () => {
    const { mapping } = importOf('Projekt;Amt\nA;Schulamt\nB;Bauamt');
    expect(mapping.columns[1]).toMatchObject({
      field: 'department',
      reasons: [{ code: 'heading-unit', value: 'Amt' }],
    });
  });

  it('finds headings below a title, and numbers equal ones', () => {
    const { mapping, titles } = importOf(
      'Digitalstrategie;;\n;;\nProjekt;Datum;Datum\nA;01.01.2027;02.01.2027',
    );
    expect([mapping.headerLine, titles]).toEqual([3, ['Projekt', 'Datum', 'Datum (2)']]);
  });
});

describe('the account of rows', () => {
  it('is complete, with a reason for each row that is not imported', () => {
    const text = [
      'Projekt;Ende;Gewicht;Notiz',
      'A;31.12.2027;2;',
      ';31.12.2027;;',
      'B;31.02.2027;;',
      'C;bald;;',
      'D;;viel;',
      'E;31.12.2027;;a;b',
      'A;31.12.2028;;',
      ';;;',
      'Projekt;Ende;Gewicht;Notiz',
      'Summe;;3;',
    ].join('\n');
    const { outcomes, assembled } = importOf(text);
    expect(outcomes).toEqual([
      [2, 'added', undefined],
      [3, 'rejected', 'project-missing'],
      [4, 'rejected', 'no-such-day'],
      [5, 'rejected', 'not-a-day'],
      [6, 'rejected', 'not-a-weight'],
      [7, 'rejected', 'longer-than-headings'],
      [8, 'rejected', 'repeats-line'],
      [9, 'ignored', 'empty-row'],
      [10, 'ignored', 'repeated-headings'],
      [11, 'ignored', 'total-row'],
    ]);
    const { rows, imported, rejected, ignored } = assembled.account;
    expect([rows, imported + rejected + ignored]).toEqual([10, 10]);
  });

  it('takes headings in between for pillars', () => {
    const { assembled } = importOf(
      'Nr;Projekt;Zuständig;Ende;Notiz\nVerwaltung;;;;\n1;A;X;31.12.2027;n\n2;B;X;31.12.2027;n\nBildung;;;;\n3;C;Y;31.12.2027;n',
    );
    expect(assembled.newPillars.map(({ title }) => title.texts.de)).toEqual(['Verwaltung', 'Bildung']);
    expect(assembled.account).toMatchObject({ rows: 5, imported: 3, ignored: 2 });
  });

  it('never counts what a department thought as progress', () => {
    const { assembled } = importOf('Projekt;Fortschritt;Ampel\nA;100 %;grün');
    expect(assembled.changes.map(({ kind }) => kind)).toEqual(['add-pillar', 'add-project']);
    expect(assembled.judgements.map(({ judged }) => judged.value)).toEqual([100, 'green']);
  });

  it('makes a vacant office of an owner that nobody knows, and finds a person by name', () => {
    const title = { source: 'de', texts: { de: 'Leitung Tiefbau' } } as const;
    const plan = { ...NOTHING, offices: [{ id: 'o1', title, holderName: 'Kim Muster' }] };
    const { assembled } = importOf('Projekt;Verantwortlich\nA;kim muster\nB;Unbekannt', plan);
    expect(assembled.officeNames.map(({ name, id }) => [name, id])).toEqual([
      ['kim muster', 'o1'],
      ['Unbekannt', null],
    ]);
    expect(assembled.offices).toHaveLength(1);
  });

  it('makes a department of each that nobody knows, once, and its head answers where no office is named', () => {
    const title = { source: 'de', texts: { de: 'Amt für Schule' } } as const;
    const plan = { ...NOTHING, departments: [{ id: 'd1', title }] };
    const { assembled } = importOf('Projekt;Amt\nA;amt für schule\nB;Tiefbauamt\nC;TIEFBAUAMT\nD;–', plan);
    const made = assembled.newDepartments.map(({ id, title: { texts } }) => [id, texts.de]);
    expect(made).toEqual([[expect.any(String), 'Tiefbauamt']]);
    const added = assembled.changes.flatMap((change) => (change.kind === 'add-project' ? [change] : []));
    expect(added.map(({ departmentId }) => departmentId)).toEqual([
      'd1',
      made[0]?.[0],
      made[0]?.[0],
      undefined,
    ]);
    expect(assembled.offices.slice(0, 2)).toMatchObject([
      { kind: 'head', departmentId: 'd1' },
      { kind: 'head', departmentId: made[0]?.[0] },
    ]);
  });

  it('continues a project whose cell is empty where a milestone is named', () => {
    const { assembled } = importOf('Projekt;Meilenstein;Termin\nA;Start;01.02.2027\n;Ende;01.03.2027');
    expect(assembled.account).toMatchObject({ projects: 1, milestones: 2, imported: 2 });
  });
});

describe('what stands below a table', () => {
  const LONE = 'Projekt;Ende\nA;31.12.2029\nB;30.06.2029\n';
  const WIDE = 'Nr;Projekt;Zuständig;Ende\n1;A;X;31.12.2029\n2;B;Y;30.06.2029\n';
  const fateOf = (text: string) =>
    importOf(text)
      .outcomes.slice(2)
      .map(([, ...fate]) => fate.filter(Boolean).join(' '));

  it.each([
    [`${LONE}Stand: 01.03.2026`, 'ignored footer-row'],
    [`${LONE}Stand: 01.03.2026;`, 'ignored footer-row'],
    [`${LONE}Stand:;01.03.2026`, 'ignored footer-row'],
    [`${LONE}Stand März 2026`, 'ignored footer-row'],
    [`${LONE}Summe;`, 'ignored total-row'],
    [`${LONE}Summe;2`, 'ignored total-row'],
    [`${LONE}Gesamt: 2 Projekte`, 'ignored total-row'],
    [`${LONE}Quelle: Amt 10`, 'ignored footer-row'],
    [`${LONE}* vorläufig`, 'ignored footer-row'],
    [`${LONE}Alle Angaben ohne Gewähr.`, 'ignored footer-row'],
    [`${LONE};\nAlle Angaben ohne Gewähr`, 'ignored empty-row|ignored footer-row'],
    [`${LONE}Summe;2\nAlle Angaben ohne Gewähr`, 'ignored total-row|ignored footer-row'],
    [
      `${LONE}Summe;2\n;\nStand: 01.03.2026\nSeite 1 von 2`,
      'ignored total-row|ignored empty-row|ignored footer-row|ignored footer-row',
    ],
    [`${WIDE};Alle Angaben ohne Gewähr`, 'ignored footer-row'],
    [`${WIDE}Alle Angaben ohne Gewähr`, 'ignored footer-row'],
    [`${WIDE};Summe;;`, 'ignored total-row'],
  ])('is left out with its reason: %j', (text, fates) => {
    expect(fateOf(text).join('|')).toBe(fates);
    const { account } = importOf(text).assembled;
    expect([account.projects, account.rows]).toEqual([
      2,
      account.imported + account.rejected + account.ignored,
    ]);
  });

  it.each([
    ['a title of which nothing more is known', `${LONE}Bürgerportal`],
    ['the same where others are as bare', `${WIDE};C;;\n3;D;Z;31.12.2029\n;;;\n;Bürgerportal;;`],
    ['a title that begins like a sum and has a day', `${LONE}Gesamt Digital;31.12.2029`],
    ['a title that contains the word', `${LONE}Gesamtstrategie;31.12.2029\nStand-Up-Raum;31.12.2029`],
    ['a remark that has the cells of a project', `${WIDE}3;Hinweise der Bürgerschaft;Z;31.12.2029`],
    [
      'what begins like a remark above others',
      `Projekt;Ende\nStand der Technik;31.12.2029\nB;31.12.2029\nC;31.12.2029`,
    ],
  ])('stays in the list: %s', (_, text) => {
    const { account } = importOf(text).assembled;
    expect([account.imported + account.ignored, account.rejected]).toEqual([account.rows, 0]);
    expect(
      importOf(text)
        .outcomes.filter(([, outcome]) => outcome === 'ignored')
        .map(([, , code]) => code),
    ).toEqual(text.includes(';;;\n') ? ['empty-row'] : []);
  });

  it('is not looked for in plans of tasks, and is read once a person says so', () => {
    const rows = parseDelimited(`${LONE}Stand: 01.03.2026`, ';');
    const proposed = proposeMapping(file(`${LONE}Stand: 01.03.2026`), {
      language: 'de',
      input: {},
      recall: () => null,
    })!;
    const { mapping, titles } = proposed;
    const read = (isSheet: boolean, corrections: ReadonlyMap<number, readonly string[]>) =>
      readRows(dataRows(rows, 1, corrections), {
        mapping,
        titles,
        today: '2026-11-22',
        isDelimited: true,
        isSheet,
        corrections,
      }).map(({ state }) => state);
    expect(read(false, new Map())).toEqual(['read', 'read', 'read']);
    expect(read(true, new Map([[4, ['Stand: 01.03.2026', '']]]))).toEqual(['read', 'read', 'read']);
  });
});

describe('texts that are too long', () => {
  const long = 'Lorem ipsum dolor sit amet '.repeat(12).trim();

  it('under a heading of titles are told row by row, and never turn the heading into something else', () => {
    const { mapping, outcomes } = importOf(`Projekt;Ende\n${long};31.12.2029\n${long}x;31.12.2029`);
    expect(mapping.columns.map(({ field }) => field)).toEqual(['project', 'end']);
    expect(outcomes).toEqual([
      [2, 'rejected', 'too-long'],
      [3, 'rejected', 'too-long'],
    ]);
    expect(fieldsOf(`Vorhaben;Maßnahme;Ende\nA;${long};31.12.2029\nB;${long}x;31.12.2029`)[0]).toBe(
      'project',
    );
  });

  it('are shortened with a note that says so: names of partners, and what a department thought', () => {
    const { assembled } = importOf(
      `Projekt;Partner;Ampel\nA;${'n'.repeat(201)}; ${long}\nB;${Array.from({ length: 52 }, (_, at) => `P${at}`).join('|')};grün\nC;"${'m'.repeat(201)}|x";${'z'.repeat(501)}`,
      NOTHING,
      { columns: [{ header: 'Ampel', field: 'judgement' }] },
    );
    const noted = assembled.rows.map(({ line, notes }) => [
      line,
      notes.map(({ code, value }) => [code, value?.length]),
    ]);
    expect(noted).toEqual([
      [2, [['partner-shortened', 200]]],
      [3, [['partners-left-out', 1]]],
      [
        4,
        [
          ['partner-shortened', 200],
          ['judgement-shortened', 3],
        ],
      ],
    ]);
    const partners = assembled.changes.flatMap((change) =>
      change.kind === 'add-project' ? [change.partners?.[0]] : [],
    );
    expect(partners.map((name) => [name?.length, name?.endsWith('…')])).toEqual([
      [200, true],
      [2, false],
      [200, true],
    ]);
  });
});

describe('predecessors in a list', () => {
  const HEAD = 'Nr;Projekt;Meilenstein;Termin;Vorgänger\n';
  const notesOf = ({ assembled }: ReturnType<typeof importOf>) =>
    assembled.rows.flatMap(({ line, outcome, notes }) =>
      notes.map(({ code, value }) => [line, outcome, code, value]),
    );
  const linesOf = ({ assembled }: ReturnType<typeof importOf>) => {
    const titles = new Map(
      assembled.changes.flatMap((change) =>
        change.kind === 'add-milestone' ? [[change.id, change.title.texts.de] as const] : [],
      ),
    );
    return assembled.dependencies.map(({ milestoneId, needsId }) => [
      titles.get(milestoneId),
      titles.get(needsId),
    ]);
  };

  it('are found by number, by name, and by the name of a project, whose last milestone is meant', () => {
    const found = importOf(
      `${HEAD}1;Netz;Ausschreibung;01.02.2027;\n2;Netz;Ausbau;01.06.2027;1\n3;Schule;Tablets, Stifte;01.07.2027;Netz\n4;Schule;Unterricht;01.09.2027;Tablets, Stifte, Ausschreibung\n5;Amt;Start;01.10.2027;Schule: Unterricht|2EA+3 Tage`,
    );
    expect(linesOf(found)).toEqual([
      ['Ausbau', 'Ausschreibung'],
      ['Tablets, Stifte', 'Ausbau'],
      ['Unterricht', 'Tablets, Stifte'],
      ['Unterricht', 'Ausschreibung'],
      ['Start', 'Unterricht'],
      ['Start', 'Ausbau'],
    ]);
    expect([notesOf(found), found.assembled.account.dependencies]).toEqual([[], 6]);
  });

  it('that name nothing, several, a start or a circle are told, and the row stays', () => {
    const found = importOf(
      `${HEAD}1;A;Start;01.02.2027;3\n2;B;Start;01.03.2027;Niemand\n3;C;Ende;01.04.2027;1|2SS\n4;D;Ziel;01.05.2027;Start\n5;E;E1;01.05.2027;5`,
    );
    expect(linesOf(found)).toEqual([['Start', 'Ende']]);
    expect(notesOf(found)).toEqual([
      [3, 'added', 'predecessor-unknown', 'Niemand'],
      [4, 'added', 'predecessor-start', '2SS'],
      [4, 'added', 'predecessor-circle', '1'],
      [5, 'added', 'predecessor-several', 'Start'],
      [6, 'added', 'predecessor-circle', '5'],
    ]);
    expect(found.assembled.account).toMatchObject({ rows: 5, added: 5, rejected: 0, dependencies: 1 });
  });

  it('never close a circle with what the plan knows, and are said once', () => {
    const text = (de: string) => ({ source: 'de', texts: { de } }) as const;
    const milestone = (id: string) => ({
      id,
      title: text(id),
      weight: 1,
      baselineOn: '2027-01-01',
      promisedOn: null,
      completedOn: null,
    });
    const project = (id: string) => ({
      id,
      title: text(id),
      pillarId: 'p',
      officeId: 'o',
      departmentId: null,
      phase: 'idea' as const,
      weight: 1,
      benefit: null,
      description: null,
      partners: [],
      milestones: [milestone(`${id} 1`)],
    });
    const plan: PlanHere = {
      ...NOTHING,
      pillars: [{ id: 'p', title: text('p') }],
      projects: [project('a'), project('b'), project('c')],
      needs: [{ milestoneId: 'b 1', needsId: 'a 1' }],
    };
    const found = importOf(
      'Projekt;Meilenstein;Termin;Vorgänger\na;a 1;01.01.2027;b\nb;b 1;01.01.2027;a\nc;c 1;01.01.2027;b 1',
      plan,
    );
    expect(found.assembled.dependencies).toEqual([{ line: 4, milestoneId: 'c 1', needsId: 'b 1' }]);
    expect(found.outcomes.map(([, outcome]) => outcome)).toEqual(['unchanged', 'unchanged', 'updated']);
    expect(notesOf(found)).toEqual([[2, 'unchanged', 'predecessor-circle', 'b']]);
  });
});

describe('a template of milestones', () => {
  it.each(MILESTONE_TEMPLATES)('$id lies between start and end, in order', (template) => {
    const days = templateDays(template, '2027-01-01', '2027-12-31').map(({ on }) => on ?? '');
    expect(days).toEqual([...days].sort());
    expect([days[0]! >= '2027-01-01', days.at(-1)]).toEqual([true, '2027-12-31']);
    expect(
      templateDays(template, '2027-01-01', '2027-01-15').every(
        ({ on }) => on! <= '2027-01-15' && on! >= '2027-01-01',
      ),
    ).toBe(true);
  });
});
