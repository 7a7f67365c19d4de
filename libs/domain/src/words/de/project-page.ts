export const projectPage = {
  'project.daysLater':
    '{months, plural, =0 {{days, plural, one {# Tag} other {# Tage}}} one {# Monat} other {# Monate}} später',
  'project.daysEarlier':
    '{months, plural, =0 {{days, plural, one {# Tag} other {# Tage}}} one {# Monat} other {# Monate}} früher',
  'project.formerPromise': 'früher zugesagt: {day}',
  'project.promises': '{count, plural, one {# Zusage} other {# Zusagen}}',
  'place.title': 'Orte',
  'place.position': 'Position {lat}, {lon}',
  'update.title': 'Aktuelles',
  'update.none': 'Noch keine Meldung zu diesem Projekt.',
  'update.next': 'Wie es weitergeht',
  'update.corrected': 'berichtigt am {on}',
  'update.more': 'Ältere Meldungen',
  'document.title': 'Unterlagen und Belege',
  'document.none': 'Noch keine Unterlagen zu diesem Projekt.',
  'document.evidences': 'Beleg für: {title}',
  'document.added': 'hinzugefügt am {on}',
  'document.sizeSmall': '{size} kB',
  'document.size': '{size} MB',
  'document.link': 'Link',
  'document.file': 'Datei',
  'document.picture': 'Bild',
} as const;
