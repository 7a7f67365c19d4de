import { checkCommand, lastRevision, type PlanProblem, type Refusal } from '.';
import {
  adopted,
  completed,
  dropped,
  LedgerBuilder,
  type Line,
  milestone,
  pillar,
  project,
  retracted,
} from '../../testing/ledger';

const start = '2026-01-10';
const later = '2026-02-10';
const split = (on: string, id: string, ...parts: string[]): Line => [
  on,
  id,
  { kind: 'milestone-split', parts: parts.map((part) => ({ id: part, share: 1 })) },
];

/** Pillars S, T (dropped later); projects P (a, b, c), Q (x); all adopted. Revision 3 is the adoption, 4 the drop of T. */
const plan = () =>
  new LedgerBuilder()
    .record(pillar(start, 'S'), pillar(start, 'T'), project(start, 'P', 'S'), project(start, 'Q', 'S'))
    .record(
      milestone(start, 'a', 'P', { due: '2026-02-01' }),
      milestone(start, 'b', 'P'),
      milestone(start, 'c', 'P'),
      milestone(start, 'x', 'Q'),
    )
    .record(adopted(start))
    .record([later, 'T', { kind: 'pillar-dropped' }]);

const gone = () => plan().record([later, 'Q', { kind: 'project-dropped' }], dropped(later, 'b'));

/** Each reason for which a command is refused, with commands that give it. */
const REFUSED: Record<
  PlanProblem,
  readonly (readonly [what: string, ledger: () => LedgerBuilder, ...lines: Line[]])[]
