import fc from 'fast-check';
import { addDays, type Day } from '../src/calendar';
import { checkCommand, type Entry, type EntryValue, type EvidenceLevel, type Proposal } from '../src/plan';

/** The days that random plans live on: few, so that many entries share one. */
export const DAYS: readonly Day[] = Array.from({ length: 24 }, (_, index) =>
  addDays('2026-01-05', index * 9),
);

/** Completions may be recorded up to here; questions are about days before. */
const TODAY = '2027-12-31';

/** A ledger that grew only by commands which `checkCommand` let pass. */
export class RandomPlan {
  readonly entries: Entry[] = [];
  readonly pillars: string[] = [];
  readonly projects: string[] = [];
  readonly milestones: string[] = [];
  revision = 0;
  private named = 0;

  /** Records the command where it makes sense; answers whether it did. */
  propose(lines: readonly Line[]): boolean {
    const proposals = this.proposals(lines);
    if (checkCommand(this.entries, proposals, TODAY)) return false;
    this.revision += 1;
    this.entries.push(
      ...proposals.map((proposal, position) => ({ ...proposal, revision: this.revision, position })),
    );
    for (const { subjectId, value } of proposals) {
      if (value.kind === 'pillar-added') this.pillars.push(subjectId);
      if (value.kind === 'project-added') this.projects.push(subjectId);
      if (value.kind === 'milestone-added') this.milestones.push(subjectId);
      if (value.kind === 'milestone-split') this.milestones.push(...value.parts.map((part) => part.id));
    }
    return true;
  }

  proposals(lines: readonly Line[]): Proposal[] {
    return lines.map(([validOn, subjectId, value], position) => ({
      id: `e${String(this.revision + 1)}.${String(position)}`,
      validOn,
      subjectId,
      value,
    }));
  }

  name(prefix: string): string {
    this.named += 1;
    return `${prefix}${String(this.named)}`;
  }

  /** The same plan again, to record more without touching this one. */
  copy(): RandomPlan {
    const copy = new RandomPlan();
    copy.entries.push(...this.entries);
    copy.pillars.push(...this.pillars);
    copy.projects.push(...this.projects);
    copy.milestones.push(...this.milestones);
    copy.revision = this.revision;
    copy.named = this.named;
    return copy;
  }

  /** How fast-check prints a counter-example: the ledger, line by line. */
  [fc.toStringMethod](): string {
    return `\n${toText(this.entries)}\n`;
  }
}

export type Line = readonly [validOn: Day, subjectId: string, value: EntryValue];

/** A ledger to read: revision, id, valid date, subject and what was said of it. */
export function toText(entries: readonly Entry[]): string {
  return entries
    .map(({ revision, id, validOn, subjectId, value: { kind, ...rest } }) =>
      [
        `r${String(revision)}`.padEnd(4),
        id.padEnd(6),
        validOn,
        subjectId.padEnd(9),
        kind,
        JSON.stringify(rest),
      ].join(' '),
    )
    .join('\n');
}

/** One random intent: what to do, to which things, when and how much. */
interface Step {
  readonly kind: keyof typeof COMMANDS;
  readonly a: number;
  readonly b: number;
  readonly day: number;
  readonly n: number;
}

const LEVELS: readonly EvidenceLevel[] = ['claimed', 'evidenced', 'verified'];

function pick<T>(from: readonly T[], index: number): T | undefined {
  return from[index % Math.max(from.length, 1)];
}

const dayAt = (index: number): Day => DAYS[index % DAYS.length] ?? '2026-01-05';
const dueAt = (n: number): Day | null => (n % 4 === 0 ? null : dayAt(n));

