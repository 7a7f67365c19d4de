import type { ResolutionResult, ResolutionRole } from '../contracts';

/** What systems write of a consultation. The first that fits counts; what speaks against comes before what speaks for. */
const ROLES: readonly (readonly [RegExp, ResolutionRole])[] = [
  [/entscheid|beschlu(?:ss|ß)|besluit|decision/i, 'decision'],
  [/anh(?:ö|oe)r|hearing|hoorzitting/i, 'hearing'],
  [/kenntnis|information|notice|kennis/i, 'notice'],
  [/beratung|empfehl|behandlung|advice|advies/i, 'advice'],
];

const RESULTS: readonly (readonly [RegExp, ResolutionResult])[] = [
  [/zur(?:ü|ue)ckgezogen|abgesetzt|withdrawn|ingetrokken/i, 'withdrawn'],
  [/vertagt|zur(?:ü|ue)ckgestellt|verwiesen|deferred|postponed|aangehouden/i, 'deferred'],
  [
    /abgelehnt|nicht (?:beschlossen|zugestimmt|angenommen|gefolgt)|ohne mehrheit|rejected|verworpen/i,
    'rejected',
  ],
  [/kenntnis|noted|kennisgeving/i, 'noted'],
  [
    /(?:(?<!un)ge(?:ä|ae)ndert|(?<!ohne )(?:ä|ae)nderung|erg(?:ä|ae)nz|abweichend|amended|gewijzigd).*(?:beschlossen|zugestimmt|angenommen|adopted|aangenomen)|(?:beschlossen|zugestimmt|angenommen|adopted|aangenomen).*(?:(?:ä|ae)nderung|erg(?:ä|ae)nz|amended|gewijzigd)/i,
    'adopted-amended',
  ],
  [
    /beschlossen|zugestimmt|zustimmung|angenommen|genehmigt|einstimmig|adopted|approved|aangenomen/i,
    'adopted',
  ],
];

/** Null where nobody here knows the word. */
export function roleOf(word: string): ResolutionRole | null {
  return ROLES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Null where nobody here knows the word: a result is never guessed. */
export function resultOf(word: string): ResolutionResult | null {
  return RESULTS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
