import type {
  DepartmentRecord,
  FieldText,
  OfficeRecord,
  ProjectSummary,
  ReorganisationInput,
} from '@wegmarke/domain/contracts';
import { type NewPlaces, placesAfter } from '@wegmarke/domain/offices';

/** What somebody has chosen so far. */
export interface Draft {
  readonly kind: ReorganisationInput['kind'];
  readonly departmentIds: readonly string[];
  /** What comes out, the first one in the place of the first department. */
  readonly becomes: readonly { readonly id: string; readonly title: FieldText }[];
  /** An office's new department by `to:ID`, or who takes over by `end:ID`; nothing where not chosen. */
  readonly offices: ReadonlyMap<string, string>;
  /** A project's new department; nothing: with its office. */
  readonly projects: ReadonlyMap<string, string>;
}

/** What there is today. */
export interface Today {
  readonly departments: readonly DepartmentRecord[];
  readonly offices: readonly OfficeRecord[];
  readonly projects: readonly ProjectSummary[];
}

/** What a project is and becomes. */
export interface PreviewRow {
  readonly project: ProjectSummary;
  readonly department: FieldText | null;
  readonly office: FieldText;
  readonly isMoved: boolean;
  readonly isHandedOver: boolean;
}

export function inputOf(
  { kind, departmentIds, becomes, offices, projects }: Draft,
  effectiveOn: string,
  reason: string | null,
): ReorganisationInput {
  return {
    kind,
    effectiveOn,
    reason,
    departmentIds,
    becomes,
    offices: [...offices].flatMap(([officeId, choice]) => {
      const [how, id] = choice.split(':');
      if (id === undefined) return [];
      return [how === 'end' ? { officeId, successorId: id } : { officeId, departmentId: id }];
    }),
    projects: [...projects].flatMap(([projectId, departmentId]) =>
      departmentId === '' ? [] : [{ projectId, departmentId }],
    ),
  };
}

/** By the rule that the server follows. */
export function placesOf(input: ReorganisationInput, { departments, offices, projects }: Today): NewPlaces {
  return placesAfter(input, {
    departmentIds: departments.map(({ id }) => id),
    offices,
    projects: projects.map(({ id, department, office }) => ({
      id,
      departmentId: department?.id ?? null,
      officeId: office.id,
    })),
  });
}

/** Who answers for each project concerned, afterwards. */
export function previewOf(input: ReorganisationInput, places: NewPlaces, today: Today): PreviewRow[] {
  const titles = new Map<string, FieldText>(today.departments.map(({ id, title }) => [id, title]));
  for (const { id, title } of input.becomes) titles.set(id, title);
  const offices = new Map(today.offices.map(({ id, title }) => [id, title]));
  const placed = new Map(places.projects.map((project) => [project.id, project]));
  return today.projects
    .filter(({ id, department }) => placed.has(id) || input.departmentIds.includes(department?.id ?? ''))
    .map((project) => {
      const after = placed.get(project.id);
      const departmentId = after ? after.departmentId : (project.department?.id ?? null);
      const officeId = after?.officeId ?? project.office.id;
      return {
        project,
        department: departmentId === null ? null : (titles.get(departmentId) ?? null),
        office: offices.get(officeId) ?? project.office.title,
        isMoved: departmentId !== (project.department?.id ?? null),
        isHandedOver: officeId !== project.office.id,
      };
    });
}
