import type { resolution as german } from '../de/resolution';

export const resolution: Readonly<Record<keyof typeof german, string>> = {
  'resolution.role.decision': 'اتخاذ القرار',
  'resolution.role.advice': 'مداولة تمهيدية',
  'resolution.role.hearing': 'جلسة استماع',
  'resolution.role.notice': 'للإحاطة علمًا',
  'resolution.result.adopted': 'أُقرّ',
  'resolution.result.adopted-amended': 'أُقرّ معدَّلًا',
  'resolution.result.rejected': 'رُفض',
  'resolution.result.deferred': 'أُجّل',
  'resolution.result.withdrawn': 'سُحب',
  'resolution.result.noted': 'أُحيط به علمًا',
  'resolution.state.not-linked': 'غير مرتبط بأي مشروع بعد',
  'resolution.state.open': 'لم يبدأ بعد',
  'resolution.state.under-way': 'قيد التنفيذ',
  'resolution.state.implemented': 'نُفّذ',
  'resolution.state.left-scope': 'لم يعد في الخطة',
};
