import type { openData as german } from '../de/open-data';

export const openData: Readonly<Record<keyof typeof german, string>> = {
  'openData.title': 'Open data on the digital strategy: {place}',
  'openData.description':
    'What {place} publishes of its strategies: the plan with all its entries, its course, projects and milestones. Every figure can be recomputed from it.',
  'openData.sample': 'These are invented sample data.',
  'openData.keywords': 'digital strategy, progress, projects, milestones, transparency',
  'openData.plan.title': '{strategy}: all entries of the plan',
  'openData.plan.description':
    'The complete file: every entry with the day from which it holds and the revision with which it was recorded. Every published figure follows from it.',
  'openData.course.title': '{strategy}: actual and planned over time',
  'openData.course.description':
    'Actual, planned and compared of the strategy and its pillars at the end of every month, in today’s scope and as adopted.',
  'openData.projects.title': '{strategy}: projects',
  'openData.projects.description':
    'The published projects with pillar, office, phase, course, actual and planned.',
  'openData.milestones.title': '{strategy}: milestones',
  'openData.milestones.description':
    'The milestones of the published projects with the day that was adopted, the day that is promised and the day it was done.',
  'openData.ledger.title': '{strategy}: the plan’s ledger',
  'openData.ledger.description': 'Every change of the plan, a line an entry, with its reason and paper.',
  'openData.scope.title': '{strategy}: what became of what was adopted',
  'openData.scope.description':
    'How what was adopted became what is in the plan today: counts of milestones, for each pillar.',
};
