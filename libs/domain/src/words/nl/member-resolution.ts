import type { memberResolution as german } from '../de/member-resolution';

export const memberResolution: Readonly<Record<keyof typeof german, string>> = {
  'member.resolution.notPublic': 'niet openbaar',
  'member.resolution.mine': 'Alleen gevolgde',
  'member.resolution.add': 'Besluit invoeren',
  'member.resolution.edit': 'Bewerken',
  'member.resolution.remove': 'Verwijderen',
  'member.resolution.removeAgain': 'Echt verwijderen',
  'member.resolution.save': 'Opslaan',
  'member.resolution.saving': 'Wordt opgeslagen …',
  'member.resolution.saved': 'Het besluit is opgeslagen.',
  'member.resolution.public': 'Iedereen mag dit besluit lezen',
  'member.resolution.link': 'Adres van het stuk',
  'member.resolution.agenda': 'Agendapunt',
  'member.resolution.day': 'Dag van het besluit',
  'member.resolution.follow': 'Volgen',
  'member.resolution.unfollow': 'Niet meer volgen',
  'member.resolution.tie': 'Regel koppelen',
  'member.resolution.tieWhich': 'Regel van het planboek',
  'member.resolution.tieNone': 'Alle recente regels zijn al gekoppeld.',
  'member.resolution.tied': 'De regel is gekoppeld.',
  'member.resolution.untie': 'Koppeling van regel {revision} opheffen',
  'member.resolution.untied': 'De koppeling is opgeheven.',
  'member.resolution.missing': 'Vul stuk, titel en gremium in.',
  'member.problem.resolution-exists':
    'Dit stuk staat voor dit gremium en deze dag al in het register. Open dat besluit.',
  'member.problem.resolution-tied':
    'Dit besluit heeft in het plan iets bepaald. Hef eerst de koppeling op; noemt een regel zelf het stuk, dan blijft het besluit.',
  'member.problem.from-council-system': 'Wat uit het raadsinformatiesysteem komt, blijft staan.',
  'member.problem.tied-by-paper': 'De regel noemt dit stuk zelf. De koppeling kan niet worden opgeheven.',
  'member.problem.reference': 'Geef het nummer van het stuk op, bijvoorbeeld 2026/0065/1.',
  'member.problem.day-missing': 'Bij een uitkomst hoort de dag van het besluit. Vul die aan.',
};
