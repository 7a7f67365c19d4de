import { type Day, addDays } from '@wegmarke/domain/calendar';
import type { AppointmentStory, PersonStory, QuestionStory, Story, StrategyStory } from '../story';
import { chronicle } from './chronicle';
import { editionsOf, quarterEnd } from './editions';
import { idOf } from './identity';
import { layPlan, milestoneKey } from './plan-seeds';
import {
  type AppointmentSeed,
  type CitySeed,
  fieldText,
  type PillarSeed,
  type QuestionSeed,
  type StrategySeed,
  type When,
  type Words,
} from './seed';
import { happeningsOf } from './happenings';
import { resolutionsOf } from './resolutions';
import { dayOf } from './timetable';
import { updatesOf } from './updates';

/** A city's story as it stands when the demo is first started on `today`, the municipality's day. */
export function compose(city: CitySeed, today: Day): Story {
  const { slug } = city;
  const key = (kind: string, name: string): string => idOf(`${slug}/${kind}/${name}`);
  const appointments = city.appointments
    .map((seed, index) => appointmentOf(seed, key('appointment', String(index)), key, today))
    .filter((each) => each.untilOn === null || each.untilOn >= each.fromOn);
  const persons = personsOf(city, key);
  const strategies = [strategyOf(city, appointments, today)];
  return {
    municipality: {
      slug,
      name: city.name,
      initials: city.initials,
      languages: city.languages,
      timeZone: 'Europe/Berlin',
      colour: city.colour,
    },
    departments: city.departments.map(([name, words]) => ({
      id: key('department', name),
      title: fieldText(words),
    })),
    offices: city.offices.map((office) => ({
      id: key('office', office.key),
      kind: office.kind,
      title: fieldText(office.words),
      departmentId: office.department === null ? null : key('department', office.department),
      holderPublic: office.holderPublic ?? false,
    })),
    persons,
    appointments,
    accounts: city.accounts.map(([local, person, roles]) => ({
      email: `${local}@${slug}.example`,
      name: city.documentedPersons[person] ?? person,
      personId: key('person', person),
      roles,
    })),
    editions: editionsOf(city, today),
    strategies,
    resolutions: resolutionsOf(slug, strategies),
    questions: city.questions.map((question) => questionOf(city, question, appointments, today)),
  };
}

function questionOf(
  { slug }: CitySeed,
  seed: QuestionSeed,
  appointments: readonly AppointmentStory[],
  today: Day,
): QuestionStory {
  const officeId = idOf(`${slug}/office/${seed.office}`);
  const holder = appointments.find(
    (each) =>
      each.officeId === officeId && each.fromOn <= today && (each.untilOn === null || each.untilOn >= today),
  );
  if (!holder) throw new Error(`${slug}: nobody acts for ${seed.office}, which asks about ${seed.milestone}`);
  return {
    id: idOf(`${slug}/question/${seed.milestone}`),
    milestoneId: idOf(milestoneKey(slug, seed.milestone)),
    officeId,
    personId: holder.personId,
    text: seed.text,
    askedOn: addDays(today, -seed.askedAgo),
    answerBy: seed.answerIn === undefined ? null : addDays(today, seed.answerIn),
    suggestedId: seed.suggested === undefined ? null : idOf(`${slug}/office/${seed.suggested}`),
  };
}

function personsOf(city: CitySeed, key: (kind: string, name: string) => string): PersonStory[] {
  const named = new Set([
    ...city.appointments.map((each) => each.person),
    ...city.accounts.map(([, person]) => person),
  ]);
  return [...named].map((person) => ({
    id: key('person', person),
    name: city.documentedPersons[person] ?? person,
    documented: person in city.documentedPersons,
  }));
}

function appointmentOf(
  seed: AppointmentSeed,
  id: string,
  key: (kind: string, name: string) => string,
  today: Day,
): AppointmentStory {
  return {
    id,
    officeId: key('office', seed.office),
    personId: key('person', seed.person),
    kind: seed.kind,
    fromOn: dayOf(seed.from, today),
    untilOn: seed.until === undefined ? null : untilOf(seed.until, today),
  };
}

function untilOf(until: When | { readonly in: number }, today: Day): Day {
  return typeof until === 'object' && 'in' in until ? addDays(today, until.in) : dayOf(until, today);
}

