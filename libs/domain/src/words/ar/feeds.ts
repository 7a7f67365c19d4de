export const feeds = {
  'feeds.calendarName': '{place}: المعالم',
  'feeds.changesName': '{place}: ما تغيّر في الخطة',
  'feeds.ofProject': 'المشروع: {title}',
  'feeds.promised': 'الموعد المتعهد به: {on}.',
  'feeds.baseline': 'الموعد المقرر: {on}.',
  'feeds.done': 'أُنجز في {on}.',
  'feeds.left': 'لم يعد ضمن الخطة منذ {on}.',
  'feeds.doneTitle': 'أُنجز: {title}',
  'feeds.leftTitle': 'أُلغي: {title}',
  'feeds.occasion': 'يوم يمكن مقارنة التقدم به: {title}.',
  'feeds.changeTitle':
    '{kinds}: {title}{more, plural, =0 {} zero {} one { وواحد آخر} two { واثنان آخران} few { و# أخرى} many { و# أخرى} other { و# أخرى}}',
  'feeds.paper': 'الوثيقة {paper}',
  'feeds.moved': 'نسبة التنفيذ: {to} بدلًا من {from}.',
} as const;
