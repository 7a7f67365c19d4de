import type { ReorganisationInput } from '../contracts';

/** What a reorganisation meets: departments, offices that are open, and projects. */
export interface DepartmentalPlan {
  readonly departmentIds: readonly string[];
  readonly offices: readonly { readonly id: string; readonly departmentId: string | null }[];
  readonly projects: readonly {
    readonly id: string;
    readonly departmentId: string | null;
    readonly officeId: string;
    /** Not in the plan any more: it follows, so that it has its place where it is taken in again. */
    readonly left?: boolean;
  }[];
}

export type ReorganisationFaultCode =
  | 'wrong-number'
  | 'unknown-department'
  | 'department-elsewhere'
  | 'unknown-office'
  | 'unknown-project'
  | 'unknown-place'
  | 'successor-ends'
  | 'office-without-place'
  | 'project-without-place';

export interface ReorganisationFault {
  /** JSON Pointer into the input. */
  readonly pointer: string;
  readonly code: ReorganisationFaultCode;
  /** The office or project that it is about. */
  readonly subjectId: string | null;
}

export interface NewPlaces {
  /** Offices that move, with their department afterwards, and those that end, with the office that takes over. */
  readonly offices: readonly {
    readonly id: string;
    readonly departmentId: string | null;
    readonly successorId: string | null;
  }[];
  /** Projects whose department or office becomes another one. */
  readonly projects: readonly {
    readonly id: string;
    readonly departmentId: string | null;
    readonly officeId: string;
  }[];
  /** Departments that are no more afterwards. */
  readonly closed: readonly string[];
  /** Nothing may be done while there is one. */
  readonly faults: readonly ReorganisationFault[];
}

const SHAPES = {
  rename: (from: number, to: number) => from === 1 && to === 1,
  merge: (from: number, to: number) => from >= 2 && to === 1,
  split: (from: number, to: number) => from === 1 && to >= 2,
} as const;

/**
 * Where every office and project of the departments concerned goes. Where one department comes out, all go there;
 * otherwise every office is named, and projects go with the office that answers for them unless they are named.
 * What has no place is a fault: nothing is left without an accountable office.
 */
export function placesAfter(input: ReorganisationInput, plan: DepartmentalPlan): NewPlaces {
  const concerned = new Set(input.departmentIds);
  const targets = new Set(input.becomes.map(({ id }) => id));
  const only = input.becomes.length === 1 ? (input.becomes[0]?.id ?? null) : null;
  const faults = [...shapeFaults(input, plan, concerned), ...nameFaults(input, plan, concerned, targets)];
  const named = new Map((input.offices ?? []).map((place) => [place.officeId, place]));
  const ending = new Map(
    (input.offices ?? []).flatMap(({ officeId, successorId }) =>
      successorId === undefined ? [] : [[officeId, successorId] as const],
    ),
  );

  const offices = plan.offices
    .filter(({ departmentId }) => departmentId !== null && concerned.has(departmentId))
    .map(({ id }) => {
      const successorId = ending.get(id) ?? null;
      const departmentId = successorId === null ? (named.get(id)?.departmentId ?? only) : null;
      if (successorId === null && departmentId === null)
        faults.push({ pointer: '/offices', code: 'office-without-place', subjectId: id });
      return { id, departmentId, successorId };
    });
  const placeOf = (officeId: string): string | null => {
    const answering = ending.get(officeId) ?? officeId;
    return (
      offices.find(({ id }) => id === answering)?.departmentId ??
      plan.offices.find(({ id }) => id === answering)?.departmentId ??
      null
    );
  };

  const projects = plan.projects.flatMap((project) => {
    const officeId = ending.get(project.officeId) ?? project.officeId;
    const isConcerned = project.departmentId !== null && concerned.has(project.departmentId);
    if (!isConcerned)
      return officeId === project.officeId
        ? []
        : [{ id: project.id, departmentId: project.departmentId, officeId }];
    const own = input.projects?.find(({ projectId }) => projectId === project.id)?.departmentId;
    const withOffice = placeOf(project.officeId);
    const follows = withOffice !== null && targets.has(withOffice) ? withOffice : null;
    const first = project.left ? (input.becomes[0]?.id ?? null) : null;
    const departmentId = own ?? only ?? follows ?? first;
    if (departmentId === null) {
      faults.push({ pointer: '/projects', code: 'project-without-place', subjectId: project.id });
      return [];
    }
    const stays = departmentId === project.departmentId && officeId === project.officeId;
    return stays ? [] : [{ id: project.id, departmentId, officeId }];
  });
  return { offices, projects, closed: input.departmentIds.filter((id) => !targets.has(id)), faults };
}

function shapeFaults(
  { kind, departmentIds, becomes }: ReorganisationInput,
  plan: DepartmentalPlan,
  concerned: ReadonlySet<string>,
): ReorganisationFault[] {
  const faults: ReorganisationFault[] = [];
  const distinct = new Set(becomes.map(({ id }) => id));
  if (!SHAPES[kind](concerned.size, distinct.size) || distinct.size !== becomes.length)
    faults.push({ pointer: '/becomes', code: 'wrong-number', subjectId: null });
  departmentIds.forEach((id, at) => {
    if (!plan.departmentIds.includes(id))
      faults.push({ pointer: `/departmentIds/${at}`, code: 'unknown-department', subjectId: id });
  });
  becomes.forEach(({ id }, at) => {
    // Another department that goes on is no place that comes out of these.
    const isElsewhere = plan.departmentIds.includes(id) && !concerned.has(id);
    if (isElsewhere || (kind === 'rename' && !concerned.has(id)))
      faults.push({ pointer: `/becomes/${at}/id`, code: 'department-elsewhere', subjectId: id });
  });
  return faults;
}

function nameFaults(
  input: ReorganisationInput,
  plan: DepartmentalPlan,
  concerned: ReadonlySet<string>,
  targets: ReadonlySet<string>,
): ReorganisationFault[] {
  const faults: ReorganisationFault[] = [];
  const offices = new Map(plan.offices.map((office) => [office.id, office]));
  const ending = new Set(
    (input.offices ?? [])
      .filter(({ successorId }) => successorId !== undefined)
      .map(({ officeId }) => officeId),
  );
  (input.offices ?? []).forEach(({ officeId, departmentId, successorId }, at) => {
    const own = offices.get(officeId)?.departmentId ?? null;
    const pointer = `/offices/${at}`;
    if (own === null || !concerned.has(own))
      faults.push({ pointer: `${pointer}/officeId`, code: 'unknown-office', subjectId: officeId });
    if (departmentId !== undefined && !targets.has(departmentId))
      faults.push({ pointer: `${pointer}/departmentId`, code: 'unknown-place', subjectId: officeId });
    if (successorId === undefined) return;
    if (!offices.has(successorId))
      faults.push({ pointer: `${pointer}/successorId`, code: 'unknown-office', subjectId: officeId });
    else if (ending.has(successorId))
      faults.push({ pointer: `${pointer}/successorId`, code: 'successor-ends', subjectId: officeId });
  });
  (input.projects ?? []).forEach(({ projectId, departmentId }, at) => {
    const own = plan.projects.find(({ id }) => id === projectId)?.departmentId ?? null;
    if (own === null || !concerned.has(own))
      faults.push({ pointer: `/projects/${at}/projectId`, code: 'unknown-project', subjectId: projectId });
    if (!targets.has(departmentId))
      faults.push({ pointer: `/projects/${at}/departmentId`, code: 'unknown-place', subjectId: projectId });
  });
  return faults;
}
