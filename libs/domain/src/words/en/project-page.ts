export const projectPage = {
  'project.daysLater':
    '{months, plural, =0 {{days, plural, one {# day} other {# days}}} one {# month} other {# months}} later',
  'project.daysEarlier':
    '{months, plural, =0 {{days, plural, one {# day} other {# days}}} one {# month} other {# months}} earlier',
  'project.formerPromise': 'promised before: {day}',
  'project.promises': '{count, plural, one {# promise} other {# promises}}',
  'place.title': 'Places',
  'place.position': 'Position {lat}, {lon} (WGS 84)',
  'update.title': 'What is new',
  'update.none': 'Nothing has been told about this project yet.',
  'update.next': 'What comes next',
  'update.corrected': 'corrected on {on}',
  'update.more': 'Earlier news',
  'document.title': 'Documents and evidence',
  'document.none': 'There are no documents of this project yet.',
  'document.evidences': 'Evidence for: {title}',
  'document.added': 'added on {on}',
  'document.sizeSmall': '{size} kilobytes',
  'document.size': '{size} megabytes',
  'document.link': 'Web link',
  'document.file': 'File',
  'document.picture': 'Picture',
};
