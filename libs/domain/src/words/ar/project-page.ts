export const projectPage = {
  'project.daysLater':
    '{months, plural, zero {{days, plural, zero {في الموعد} one {متأخر يومًا واحدًا} two {متأخر يومين} few {متأخر # أيام} many {متأخر # يومًا} other {متأخر # يوم}}} one {متأخر شهرًا واحدًا} two {متأخر شهرين} few {متأخر # أشهر} many {متأخر # شهرًا} other {متأخر # شهر}}',
  'project.daysEarlier':
    '{months, plural, zero {{days, plural, zero {في الموعد} one {مبكر يومًا واحدًا} two {مبكر يومين} few {مبكر # أيام} many {مبكر # يومًا} other {مبكر # يوم}}} one {مبكر شهرًا واحدًا} two {مبكر شهرين} few {مبكر # أشهر} many {مبكر # شهرًا} other {مبكر # شهر}}',
  'project.formerPromise': 'وُعد به سابقًا: {day}',
  'project.promises':
    '{count, plural, zero {لا وعود} one {وعد واحد} two {وعدان} few {# وعود} many {# وعدًا} other {# وعد}}',
  'place.title': 'الأماكن',
  'place.position': 'الموقع {lat}، {lon}',
  'update.title': 'المستجدات',
  'update.none': 'لا توجد مستجدات عن هذا المشروع بعد.',
  'update.next': 'ما التالي',
  'update.corrected': 'صُحح في {on}',
  'update.more': 'مستجدات أقدم',
  'document.title': 'الوثائق والأدلة',
  'document.none': 'لا توجد وثائق لهذا المشروع بعد.',
  'document.evidences': 'دليل على: {title}',
  'document.added': 'أضيف في {on}',
  'document.sizeSmall': '{size} كيلوبايت',
  'document.size': '{size} ميغابايت',
  'document.link': 'رابط',
  'document.file': 'ملف',
  'document.picture': 'صورة',
};
