import type {
  OutlineMilestone,
  OutlinePillar,
  OutlineProject,
  PlanChange,
  PlanOutline,
} from '@wegmarke/domain/contracts';
import { DEFAULT_WEIGHT } from '@wegmarke/domain/plan';
import { titleOver } from './changes';

type Change<Kind extends PlanChange['kind']> = Extract<PlanChange, { readonly kind: Kind }>;

/**
 * The plan as it will be once changes are recorded that the server has not answered yet. Figures stay as they were: they
 * are the server's to say. What the server already has is not done twice, and what names nothing is left out.
 */
export function withChanges(outline: PlanOutline, changes: readonly PlanChange[]): PlanOutline {
  return changes.reduce(withChange, outline);
}

function withChange(outline: PlanOutline, change: PlanChange): PlanOutline {
  switch (change.kind) {
    case 'add-pillar':
      return has(outline, change.id) ? outline : addPillar(outline, change);
    case 'add-project':
      return has(outline, change.id) ? outline : addProject(outline, change);
    case 'add-milestone':
      return has(outline, change.id) ? outline : addMilestone(outline, change);
    case 'remove':
    case 'drop':
      return without(outline, change.subjectId);
    case 'merge':
      return has(outline, change.intoId) ? without(outline, change.subjectId) : outline;
    case 'move':
      return move(outline, change.subjectId, change.intoId);
    case 'split':
      return split(outline, change);
    case 'adopt':
    case 'set-tolerances':
      return outline;
    default:
      return withItem(outline, change);
  }
}

type ItemChange = Exclude<
  PlanChange,
  Change<
    | 'add-pillar'
    | 'add-project'
    | 'add-milestone'
    | 'remove'
    | 'drop'
    | 'merge'
    | 'move'
    | 'split'
    | 'adopt'
    | 'set-tolerances'
  >
>;

function withItem(outline: PlanOutline, change: ItemChange): PlanOutline {
  const { subjectId } = change;
  return mapItem(outline, subjectId, {
    pillar: (pillar) => ({ ...pillar, ...saidOfPillar(change, pillar) }),
    project: (project) => ({ ...project, ...saidOfProject(change, project) }),
    milestone: (milestone) => ({ ...milestone, ...saidOfMilestone(change, milestone) }),
  });
}

function saidOfPillar(change: ItemChange, { title: now }: OutlinePillar): Partial<OutlinePillar> {
  if (change.kind === 'set-weight') return { weight: change.weight };
  if (change.kind !== 'describe-pillar') return {};
  const { title, summary } = change;
  return { ...(title && { title: titleOver(change, now) }), ...(summary !== undefined && { summary }) };
}

function saidOfProject(change: ItemChange, { title: now }: OutlineProject): Partial<OutlineProject> {
  if (change.kind === 'set-weight') return { weight: change.weight };
  if (change.kind === 'publish') return { published: true };
  if (change.kind !== 'describe-project') return {};
  const { title, officeId, departmentId, phase } = change;
  return {
    ...(title && { title: titleOver(change, now) }),
    ...(officeId !== undefined && { officeId }),
    ...(departmentId !== undefined && { departmentId }),
    ...(phase && { phase }),
  };
}

function saidOfMilestone(change: ItemChange, { title: now }: OutlineMilestone): Partial<OutlineMilestone> {
  switch (change.kind) {
    case 'set-weight':
      return { weight: change.weight };
    case 'set-baseline':
      return { baselineOn: change.baselineOn };
    case 'set-promise':
      return { promisedOn: change.promisedOn };
    case 'set-completion':
      return { completedOn: change.completedOn };
    case 'describe-milestone': {
      const { title, officeId } = change;
      return { ...(title && { title: titleOver(change, now) }), ...(officeId !== undefined && { officeId }) };
    }
    default:
      return {};
  }
}

function addPillar(outline: PlanOutline, { id, title, summary, weight }: Change<'add-pillar'>): PlanOutline {
  const number = Math.max(0, ...outline.pillars.map((pillar) => pillar.number)) + 1;
  const pillar: OutlinePillar = {
    id,
    number,
    title,
    summary: summary ?? null,
    weight: weight ?? DEFAULT_WEIGHT,
    adopted: false,
    actual: null,
    planned: null,
    projects: [],
  };
  return { ...outline, pillars: [...outline.pillars, pillar] };
}

function addProject(outline: PlanOutline, change: Change<'add-project'>): PlanOutline {
  const project: OutlineProject = {
    id: change.id,
    title: change.title,
    weight: change.weight ?? DEFAULT_WEIGHT,
    officeId: change.officeId,
    departmentId: change.departmentId ?? null,
    phase: change.phase ?? 'idea',
    published: false,
    adopted: false,
    actual: null,
    planned: null,
    milestones: [],
  };
  return mapPillars(outline, change.pillarId, (pillar) => ({
    ...pillar,
    projects: [...pillar.projects, project],
  }));
}

