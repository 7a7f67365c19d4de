export const projectPage = {
  'project.daysLater':
    '{months, plural, =0 {{days, plural, one {# dag} other {# dagen}}} one {# maand} other {# maanden}} later',
  'project.daysEarlier':
    '{months, plural, =0 {{days, plural, one {# dag} other {# dagen}}} one {# maand} other {# maanden}} eerder',
  'project.formerPromise': 'eerder toegezegd: {day}',
  'project.promises': '{count, plural, one {# toezegging} other {# toezeggingen}}',
  'place.title': 'Plaatsen',
  'place.position': 'Positie {lat}, {lon}',
  'update.title': 'Nieuws',
  'update.none': 'Nog geen bericht over dit project.',
  'update.next': 'Hoe het verdergaat',
  'update.corrected': 'gecorrigeerd op {on}',
  'update.more': 'Oudere berichten',
  'document.title': 'Documenten en bewijs',
  'document.none': 'Nog geen documenten bij dit project.',
  'document.evidences': 'Bewijs voor: {title}',
  'document.added': 'toegevoegd op {on}',
  'document.sizeSmall': '{size} kilobyte',
  'document.size': '{size} megabyte',
  'document.link': 'Weblink',
  'document.file': 'Bestand',
  'document.picture': 'Afbeelding',
};
