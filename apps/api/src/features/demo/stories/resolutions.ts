import { addDays, type Day } from '@wegmarke/domain/calendar';
import type { FieldText } from '@wegmarke/domain/contracts';
import type { CommandStory, DemoSlug, ResolutionStory, StrategyStory } from '../story';
import { idOf } from './identity';

interface Council {
  readonly body: string;
  /** A committee that some papers go through before. */
  readonly committee: string;
  /** The resolution on the strategy stands in a public source. */
  readonly isDocumented: boolean;
}

const COUNCILS: Readonly<Record<DemoSlug, Council>> = {
  bochum: { body: 'Rat', committee: 'Haupt- und Finanzausschuss', isDocumented: true },
  jena: { body: 'Stadtrat', committee: 'Stadtentwicklungsausschuss', isDocumented: true },
  hanau: { body: 'Stadtverordnetenversammlung', committee: 'Hauptausschuss', isDocumented: false },
};

/** Decided by a public source, and nothing of the sample plan names it. */
const BESIDE: Readonly<Partial<Record<DemoSlug, { reference: string; on: Day; title: FieldText }>>> = {
  jena: {
    reference: 'Datenstrategie, 21. Mai 2025',
    on: '2025-05-21',
    title: {
      source: 'de',
      texts: {
        de: 'Datenstrategie',
        en: 'Data strategy',
        nl: 'Datastrategie',
        ar: 'استراتيجية البيانات',
      },
    },
  },
};

/** A resolution for every paper that the plan's history names; the first of a sample paper says what it is about. */
export function resolutionsOf(slug: DemoSlug, strategies: readonly StrategyStory[]): ResolutionStory[] {
  const council = COUNCILS[slug];
  const found = new Map<string, ResolutionStory>();
  for (const strategy of strategies) {
    for (const command of strategy.commands) {
      if (command.paper === null || found.has(command.paper)) continue;
      found.set(command.paper, resolutionOf(slug, council, strategy, command, command.paper));
    }
  }
  const decided = [...found.values()];
  const latest = decided.filter(({ sample }) => sample).at(-1);
  const beside = BESIDE[slug];
  return [
    ...decided,
    ...(latest ? [adviceBefore(slug, council, latest)] : []),
    ...(beside
      ? [
          {
            id: idOf(`${slug}/resolution/${beside.reference}`),
            reference: beside.reference,
            title: beside.title,
            body: council.body,
            decidedOn: beside.on,
            role: 'decision' as const,
            result: 'adopted' as const,
            sample: false,
          },
        ]
      : []),
  ];
}

function resolutionOf(
  slug: DemoSlug,
  council: Council,
  strategy: StrategyStory,
  { lines, reason, recordedAt }: CommandStory,
  paper: string,
): ResolutionStory {
  const adoption = lines.find(({ value }) => value.kind === 'adopted');
  const day = (adoption ?? lines[0])?.validOn ?? recordedAt.slice(0, 10);
  return {
    id: idOf(`${slug}/resolution/${paper}`),
    reference: paper,
    title: adoption || reason === null ? strategy.title : { source: 'de', texts: { de: reason } },
    body: council.body,
    decidedOn: day,
    role: 'decision',
    result: 'adopted',
    sample: !adoption || !council.isDocumented,
  };
}

/** The same paper in a committee, two weeks before. */
function adviceBefore(slug: DemoSlug, { committee }: Council, decision: ResolutionStory): ResolutionStory {
  return {
    ...decision,
    id: idOf(`${slug}/resolution/${decision.reference}/${committee}`),
    body: committee,
    decidedOn: decision.decidedOn === null ? null : addDays(decision.decidedOn, -14),
    role: 'advice',
  };
}
