export const reports = {
  'reports.nav': 'Reports',
  'reports.title': 'Reports to the council',
  'reports.lead':
    'Every report is sealed: what it says does not change any more. Corrections are new editions.',
  'reports.none': 'No report has been sealed yet.',
  'reports.noneWhy':
    'As soon as a report is finished and another office has approved it, it stands here and stays here.',
  'reports.number': 'Edition {number}',
  'reports.sealedOn': 'sealed on {on}',
  'reports.noSession': 'Without a session',
  'reports.forCouncil': 'For council and administration only',
  'reports.correctedBy': 'Corrected by edition {number}',
  'reports.corrects': 'Corrects edition {number}',
  'reports.correctedNotice': 'This edition has been corrected. Please read the later one, too:',
  'reports.files': 'Files of this edition',
  'reports.file.pdf': 'PDF for filing',
  'reports.file.xlsx': 'Excel workbook that calculates by itself',
  'reports.file.zip': 'Tables and verifier (ZIP)',
  'reports.file.docx': 'Word document',
  'reports.file.json': 'All data (JSON)',
  'reports.hash': 'Show checksums',
  'reports.hashOf': 'Checksum of the edition',
  'reports.hashBefore': 'Checksum of the edition before it',
  'reports.proves': 'What this page proves',
  'reports.provesText':
    'Edition {number} was sealed on {at}. This page shows what its data file holds, and nothing else. Whoever downloads the file can compare its checksum and recalculate every figure.',
  'reports.verify':
    'A verifier with instructions comes with the tables. It runs on your own computer, without this system.',
  'reports.chain':
    'The checksum of every edition includes that of the edition before it. None can be changed or removed later without being noticed.',
  'reports.contents': 'In this report',
  'reports.inputs': 'What the figures of the pillars are made of',
  'reports.inputsOf': 'How it is calculated: {title}',
  'reports.latest': 'The latest report to the council: {title}',
} as const;