function strategyOf(city: CitySeed, appointments: readonly AppointmentStory[], today: Day): StrategyStory {
  const { slug, strategy } = city;
  const plan = layPlan(slug, strategy, today);
  const { happenings, evidenced } = happeningsOf(slug, strategy, plan, today);
  return {
    id: idOf(`${slug}/strategy/${strategy.key}`),
    ordinal: 1,
    title: fieldText(strategy.words),
    vision: fieldText(strategy.vision),
    startsOn: strategy.startsOn,
    targetOn: strategy.targetOn,
    published: true,
    // Figures and dates are invented, whatever else a source documents.
    sample: true,
    source: strategy.source,
    occasions: occasionsOf(slug, strategy, today),
    pillars: strategy.pillars.map((pillar, index) => ({
      id: idOf(`${slug}/pillar/${pillar.key}`),
      number: index + 1,
      title: fieldText(pillar.words),
      summary: fieldText(pillar.summary),
    })),
    projects: strategy.pillars.flatMap((pillar) => projectsOf(city, pillar)),
    milestones: plan.flatMap(({ milestones }) =>
      milestones.map(({ key, words, source }) => ({
        id: idOf(key),
        title: fieldText(words),
        officeId: null,
        evidenceLink: evidenced.has(key) && !source ? `https://nachweise.${slug}.example/${idOf(key)}` : null,
        sample: source === undefined,
      })),
    ),
    dependencies: dependenciesOf(slug, strategy, plan),
    updates: updatesOf(slug, strategy, appointments, today),
    commands: chronicle(happenings, appointments, idOf(`${slug}/office/${strategy.steering}`), today),
  };
}

function dependenciesOf(
  slug: string,
  { needs = [] }: StrategySeed,
  plan: readonly { readonly milestones: readonly { readonly key: string; readonly words: Words }[] }[],
): StrategyStory['dependencies'] {
  const titled = new Map(
    plan.flatMap(({ milestones }) => milestones.map(({ key, words }) => [words[0], idOf(key)] as const)),
  );
  const found = (title: string): string => {
    const id = titled.get(title);
    if (id === undefined) throw new Error(`${slug}: no milestone "${title}"`);
    return id;
  };
  return needs.map(([milestone, needed]) => ({
    id: idOf(`${slug}/dependency/${milestone}/${needed}`),
    milestoneId: found(milestone),
    needsId: found(needed),
  }));
}

function projectsOf(city: CitySeed, pillar: PillarSeed): StrategyStory['projects'] {
  return pillar.projects.map((project) => {
    const office = city.offices.find((each) => each.key === project.office);
    if (!office) throw new Error(`${city.slug}: no office ${project.office} (${project.key})`);
    return {
      id: idOf(`${city.slug}/project/${project.key}`),
      title: fieldText(project.words),
      benefit: fieldText(project.benefit),
      description: project.description ? fieldText(project.description) : null,
      phase: project.phase,
      officeId: idOf(`${city.slug}/office/${office.key}`),
      departmentId: office.department === null ? null : idOf(`${city.slug}/department/${office.department}`),
      partners: project.partners ?? [],
      contributesTo: (project.contributesTo ?? []).map((key) => idOf(`${city.slug}/pillar/${key}`)),
      sample: project.source === undefined,
      source: project.source ?? null,
    };
  });
}

/** Documented days, and the ends of the last eight quarters, which invent no session. */
function occasionsOf(slug: string, strategy: StrategySeed, today: Day): StrategyStory['occasions'] {
  const fixed = strategy.occasions.filter(([heldOn]) => heldOn < today);
  const known = new Set(fixed.map(([heldOn]) => heldOn));
  const quarters: (readonly [Day, ReturnType<typeof fieldText>])[] = [];
  for (let ago = 1; quarters.length < 8; ago += 1) {
    const heldOn = quarterEnd(today, ago);
    if (heldOn <= strategy.adoptedOn) break;
    if (known.has(heldOn)) continue;
    const label = `${String(Number(heldOn.slice(5, 7)) / 3)}/${heldOn.slice(0, 4)}`;
    quarters.push([
      heldOn,
      fieldText([
        `Quartalsende ${label}`,
        `End of quarter ${label}`,
        `Kwartaaleinde ${label}`,
        `نهاية الربع ${label}`,
      ]),
    ]);
  }
  const all = [...fixed.map(([heldOn, words]) => [heldOn, fieldText(words)] as const), ...quarters];
  return all
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([heldOn, title]) => ({ id: idOf(`${slug}/occasion/${heldOn}`), heldOn, title }));
}