> = {
  'unknown-subject': [
    ['a milestone nobody added', plan, dropped(later, 'nothing')],
    ['a project nobody added', plan, [later, 'nothing', { kind: 'project-dropped' }]],
    ['a pillar nobody added', plan, [later, 'nothing', { kind: 'pillar-dropped' }]],
    ['a weight of nothing', plan, [later, 'nothing', { kind: 'weight-set', weight: 2 }]],
    ['a drop before the addition', plan, dropped('2026-01-09', 'a')],
    ['a completion that nothing claims', plan, completed(later, 'nothing')],
  ],
  'already-added': [
    ['a pillar', plan, pillar(later, 'S')],
    ['a project', plan, project(later, 'P', 'S')],
    ['a milestone', plan, milestone(later, 'a', 'P')],
    ['a part', plan, split(later, 'a', 'a1', 'b')],
  ],
  'not-in-scope': [
    ['dropped twice', gone, dropped(later, 'b')],
    ['a promise for what was dropped', gone, [later, 'b', { kind: 'promise-set', promisedOn: '2026-03-01' }]],
    ['a project dropped twice', gone, [later, 'Q', { kind: 'project-dropped' }]],
    ['a project published after its drop', gone, [later, 'Q', { kind: 'project-published' }]],
    ['a project moved after its drop', gone, [later, 'Q', { kind: 'project-moved', pillarId: 'S' }]],
    ['a pillar dropped twice', gone, [later, 'T', { kind: 'pillar-dropped' }]],
    ['a weight for what was dropped', gone, [later, 'Q', { kind: 'weight-set', weight: 2 }]],
    [
      'a milestone of a project that was dropped',
      gone,
      [later, 'x', { kind: 'baseline-set', baselineOn: null }],
    ],
  ],
  'pillar-not-in-scope': [
    ['a project added to a pillar that was dropped', plan, project(later, 'R', 'T')],
    ['a project moved there', plan, [later, 'P', { kind: 'project-moved', pillarId: 'T' }]],
    ['a project added to no pillar', plan, project(later, 'R', 'nothing')],
  ],
  'project-not-in-scope': [
    ['a milestone added to a project that was dropped', gone, milestone(later, 'd', 'Q')],
    ['a milestone moved there', gone, [later, 'a', { kind: 'milestone-moved', projectId: 'Q' }]],
  ],
  'successor-not-open': [
    ['into a milestone that was dropped', gone, [later, 'a', { kind: 'milestone-merged', intoId: 'b' }]],
    [
      'into a milestone that is done',
      () => plan().record(completed(later, 'b')),
      [later, 'a', { kind: 'milestone-merged', intoId: 'b' }],
    ],
    ['into a project that was dropped', gone, [later, 'P', { kind: 'project-merged', intoId: 'Q' }]],
    ['into nothing', plan, [later, 'a', { kind: 'milestone-merged', intoId: 'nothing' }]],
  ],
  'successor-is-itself': [
    ['a milestone', plan, [later, 'a', { kind: 'milestone-merged', intoId: 'a' }]],
    ['a project', plan, [later, 'P', { kind: 'project-merged', intoId: 'P' }]],
  ],
  'already-completed': [
    ['a second completion', () => plan().record(completed(later, 'a')), completed('2026-03-01', 'a')],
    ['two in one command', plan, completed(later, 'a'), completed(later, 'a')],
    [
      'two before the addition',
      plan,
      milestone('2026-03-01', 'd', 'P'),
      completed(later, 'd'),
      completed(start, 'd'),
    ],
  ],
  'completed-after-leaving': [
    ['on the day of the drop', gone, completed(later, 'b')],
    ['after its project was dropped', gone, completed('2026-03-01', 'x')],
    [
      'the whole after its split',
      () => plan().record(split(later, 'a', 'a1', 'a2')),
      completed('2026-03-01', 'a'),
    ],
  ],
  'evidence-without-completion': [
    ['evidence of what is open', plan, [later, 'a', { kind: 'evidence-set', level: 'verified' }]],
  ],
  'part-has-no-weight': [
    [
      'the weight of a part',
      () => plan().record(split(later, 'a', 'a1', 'a2')),
      [later, 'a1', { kind: 'weight-set', weight: 2 }],
    ],
  ],
  'split-needs-parts': [
    ['one part', plan, split(later, 'a', 'a1')],
    ['no part', plan, split(later, 'a')],
    ['one part twice', plan, split(later, 'a', 'a1', 'a1')],
  ],
  'already-published': [['what the adoption published', plan, [later, 'P', { kind: 'project-published' }]]],
  'already-adopted': [['a second adoption', plan, adopted(later)]],
  'nothing-to-adopt': [
    ['a strategy without a project', () => new LedgerBuilder().record(pillar(start, 'S')), adopted(start)],
  ],
  'confirmed-while-overdue': [['an overdue promise', plan, [later, 'a', { kind: 'confirmed' }]]],
  'confirmed-while-done': [
    ['what is done', () => plan().record(completed(start, 'a')), [later, 'a', { kind: 'confirmed' }]],
  ],
  'promise-after-completion': [
    [
      'a date for what is done',
      () => plan().record(completed(start, 'a')),
      [later, 'a', { kind: 'promise-set', promisedOn: later }],
    ],
  ],
};

describe.each(Object.entries(REFUSED))('%s', (problem, cases) => {
  it.each(cases.map(([what, ledger, ...lines]) => ({ what, ledger, lines })))(
    'refuses $what',
    ({ ledger, lines }) => {
      const before = ledger();
      expect(before.refusalOf(...lines)).toMatchObject({ problem, proposed: true });
      expect(() => before.record(...lines)).toThrow(problem);
    },
  );
});

/** The reasons that are about the ledger rather than the plan. */
const refusal = (ledger: LedgerBuilder, ...lines: Line[]): Refusal['problem'] | undefined =>
  ledger.refusalOf(...lines)?.problem;

