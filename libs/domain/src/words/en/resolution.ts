import type { resolution as german } from '../de/resolution';

export const resolution: Readonly<Record<keyof typeof german, string>> = {
  'resolution.role.decision': 'decision',
  'resolution.role.advice': 'preliminary advice',
  'resolution.role.hearing': 'hearing',
  'resolution.role.notice': 'for information',
  'resolution.result.adopted': 'adopted',
  'resolution.result.adopted-amended': 'adopted with changes',
  'resolution.result.rejected': 'rejected',
  'resolution.result.deferred': 'deferred',
  'resolution.result.withdrawn': 'withdrawn',
  'resolution.result.noted': 'noted',
  'resolution.state.not-linked': 'not linked to a project yet',
  'resolution.state.open': 'not begun yet',
  'resolution.state.under-way': 'under way',
  'resolution.state.implemented': 'implemented',
  'resolution.state.left-scope': 'no longer in the plan',
};
