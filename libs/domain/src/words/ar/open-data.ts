import type { openData as german } from '../de/open-data';

export const openData: Readonly<Record<keyof typeof german, string>> = {
  'openData.title': 'بيانات مفتوحة حول الاستراتيجية الرقمية: {place}',
  'openData.description':
    'ما تنشره {place} عن استراتيجياتها: الخطة بكل قيودها ومسارها ومشاريعها ومراحلها. يمكن إعادة حساب كل رقم منها.',
  'openData.sample': 'هذه بيانات نموذجية مختلقة.',
  'openData.keywords': 'استراتيجية رقمية, تقدّم, مشاريع, مراحل, شفافية',
  'openData.plan.title': '{strategy}: كل قيود الخطة',
  'openData.plan.description':
    'الملف الكامل: كل قيد مع اليوم الذي يسري منه والنسخة التي سُجّل بها. منه يتبع كل رقم منشور.',
  'openData.course.title': '{strategy}: الفعلي والمخطط عبر الزمن',
  'openData.course.description':
    'الفعلي والمخطط والمقارنة للاستراتيجية وركائزها في نهاية كل شهر، في النطاق الحالي وكما اعتُمد.',
  'openData.projects.title': '{strategy}: المشاريع',
  'openData.projects.description': 'المشاريع المنشورة مع الركيزة والإدارة والطور والمسار والفعلي والمخطط.',
  'openData.milestones.title': '{strategy}: المراحل',
  'openData.milestones.description': 'مراحل المشاريع المنشورة مع اليوم المعتمد واليوم الموعود ويوم الإنجاز.',
  'openData.ledger.title': '{strategy}: سجل الخطة',
  'openData.ledger.description': 'كل تغيير في الخطة، سطر لكل قيد، مع السبب والوثيقة.',
  'openData.scope.title': '{strategy}: ما آل إليه القرار',
  'openData.scope.description': 'كيف صار ما اعتُمد هو ما في الخطة اليوم: أعداد المراحل لكل ركيزة.',
};