describe('a retraction', () => {
  it('is refused of an entry that does not exist, one of the same command included', () => {
    expect(refusal(plan(), retracted(later, 'a', 'nothing'))).toBe('unknown-entry');
    expect(refusal(plan(), completed(later, 'a'), retracted(later, 'a', 'e5.0'))).toBe('unknown-entry');
  });

  it('is refused of what is retracted already, until that is retracted itself', () => {
    const ledger = plan().record(completed(later, 'a'));
    const completion = ledger.idAt(5);
    expect(refusal(ledger, retracted(later, 'a', completion), retracted(later, 'a', completion))).toBe(
      'already-retracted',
    );
    ledger.record(retracted(later, 'a', completion));
    expect(refusal(ledger, retracted(later, 'a', completion))).toBe('already-retracted');
    ledger.record(retracted(later, 'a', ledger.idAt(6)));
    expect(refusal(ledger, retracted(later, 'a', completion))).toBeUndefined();
  });

  it('never un-adds what was adopted, at any level', () => {
    for (const [subject, lines] of [
      ['x', [retracted(later, 'x', 'e2.3')]],
      ['Q', [retracted(later, 'Q', 'e1.3'), retracted(later, 'x', 'e2.3')]],
    ] as const) {
      expect([subject, refusal(plan(), ...lines)]).toEqual([subject, 'adopted-stays']);
    }
    const added = plan().record(milestone(later, 'd', 'P'));
    expect(refusal(added, retracted(later, 'd', added.idAt(5)))).toBeUndefined();
  });

  it('of the adoption makes it a draft again, in which what was in scope may be un-added', () => {
    const ledger = plan().record(retracted(later, 'strategy', 'e3.0'));
    expect(refusal(ledger, retracted(later, 'x', 'e2.3'))).toBeUndefined();
    expect(refusal(ledger, adopted(later))).toBeUndefined();
    ledger.record(retracted(later, 'x', 'e2.3'));
    expect(refusal(ledger, retracted(later, 'strategy', ledger.idAt(5)))).toBe('adopted-stays');
  });

  it('is refused where other entries rest on what it undoes', () => {
    const ledger = plan()
      .record(milestone(later, 'd', 'P'))
      .record([later, 'd', { kind: 'baseline-set', baselineOn: null }]);
    expect(ledger.refusalOf(retracted(later, 'd', ledger.idAt(5)))).toMatchObject({
      problem: 'unknown-subject',
      proposed: false,
    });
    expect(
      refusal(ledger, retracted(later, 'd', ledger.idAt(5)), retracted(later, 'd', ledger.idAt(6))),
    ).toBeUndefined();
  });
});

describe('a completion', () => {
  it('never lies in the future of the municipality', () => {
    const check = (today: string) =>
      checkCommand(
        plan().entries,
        [{ id: 'new', validOn: later, subjectId: 'a', value: { kind: 'completed' } }],
        today,
      );
    expect(check('2026-02-09')).toMatchObject({ problem: 'completion-in-future', proposed: true });
    expect(check(later)).toBeNull();
  });

  it('with an earlier day than the one in force names the older entry, which is to be retracted first', () => {
    const ledger = plan().record(completed(later, 'a'));
    const earlier = completed('2026-02-01', 'a');
    expect(ledger.refusalOf(earlier)).toMatchObject({
      problem: 'already-completed',
      proposed: false,
      entry: { id: 'e5.0' },
    });
    expect(refusal(ledger, retracted(later, 'a', 'e5.0'), earlier)).toBeUndefined();
  });

  it('may be recorded of what left, for a day before it left', () => {
    expect(refusal(gone(), completed('2026-02-09', 'b'))).toBeUndefined();
  });
});

describe('a confirmation', () => {
  it('stands on the day of the promise itself, and where nothing is promised', () => {
    expect(refusal(plan(), ['2026-02-01', 'a', { kind: 'confirmed' }])).toBeUndefined();
    expect(refusal(plan(), [later, 'b', { kind: 'confirmed' }])).toBeUndefined();
  });
});

describe('a command as a whole', () => {
  it('takes the revision after the last, and may be empty', () => {
    expect([lastRevision([]), lastRevision(plan().entries)]).toEqual([0, 4]);
    expect(checkCommand(plan().entries, [], later)).toBeNull();
  });

  it('applies its lines by their days, then in the order given', () => {
    expect(refusal(plan(), dropped(later, 'a'), completed('2026-02-01', 'a'))).toBeUndefined();
    expect(refusal(plan(), milestone(later, 'd', 'R'), project(later, 'R', 'S'))).toBe(
      'project-not-in-scope',
    );
    expect(refusal(plan(), project(later, 'R', 'S'), milestone(later, 'd', 'R'))).toBeUndefined();
  });
});
