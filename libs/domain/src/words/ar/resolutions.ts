import type { resolutions as german } from '../de/resolutions';

export const resolutions: Readonly<Record<keyof typeof german, string>> = {
  'nav.resolutions': 'القرارات',
  'resolutions.lead':
    'ما قررته الهيئات بشأن الاستراتيجية ومدى تنفيذه. تنتج الحالة عن المعالم في الخطة ولا يدوّنها أحد.',
  'resolutions.filter': 'تصفية القرارات',
  'resolutions.search': 'رقم الوثيقة أو كلمة',
  'resolutions.state': 'التنفيذ',
  'resolutions.body': 'الهيئة',
  'resolutions.result': 'النتيجة',
  'resolutions.from': 'قُرّر من',
  'resolutions.to': 'إلى',
  'resolutions.undecided': 'لم يُقرَّر بعد',
  'resolutions.found':
    '{count, plural, zero {لم يُعثر على أي قرار} one {عُثر على قرار واحد} two {عُثر على قرارين} few {عُثر على # قرارات} many {عُثر على # قرارًا} other {عُثر على # قرار}}',
  'resolutions.none': 'لا قرارات بعد',
  'resolutions.noneWhy': 'يظهر القرار هنا متى اتخذته الهيئة وسُجّل.',
  'resolutions.noneFound': 'لا يوجد قرار مطابق',
  'resolutions.noneFoundWhy': 'يرجى إزالة أحد المرشحات أو البحث عن كلمة أخرى.',
  'resolutions.paper': 'الوثيقة',
  'resolutions.about': 'الموضوع',
  'resolutions.decided': 'تاريخ القرار',
  'resolutions.item': 'البند {item}',
  'resolutions.role': 'الدور',
  'resolutions.counts':
    '{count, plural, zero {لا معالم} one {أُنجز {done} من معلم واحد} two {أُنجز {done} من معلمين} few {أُنجز {done} من # معالم} many {أُنجز {done} من # معلمًا} other {أُنجز {done} من # معلم}}',
  'resolutions.late':
    '{count, plural, zero {لا متأخر} one {واحد متأخر} two {اثنان متأخران} few {# متأخرة} many {# متأخرًا} other {# متأخر}}',
  'resolutions.pages': 'مزيد من القرارات',
  'resolutions.open': 'فتح الوثيقة',
  'resolutions.removed': 'أُزيل من نظام معلومات المجلس في {on}.',
  'resolutions.whatTitle': 'ما قرره في الخطة',
  'resolutions.whatNone': 'لا ينتمي أي قيد في سجل الخطة إلى هذا القرار بعد.',
  'resolutions.projects': 'المشاريع المعنية',
  'resolutions.milestones': 'معالم هذا القرار',
  'resolutions.more':
    '{count, plural, zero {لا مزيد} one {واحد آخر} two {اثنان آخران} few {# أخرى} many {# أخرى} other {# أخرى}}',
  'resolutions.ofEntry': 'القرار الخاص به',
  'resolutions.ofProject': 'القرارات المتعلقة بهذا المشروع',
  'resolutions.onlyEntry': 'القيد {revision} فقط',
};
