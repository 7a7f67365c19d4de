import type { PlanChange } from '@wegmarke/domain/contracts';
import type { NewSubject } from '../ledger/ledger.service';

/** The row of a project that a change adds. */
export function newProject(change: Extract<PlanChange, { readonly kind: 'add-project' }>): NewSubject {
  return {
    type: 'project',
    id: change.id,
    title: change.title,
    benefit: change.benefit ?? null,
    description: change.description ?? null,
    phase: change.phase ?? 'idea',
    officeId: change.officeId,
    departmentId: change.departmentId ?? null,
    partners: change.partners ?? [],
    contributesTo: change.contributesTo ?? [],
    sample: false,
    source: change.source ?? null,
  };
}