/** What an intent proposes; undefined where the plan has nothing it could be about. Many are refused, which is meant. */
const COMMANDS = {
  'add pillar': (plan: RandomPlan, { day, n }: Step) => [
    [dayAt(day), plan.name('S'), { kind: 'pillar-added', weight: 1 + (n % 5) }],
  ],
  'add project': (plan: RandomPlan, { a, day, n }: Step) => {
    const id = plan.name('P');
    const lines: Line[] = [
      [dayAt(day), id, { kind: 'project-added', pillarId: pick(plan.pillars, a) ?? '', weight: 1 + (n % 3) }],
    ];
    for (let count = n % 4; count > 0; count -= 1) {
      lines.push([dayAt(day), plan.name('m'), added(id, n + count)]);
    }
    if (n % 2 === 0) lines.push([dayAt(day), id, { kind: 'project-published' }]);
    return lines;
  },
  'add milestone': (plan: RandomPlan, { a, day, n }: Step) => [
    [dayAt(day), plan.name('m'), added(pick(plan.projects, a) ?? '', n)],
  ],
  'add done milestone': (plan: RandomPlan, { a, b, day, n }: Step) => {
    const id = plan.name('m');
    return [
      [dayAt(day), id, added(pick(plan.projects, a) ?? '', n)],
      [dayAt(b), id, { kind: 'completed' }],
    ];
  },
  publish: (plan: RandomPlan, { a, day }: Step) => [
    [dayAt(day), pick(plan.projects, a) ?? '', { kind: 'project-published' }],
  ],
  'move project': (plan: RandomPlan, { a, b, day }: Step) => [
    [
      dayAt(day),
      pick(plan.projects, a) ?? '',
      { kind: 'project-moved', pillarId: pick(plan.pillars, b) ?? '' },
    ],
  ],
  'move milestone': (plan: RandomPlan, { a, b, day }: Step) => [
    [
      dayAt(day),
      pick(plan.milestones, a) ?? '',
      { kind: 'milestone-moved', projectId: pick(plan.projects, b) ?? '' },
    ],
  ],
  'drop pillar': (plan: RandomPlan, { a, day }: Step) => [
    [dayAt(day), pick(plan.pillars, a) ?? '', { kind: 'pillar-dropped' }],
  ],
  'drop project': (plan: RandomPlan, { a, day }: Step) => [
    [dayAt(day), pick(plan.projects, a) ?? '', { kind: 'project-dropped' }],
  ],
  'drop milestone': (plan: RandomPlan, { a, day }: Step) => [
    [dayAt(day), pick(plan.milestones, a) ?? '', { kind: 'milestone-dropped' }],
  ],
  'merge project': (plan: RandomPlan, { a, b, day }: Step) => [
    [
      dayAt(day),
      pick(plan.projects, a) ?? '',
      { kind: 'project-merged', intoId: pick(plan.projects, b) ?? '' },
    ],
  ],
  'merge milestone': (plan: RandomPlan, { a, b, day }: Step) => [
    [
      dayAt(day),
      pick(plan.milestones, a) ?? '',
      { kind: 'milestone-merged', intoId: pick(plan.milestones, b) ?? '' },
    ],
  ],
  'split milestone': (plan: RandomPlan, { a, b, day, n }: Step) => {
    const id = pick(plan.milestones, a) ?? '';
    const parts = Array.from({ length: 2 + (n % 2) }, (_, index) => ({
      id: plan.name(`${id}.`),
      share: 1 + ((b + index * n) % 4),
    }));
    return [[dayAt(day), id, { kind: 'milestone-split', parts }]];
  },
  weigh: (plan: RandomPlan, { a, day, n }: Step) => [
    [
      dayAt(day),
      pick([...plan.pillars, ...plan.projects, ...plan.milestones], a) ?? '',
      { kind: 'weight-set', weight: 1 + (n % 7) },
    ],
  ],
  rebaseline: (plan: RandomPlan, { a, day, n }: Step) => [
    [dayAt(day), pick(plan.milestones, a) ?? '', { kind: 'baseline-set', baselineOn: dueAt(n) }],
  ],
  promise: (plan: RandomPlan, { a, day, n }: Step) => [
    [dayAt(day), pick(plan.milestones, a) ?? '', { kind: 'promise-set', promisedOn: dayAt(n) }],
  ],
  complete: (plan: RandomPlan, { a, day }: Step) => [
    [dayAt(day), pick(plan.milestones, a) ?? '', { kind: 'completed' }],
  ],
  'complete two': (plan: RandomPlan, { a, b, day, n }: Step) => [
    [dayAt(day), pick(plan.milestones, a) ?? '', { kind: 'completed' }],
    [dayAt(n), pick(plan.milestones, b) ?? '', { kind: 'completed' }],
  ],
  evidence: (plan: RandomPlan, { a, day, n }: Step) => [
    [
      dayAt(day),
      pick(plan.milestones, a) ?? '',
      { kind: 'evidence-set', level: pick(LEVELS, n) ?? 'claimed' },
    ],
  ],
  confirm: (plan: RandomPlan, { a, day }: Step) => [
    [dayAt(day), pick(plan.milestones, a) ?? '', { kind: 'confirmed' }],
  ],
  adopt: (_: RandomPlan, { day }: Step) => [[dayAt(day), 'strategy', { kind: 'adopted' }]],
  tolerate: (_: RandomPlan, { a, day, n }: Step) => [
    [dayAt(day), 'strategy', { kind: 'tolerances-set', atRisk: a % 10, offCourse: (a % 10) + (n % 10) }],
  ],
  retract: (plan: RandomPlan, { a, day }: Step) => {
    // The latest entries first: what was just said is what is taken back, retractions included.
    const entry = plan.entries.at(-1 - (a % Math.max(plan.entries.length, 1)));
    return entry ? [[dayAt(day), entry.subjectId, { kind: 'retracted', entryId: entry.id }]] : [];
  },
} satisfies Record<string, (plan: RandomPlan, step: Step) => Line[]>;