function addMilestone(outline: PlanOutline, change: Change<'add-milestone'>): PlanOutline {
  const milestone: OutlineMilestone = {
    id: change.id,
    title: change.title,
    weight: change.weight ?? DEFAULT_WEIGHT,
    baselineOn: change.baselineOn ?? null,
    promisedOn: change.promisedOn ?? null,
    completedOn: null,
    officeId: change.officeId ?? null,
    states: [],
    adopted: false,
  };
  return mapItem(outline, change.projectId, {
    project: (project) => ({ ...project, milestones: [...project.milestones, milestone] }),
  });
}

function split(outline: PlanOutline, { subjectId, parts }: Change<'split'>): PlanOutline {
  const milestoneOf = (whole: OutlineMilestone): OutlineMilestone[] =>
    parts.map(({ id, title }) => ({ ...whole, id, title, weight: null, adopted: false }));
  return mapProjects(outline, (project) => {
    const whole = project.milestones.find(({ id }) => id === subjectId);
    if (!whole) return project;
    const others = project.milestones.filter((each) => each !== whole);
    return { ...project, milestones: [...others, ...milestoneOf(whole)] };
  });
}

function move(outline: PlanOutline, subjectId: string, intoId: string): PlanOutline {
  for (const pillar of outline.pillars) {
    for (const project of pillar.projects) {
      if (project.id === subjectId && pillar.id !== intoId && outline.pillars.some(({ id }) => id === intoId))
        return mapPillars(without(outline, subjectId), intoId, (into) => ({
          ...into,
          projects: [...into.projects, project],
        }));
      const milestone = project.milestones.find(({ id }) => id === subjectId);
      if (milestone && project.id !== intoId && has(outline, intoId))
        return mapItem(without(outline, subjectId), intoId, {
          project: (into) => ({ ...into, milestones: [...into.milestones, milestone] }),
        });
    }
  }
  return outline;
}

function without(outline: PlanOutline, id: string): PlanOutline {
  if (outline.pillars.some((pillar) => pillar.id === id))
    return { ...outline, pillars: outline.pillars.filter((pillar) => pillar.id !== id) };
  return {
    ...outline,
    pillars: outline.pillars.map((pillar) => {
      if (pillar.projects.some((project) => project.id === id))
        return { ...pillar, projects: pillar.projects.filter((project) => project.id !== id) };
      const owner = pillar.projects.find(({ milestones }) => milestones.some((each) => each.id === id));
      if (!owner) return pillar;
      const milestones = owner.milestones.filter((each) => each.id !== id);
      return {
        ...pillar,
        projects: pillar.projects.map((project) => (project === owner ? { ...owner, milestones } : project)),
      };
    }),
  };
}

/** Whether the plan has a pillar, project or milestone of that id. */
export function has(outline: PlanOutline, wanted: string): boolean {
  return outline.pillars.some(
    ({ id, projects }) =>
      id === wanted ||
      projects.some(
        (project) => project.id === wanted || project.milestones.some((each) => each.id === wanted),
      ),
  );
}

function mapPillars(
  outline: PlanOutline,
  wanted: string,
  map: (pillar: OutlinePillar) => OutlinePillar,
): PlanOutline {
  return {
    ...outline,
    pillars: outline.pillars.map((pillar) => (pillar.id === wanted ? map(pillar) : pillar)),
  };
}

function mapProjects(outline: PlanOutline, map: (project: OutlineProject) => OutlineProject): PlanOutline {
  return {
    ...outline,
    pillars: outline.pillars.map((pillar) => {
      const projects = pillar.projects.map(map);
      const same = projects.every((project, at) => project === pillar.projects[at]);
      return same ? pillar : { ...pillar, projects };
    }),
  };
}

interface ItemMaps {
  readonly pillar?: (pillar: OutlinePillar) => OutlinePillar;
  readonly project?: (project: OutlineProject) => OutlineProject;
  readonly milestone?: (milestone: OutlineMilestone) => OutlineMilestone;
}

function mapItem(outline: PlanOutline, wanted: string, maps: ItemMaps): PlanOutline {
  if (outline.pillars.some(({ id }) => id === wanted))
    return maps.pillar ? mapPillars(outline, wanted, maps.pillar) : outline;
  return mapProjects(outline, (project) => {
    if (project.id === wanted) return maps.project ? maps.project(project) : project;
    const { milestone } = maps;
    if (!milestone || !project.milestones.some(({ id }) => id === wanted)) return project;
    const milestones = project.milestones.map((each) => (each.id === wanted ? milestone(each) : each));
    return { ...project, milestones };
  });
}
