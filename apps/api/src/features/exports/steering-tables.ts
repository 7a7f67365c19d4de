import type { InboxItem, Milestone, ProjectSummary } from '@wegmarke/domain/contracts';
import { type Column, type Said, tableOf, type ViewTable } from './view-table';

const INBOX: readonly Column<InboxItem>[] = [
  { heading: 'member.export.decision', cell: ({ kind }, words) => words.say(`member.inbox.group.${kind}`) },
  { heading: 'member.export.subject', cell: ({ title }, words) => words.field(title) },
  { heading: 'roadmap.project', cell: ({ project }, words) => project && words.field(project.title) },
  { heading: 'project.office', cell: ({ office }, words) => office && words.field(office.title) },
  { heading: 'member.export.holder', cell: ({ office }) => office?.holder ?? null },
  { heading: 'member.export.text', cell: ({ text }) => text },
  { heading: 'member.export.by', cell: ({ by }) => by },
  {
    heading: 'member.export.suggested',
    cell: ({ suggestedOffice }, words) => suggestedOffice && words.field(suggestedOffice.title),
  },
  { heading: 'member.export.takesCare', cell: ({ holder }, words) => holder && words.field(holder.title) },
  { heading: 'member.export.answerBy', isDay: true, cell: ({ answerBy }) => answerBy },
  { heading: 'member.export.since', cell: ({ since }) => since },
  { heading: 'member.export.projects', cell: ({ count }) => count },
];

/** What waits for a decision, in the order of the page. */
export const inboxTable = (items: readonly InboxItem[], words: Said): ViewTable =>
  tableOf(INBOX, items, words);

const MILESTONES: readonly Column<Milestone>[] = [
  { heading: 'roadmap.project', cell: ({ project }, words) => words.field(project.title) },
  { heading: 'roadmap.milestone', cell: ({ title }, words) => words.field(title) },
  { heading: 'project.office', cell: ({ office }, words) => words.field(office.title) },
  {
    heading: 'roadmap.state',
    cell: ({ states }, words) => words.list(states.map((state) => words.say(`state.${state}`))),
  },
  { heading: 'roadmap.baseline', isDay: true, cell: ({ baselineOn }) => baselineOn },
  { heading: 'roadmap.promise', isDay: true, cell: ({ promisedOn }) => promisedOn },
  { heading: 'roadmap.completion', isDay: true, cell: ({ completedOn }) => completedOn },
  {
    heading: 'member.export.attested',
    isDay: true,
    cell: ({ lastAttestation }) => lastAttestation?.on ?? null,
  },
  { heading: 'member.export.text', cell: ({ helpRequest }) => helpRequest?.text ?? null },
  {
    heading: 'member.export.answerBy',
    isDay: true,
    cell: ({ helpRequest }) => helpRequest?.answerBy ?? null,
  },
];

/** The milestones that the reader's offices answer for, by their day. */
export const milestonesTable = (items: readonly Milestone[], words: Said): ViewTable =>
  tableOf(MILESTONES, items, words);

const PROJECTS: readonly Column<ProjectSummary>[] = [
  { heading: 'project.pillar', cell: ({ pillar }, words) => words.field(pillar.title) },
  { heading: 'roadmap.project', cell: ({ title }, words) => words.field(title) },
  { heading: 'project.office', cell: ({ office }, words) => words.field(office.title) },
  {
    heading: 'project.department',
    cell: ({ department }, words) => department && words.field(department.title),
  },
  { heading: 'project.phase', cell: ({ phase }, words) => words.say(`phase.${phase}`) },
  { heading: 'project.health', cell: ({ health }, words) => words.say(`health.${health}`) },
  {
    heading: (words) => `${words.say('chart.actual')} (%)`,
    cell: ({ actual }) => actual?.percent ?? null,
  },
  {
    heading: (words) => `${words.say('chart.planned')} (%)`,
    cell: ({ planned }) => planned?.percent ?? null,
  },
  {
    heading: 'project.next',
    cell: ({ nextMilestone }, words) => nextMilestone && words.field(nextMilestone.title),
  },
  {
    heading: 'roadmap.promise',
    isDay: true,
    cell: ({ nextMilestone }) => nextMilestone?.promisedOn ?? nextMilestone?.baselineOn ?? null,
  },
];

/** The public list of projects, with its filters and in its order. */
export const projectsTable = (items: readonly ProjectSummary[], words: Said): ViewTable =>
  tableOf(PROJECTS, items, words);
