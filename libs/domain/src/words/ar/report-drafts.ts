export const reportDrafts = {
  'report.draft.adopted': 'قياساً بما أُقر تبلغ النسبة {actual}.',
  'report.draft.health': 'التقييم وفق حدود الاستراتيجية: {health}.',
  'report.draft.pillar': '{title}: نُفّذ {actual} وكان المخطط {planned}. {health}.',
  'report.draft.pillarUnplanned': '{title}: نُفّذ {actual}. {health}.',
  'report.draft.pillarNone': 'لا يمكن قياس {title} بعد.',
  'report.draft.reason': '{deed}: «{title}». السبب: {reason}',
  'report.draft.paper': '{text} (الوثيقة {paper})',
  'report.draft.noChange': 'لا توجد حالة سابقة للمقارنة.',
  'report.draft.late':
    '«{title}» ({health}): {count, plural, zero {لا معالم مفتوحة انقضى موعدها المقرر} one {معلم واحد مفتوح انقضى موعده المقرر} two {معلمان مفتوحان انقضى موعدهما المقرر} few {# معالم مفتوحة انقضى موعدها المقرر} many {# معلماً مفتوحاً انقضى موعدها المقرر} other {# معلم مفتوح انقضى موعدها المقرر}}: {milestones}.',
  'report.draft.behind': '«{title}» متأخر عن خطته: {health}.',
  'report.draft.noneBehind': 'لا يتأخر أي مشروع عن خطته أكثر مما تسمح به الحدود.',
  'report.draft.requests':
    '{body}: {count, plural, zero {لا يُطلب قرار} one {يُطلب قرار واحد} two {يُطلب قراران} few {تُطلب # قرارات} many {يُطلب # قراراً} other {يُطلب # قرار}}.',
  'report.draft.noRequests': '{body}: التقرير للعلم، ولا يُطلب قرار.',
  'report.draft.resolutions':
    'من {count, plural, zero {لا قرارات} one {قرار واحد} two {قرارين} few {# قرارات} many {# قراراً} other {# قرار}} بشأن الاستراتيجية: {states}.',
  'report.draft.state.implemented': '{count} منفّذ',
  'report.draft.state.under-way': '{count} قيد التنفيذ',
  'report.draft.state.open': '{count} لم يبدأ بعد',
  'report.draft.state.left-scope': '{count} لم يعد في الخطة',
  'report.draft.state.not-linked': '{count} غير مرتبط بالخطة',
  'report.draft.noResolutions': 'لا يوجد قرار علني مسجل بشأن هذه الاستراتيجية.',
  'report.draft.known': 'الأرقام ليوم {on} كما كانت معروفة في {knownAt}.',
} as const;
