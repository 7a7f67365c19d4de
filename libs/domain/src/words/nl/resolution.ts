import type { resolution as german } from '../de/resolution';

export const resolution: Readonly<Record<keyof typeof german, string>> = {
  'resolution.role.decision': 'besluitvorming',
  'resolution.role.advice': 'voorbespreking',
  'resolution.role.hearing': 'hoorzitting',
  'resolution.role.notice': 'ter kennisname',
  'resolution.result.adopted': 'aangenomen',
  'resolution.result.adopted-amended': 'gewijzigd aangenomen',
  'resolution.result.rejected': 'verworpen',
  'resolution.result.deferred': 'aangehouden',
  'resolution.result.withdrawn': 'ingetrokken',
  'resolution.result.noted': 'voor kennisgeving aangenomen',
  'resolution.state.not-linked': 'nog aan geen project gekoppeld',
  'resolution.state.open': 'nog niet begonnen',
  'resolution.state.under-way': 'in uitvoering',
  'resolution.state.implemented': 'uitgevoerd',
  'resolution.state.left-scope': 'niet meer in het plan',
};
