import fc from 'fast-check';
import { resultOf, roleOf } from './council-words';
import { isSameServer, readEntrance, readPage } from './lists';
import { readAgendaItem, readMeeting, readOrganization, readPaper } from './objects';

const type = (name: string) => `https://schema.oparl.org/1.1/${name}`;
const paper = (more: object = {}) => ({
  id: 'https://rat.example/papers/1',
  type: type('Paper'),
  name: 'Haushaltssatzung',
  reference: '2026/0065/1',
  date: '2026-03-01',
  modified: '2026-03-02T10:00:00+01:00',
  consultation: [
    {
      id: 'https://rat.example/consultations/1',
      type: type('Consultation'),
      role: 'Entscheidung',
      meeting: 'https://rat.example/meetings/1',
      agendaItem: 'https://rat.example/items/1',
      organization: ['https://rat.example/organizations/1'],
    },
  ],
  ...more,
});
const codes = (given: unknown) => readPaper(given).faults.map(({ code, field }) => [code, field]);

describe('a paper of a council information system', () => {
  it('is read with its consultations', () => {
    expect(readPaper(paper())).toEqual({
      faults: [],
      value: {
        id: 'https://rat.example/papers/1',
        isDeleted: false,
        reference: '2026/0065/1',
        name: 'Haushaltssatzung',
        paperType: null,
        on: '2026-03-01',
        web: null,
        modified: '2026-03-02T09:00:00.000Z',
        consultations: [
          {
            id: 'https://rat.example/consultations/1',
            role: 'decision',
            meeting: 'https://rat.example/meetings/1',
            agendaItem: 'https://rat.example/items/1',
            organization: 'https://rat.example/organizations/1',
          },
        ],
      },
    });
  });

  it('says what could not be used, and goes on with the rest', () => {
    expect(codes(paper({ date: '2026-02-30' }))).toEqual([['wrong-date', 'date']]);
    expect(codes(paper({ date: 20260301, paperType: ['x'] }))).toEqual([
      ['wrong-type', 'paperType'],
      ['wrong-type', 'date'],
    ]);
    const marked = readPaper(paper({ name: '<b>Haushalt</b> &amp; <script>x</script>' }));
    expect([marked.value?.name, marked.faults[0]?.code]).toEqual(['Haushalt & x', 'markup']);
    const long = readPaper(paper({ name: 'ä'.repeat(900) }));
    expect([long.value?.name.length, long.faults[0]?.code]).toEqual([500, 'too-long']);
    expect(codes(paper({ consultation: 'https://rat.example/c' }))).toEqual([['wrong-type', 'consultation']]);
    expect(codes(paper({ consultation: [7] }))).toEqual([['wrong-type', 'consultation']]);
  });

  it('is left out where it is none, or nothing names it', () => {
    for (const [given, code] of [
      [null, 'no-object'],
      [[], 'no-object'],
      [paper({ type: type('Person') }), 'no-object'],
      [paper({ id: 'papers/1' }), 'no-id'],
      [paper({ name: '<p> </p>' }), 'markup'],
      [paper({ reference: undefined }), 'no-reference'],
    ] as const) {
      const { value, faults } = readPaper(given);
      expect([value, faults[0]?.code]).toEqual([null, code]);
    }
  });

  it('that is deleted is known by its id alone', () => {
    const { value } = readPaper({ id: 'https://rat.example/papers/1', type: type('Paper'), deleted: true });
    expect(value).toMatchObject({ id: 'https://rat.example/papers/1', isDeleted: true });
  });

  it('is read whatever comes', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 2 }), (more) => {
        const { value } = readPaper(paper(more));
        if (value && !value.isDeleted) {
          expect(value.name.length).toBeLessThanOrEqual(500);
          expect(value.reference).not.toMatch(/[\p{Cc}]/u);
        }
      }),
    );
  });
});

describe('what belongs to a paper', () => {
  it('is a meeting by its day, an item by its number and result, a body by its name', () => {
    const object = (name: string, more: object) => ({
      id: 'https://rat.example/x',
      type: type(name),
      ...more,
    });
    expect(readMeeting(object('Meeting', { start: '2026-03-12T23:30:00+01:00' })).value?.on).toBe(
      '2026-03-12',
    );
    expect(
      readAgendaItem(object('AgendaItem', { number: '7.2', result: 'einstimmig beschlossen' })).value,
    ).toEqual({
      number: '7.2',
      result: 'adopted',
      isPublic: true,
    });
    expect(readAgendaItem(object('AgendaItem', { result: 'siehe Protokoll', public: false }))).toMatchObject({
      value: { result: null, isPublic: false },
      faults: [{ code: 'unknown-result' }],
    });
    expect(readOrganization(object('Organization', { shortName: 'Rat' })).value?.name).toBe('Rat');
  });

  it.each([
    ['ungeändert beschlossen', 'adopted'],
    ['geändert beschlossen', 'adopted-amended'],
    ['beschlossen', 'adopted'],
    ['mit Änderungen beschlossen', 'adopted-amended'],
    ['nicht beschlossen', 'rejected'],
    ['Mehrheitlich abgelehnt', 'rejected'],
    ['vertagt', 'deferred'],
    ['zurückgezogen', 'withdrawn'],
    ['zur Kenntnis genommen', 'noted'],
    ['sonstiges', null],
  ])('the result "%s" is %s', (word, result) => {
    expect(resultOf(word)).toBe(result);
  });

  it('knows roles by their words', () => {
    expect(['Entscheidung', 'Vorberatung', 'Kenntnisnahme', 'Anhörung', 'unbekannt'].map(roleOf)).toEqual([
      'decision',
      'advice',
      'notice',
      'hearing',
      null,
    ]);
  });
});

describe('the way to the papers', () => {
  it('is read from a system or a body, page by page, on one server', () => {
    expect(readEntrance({ type: type('System'), body: 'https://rat.example/bodies' })).toEqual({
      kind: 'system',
      bodies: 'https://rat.example/bodies',
    });
    expect(
      readEntrance({ type: type('Body'), paper: 'https://rat.example/papers', name: 'Stadt' }),
    ).toMatchObject({
      kind: 'body',
      papers: 'https://rat.example/papers',
    });
    expect(readEntrance({ type: type('Body') })).toBeNull();
    expect(readPage({ data: [1], links: { next: 'https://rat.example/papers?page=2' } })).toEqual({
      data: [1],
      next: 'https://rat.example/papers?page=2',
    });
    expect([readPage([1])?.next, readPage({ data: 'x' })]).toEqual([null, null]);
    expect(isSameServer('https://rat.example/a', 'https://rat.example/b')).toBe(true);
    expect(isSameServer('https://rat.example.evil.example/', 'https://rat.example/')).toBe(false);
    expect(isSameServer('http://rat.example/', 'https://rat.example/')).toBe(false);
  });
});