function added(projectId: string, n: number): EntryValue {
  return {
    kind: 'milestone-added',
    projectId,
    weight: 1 + (n % 5),
    baselineOn: dueAt(n),
    promisedOn: n % 3 === 0 ? dayAt(n + 3) : null,
  };
}

const OFTEN = {
  'add milestone': 5,
  complete: 8,
  'complete two': 2,
  'merge milestone': 4,
  'merge project': 3,
  'split milestone': 4,
  'move milestone': 3,
  'drop milestone': 3,
  rebaseline: 3,
  publish: 3,
  evidence: 3,
  retract: 6,
} satisfies Partial<Record<keyof typeof COMMANDS, number>>;

const KINDS = (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).map((kind) => ({
  arbitrary: fc.constant(kind),
  weight: (OFTEN as Partial<Record<keyof typeof COMMANDS, number>>)[kind] ?? 1,
}));

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...KINDS),
  a: fc.nat(40),
  b: fc.nat(40),
  day: fc.nat(DAYS.length - 1),
  n: fc.nat(40),
});

/** Random valid plans: a small start, changes to the draft, mostly an adoption, then changes of every kind. */
export function randomPlans({ most = 30 }: { most?: number } = {}): fc.Arbitrary<RandomPlan> {
  return fc
    .record({
      start: fc.array(fc.nat(40), { minLength: 6, maxLength: 6 }),
      draft: fc.array(step, { maxLength: 6 }),
      adoption: fc.option(fc.nat(8), { freq: 8 }),
      later: fc.array(step, { maxLength: most, size: 'max' }),
    })
    .map(({ start, draft, adoption, later }) => {
      const plan = new RandomPlan();
      const day = dayAt(0);
      const [first, second] = [plan.name('S'), plan.name('S')];
      const [left, right] = [plan.name('P'), plan.name('P')];
      plan.propose([
        [day, first, { kind: 'pillar-added', weight: 1 }],
        [day, second, { kind: 'pillar-added', weight: 2 }],
        [day, left, { kind: 'project-added', pillarId: first, weight: 1 }],
        [day, right, { kind: 'project-added', pillarId: second, weight: 1 }],
        ...start.map((n, index): Line => [day, plan.name('m'), added(index % 2 === 0 ? left : right, n)]),
      ]);
      const take = (steps: readonly Step[]): void => {
        for (const intent of steps) {
          const lines = COMMANDS[intent.kind](plan, intent);
          if (lines.length > 0) plan.propose(lines);
        }
      };
      take(draft);
      if (adoption !== null) plan.propose([[dayAt(adoption), 'strategy', { kind: 'adopted' }]]);
      take(later);
      return plan;
    });
}

/** A plan and a moment to ask about: any of its days, as known at any of its revisions. */
export function plansWithMoments(): fc.Arbitrary<{ plan: RandomPlan; on: Day; revision: number }> {
  return fc.tuple(randomPlans(), fc.nat(DAYS.length - 1), fc.nat(1000)).map(([plan, day, revision]) => ({
    plan,
    on: dayAt(day),
    revision: 1 + Math.floor((revision * plan.revision) / 1001),
  }));
}
