import type { FieldText } from '@wegmarke/domain/contracts';

/** What the ledger says where nobody gave a reason. Everybody reads it: it never names the file. */
export const IMPORTED: FieldText = {
  source: 'de',
  texts: { de: 'Aus einer Liste importiert', en: 'Imported from a list', nl: 'Geïmporteerd uit een lijst' },
};

export const IMPORT_TAKEN_BACK: FieldText = {
  source: 'de',
  texts: {
    de: 'Import einer Liste zurückgenommen',
    en: 'Import of a list taken back',
    nl: 'Import van een lijst teruggenomen',
  },
};

export const sourceText = ({ source, texts }: FieldText): string => texts[source] ?? '';
