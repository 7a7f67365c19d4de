export const reports = {
  'reports.nav': 'Rapporten',
  'reports.title': 'Rapporten aan de raad',
  'reports.lead':
    'Elk rapport is verzegeld: wat erin staat, verandert niet meer. Correcties zijn nieuwe uitgaven.',
  'reports.none': 'Er is nog geen rapport verzegeld.',
  'reports.noneWhy':
    'Zodra een rapport klaar is en een andere dienst het heeft goedgekeurd, staat en blijft het hier.',
  'reports.number': 'Uitgave {number}',
  'reports.sealedOn': 'verzegeld op {on}',
  'reports.noSession': 'Zonder vergadering',
  'reports.forCouncil': 'Alleen voor raad en bestuur',
  'reports.correctedBy': 'Gecorrigeerd door uitgave {number}',
  'reports.corrects': 'Corrigeert uitgave {number}',
  'reports.correctedNotice': 'Deze uitgave is gecorrigeerd. Lees ook de latere:',
  'reports.files': 'Bestanden van deze uitgave',
  'reports.file.pdf': 'PDF om te archiveren',
  'reports.file.xlsx': 'Excel-werkmap die zelf rekent',
  'reports.file.zip': 'Tabellen en controleprogramma (ZIP)',
  'reports.file.docx': 'Word-bestand',
  'reports.file.json': 'Alle gegevens (JSON)',
  'reports.hash': 'Controlegetallen tonen',
  'reports.hashOf': 'Controlegetal van de uitgave',
  'reports.hashBefore': 'Controlegetal van de uitgave ervoor',
  'reports.proves': 'Wat deze pagina bewijst',
  'reports.provesText':
    'Uitgave {number} is op {at} verzegeld. Deze pagina toont wat in het gegevensbestand staat, en niets anders. Wie het bestand downloadt, kan het controlegetal vergelijken en elk cijfer zelf narekenen.',
  'reports.verify':
    'Bij de tabellen zit een controleprogramma met uitleg. Het draait op uw eigen computer, zonder dit systeem.',
  'reports.chain':
    'In het controlegetal van elke uitgave zit dat van de uitgave ervoor. Geen enkele kan achteraf ongemerkt worden veranderd of verwijderd.',
  'reports.contents': 'In dit rapport',
  'reports.inputs': 'Waaruit de cijfers van de pijlers bestaan',
  'reports.inputsOf': 'Zo berekend: {title}',
  'reports.latest': 'Het laatste rapport aan de raad: {title}',
} as const;
