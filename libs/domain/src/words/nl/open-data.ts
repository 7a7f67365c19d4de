import type { openData as german } from '../de/open-data';

export const openData: Readonly<Record<keyof typeof german, string>> = {
  'openData.title': 'Open data over de digitale strategie: {place}',
  'openData.description':
    'Wat {place} over zijn strategieën publiceert: het plan met alle posten, het verloop, projecten en mijlpalen. Elk cijfer is daaruit na te rekenen.',
  'openData.sample': 'Dit zijn verzonnen voorbeeldgegevens.',
  'openData.keywords': 'digitale strategie, voortgang, projecten, mijlpalen, transparantie',
  'openData.plan.title': '{strategy}: alle posten van het plan',
  'openData.plan.description':
    'Het volledige bestand: elke post met de dag vanaf wanneer die geldt en de stand waarmee die is vastgelegd. Elk gepubliceerd cijfer volgt eruit.',
  'openData.course.title': '{strategy}: verloop van werkelijk en gepland',
  'openData.course.description':
    'Werkelijk, gepland en vergelijking van de strategie en haar pijlers aan het eind van elke maand, in de huidige omvang en zoals vastgesteld.',
  'openData.projects.title': '{strategy}: projecten',
  'openData.projects.description':
    'De gepubliceerde projecten met pijler, afdeling, fase, koers, werkelijk en gepland.',
  'openData.milestones.title': '{strategy}: mijlpalen',
  'openData.milestones.description':
    'De mijlpalen van de gepubliceerde projecten met de vastgestelde, de toegezegde en de werkelijke dag.',
  'openData.ledger.title': '{strategy}: planboek',
  'openData.ledger.description': 'Elke wijziging van het plan, één regel per post, met reden en stuk.',
  'openData.scope.title': '{strategy}: wat er van het besluit is geworden',
  'openData.scope.description':
    'Hoe uit wat is vastgesteld werd wat nu in het plan staat: aantallen mijlpalen per pijler.',
};
