import type { Judgement, Office, Project, ProjectSummary, Share } from '@wegmarke/domain/contracts';
import { toShare } from '@wegmarke/domain/course';
import { statesOn } from '@wegmarke/domain/plan';
import { rational } from '@wegmarke/domain/rational';
import type { ProjectItem, ProjectRecord } from './project-record';

/** A project in a list. */
export function toSummary(
  record: ProjectItem,
  offices: ReadonlyMap<string, Office>,
  today: string,
): ProjectSummary {
  const office = offices.get(record.officeId);
  if (!office) throw new Error(`The office ${record.officeId} is missing.`);
  const { next } = record;
  return {
    id: record.id,
    strategyId: record.strategyId,
    title: record.title,
    pillar: { id: record.pillarId, number: record.pillarNumber, title: record.pillarTitle },
    contributesTo: record.contributesTo,
    office,
    department:
      record.departmentId === null || record.departmentTitle === null
        ? null
        : { id: record.departmentId, title: record.departmentTitle },
    phase: record.phase,
    weight: record.weight,
    published: record.publishedOn !== null,
    sample: record.sample,
    health: record.health,
    judgement: judgementIn(record, offices),
    actual: share(record.done, record.total),
    planned: share(record.planned, record.dated),
    compared: share(record.compared, record.dated),
    milestones: record.counts,
    nextMilestone: next && { ...next, states: statesOn({ ...next, completedOn: null }, today) },
    lastAttestedOn: record.lastAttestedOn,
    leftOn: record.leftOn,
    version: record.version,
  };
}

/** The parts of a whole project that a list does not have. */
export function toProject(
  record: ProjectRecord,
  offices: ReadonlyMap<string, Office>,
  today: string,
  rest: Pick<Project, 'coverage' | 'evidence' | 'milestoneItems' | 'curve'> & {
    readonly leftReason: string | null;
  },
): Project {
  const { leftReason, ...parts } = rest;
  return {
    ...toSummary(record, offices, today),
    benefit: record.benefit,
    description: record.description,
    partners: record.partners,
    places: record.places,
    source: record.source,
    left:
      record.leftOn === null || record.leftHow === null
        ? null
        : {
            on: record.leftOn,
            how: record.leftHow,
            reason: leftReason,
            intoId: record.successorId,
            intoTitle: record.successorTitle,
          },
    ...parts,
  };
}

function judgementIn({ judgement }: ProjectItem, offices: ReadonlyMap<string, Office>): Judgement | null {
  if (!judgement) return null;
  const { officeId, ...view } = judgement;
  return { ...view, office: offices.get(officeId ?? '')?.title ?? null };
}

function share(part: string | null, whole: string | null): Share | null {
  return part === null || whole === null ? null : toShare(rational(BigInt(part), BigInt(whole)));
}
