/** The pages of sealed reports. */
export const reports = {
  'reports.nav': 'Berichte',
  'reports.title': 'Berichte an den Rat',
  'reports.lead':
    'Jeder Bericht ist versiegelt: Was darin steht, ändert sich nicht mehr. Berichtigungen sind neue Ausgaben.',
  'reports.none': 'Noch ist kein Bericht versiegelt.',
  'reports.noneWhy':
    'Sobald ein Bericht fertig ist und ein anderes Amt ihn freigegeben hat, steht er hier und bleibt hier.',
  'reports.number': 'Ausgabe {number}',
  'reports.sealedOn': 'versiegelt am {on}',
  'reports.noSession': 'Ohne Sitzung',
  'reports.forCouncil': 'Nur für Rat und Verwaltung',
  'reports.correctedBy': 'Berichtigt durch Ausgabe {number}',
  'reports.corrects': 'Berichtigt Ausgabe {number}',
  'reports.correctedNotice': 'Diese Ausgabe wurde berichtigt. Bitte lesen Sie auch die spätere:',
  'reports.files': 'Dateien dieser Ausgabe',
  'reports.file.pdf': 'PDF zum Ablegen',
  'reports.file.xlsx': 'Excel-Mappe, die selbst rechnet',
  'reports.file.zip': 'Tabellen und Prüfprogramm (ZIP)',
  'reports.file.docx': 'Word-Dokument',
  'reports.file.json': 'Alle Daten (JSON)',
  'reports.hash': 'Prüfsummen zeigen',
  'reports.hashOf': 'Prüfsumme der Ausgabe',
  'reports.hashBefore': 'Prüfsumme der Ausgabe davor',
  'reports.proves': 'Was diese Seite belegt',
  'reports.provesText':
    'Ausgabe {number} wurde am {at} versiegelt. Diese Seite zeigt, was in ihrer Datendatei steht, und nichts sonst. Wer die Datei lädt, kann ihre Prüfsumme vergleichen und jede Zahl selbst nachrechnen.',
  'reports.verify':
    'Dazu liegt den Tabellen ein Prüfprogramm mit Anleitung bei. Es läuft auf dem eigenen Rechner, ohne dieses System.',
  'reports.chain':
    'In die Prüfsumme jeder Ausgabe geht die der Ausgabe davor ein. Keine lässt sich nachträglich ändern oder entfernen, ohne dass es auffällt.',
  'reports.contents': 'In diesem Bericht',
  'reports.inputs': 'Woraus die Zahlen der Säulen bestehen',
  'reports.inputsOf': 'So gerechnet: {title}',
  'reports.latest': 'Der letzte Bericht an den Rat: {title}',
} as const;
