import type { EarlierJudgement, Phase } from '../contracts';
import { matchingKey, parseAmount } from '../tables';

type SettablePhase = Exclude<Phase, 'stopped'>;

const PHASES: Readonly<Record<Phase, string>> = {
  idea: 'idee|idee voorstel|idea|ideenphase|vorschlag|backlog|angedacht|neu|new|nieuw',
  planning:
    'planung|in planung|geplant|konzept|konzeption|konzeptphase|vorbereitung|in vorbereitung|planning|planned|in preparation|plan|voorbereiding|in voorbereiding|gepland|nicht begonnen|noch nicht begonnen|offen|not started|niet gestart|design|identification|preparation',
  delivery:
    'umsetzung|in umsetzung|in bearbeitung|laufend|läuft|aktiv|begonnen|gestartet|in arbeit|delivery|in progress|ongoing|active|implementation|started|uitvoering|in uitvoering|lopend|bezig|durchführung|realisierung|realisatie',
  trial: 'pilot|pilotphase|pilotbetrieb|test|testphase|erprobung|trial|beta|proef|pilotfase|proeffase',
  operation:
    'betrieb|im betrieb|in bedrijf|regelbetrieb|dauerbetrieb|abgeschlossen|fertig|umgesetzt|erledigt|operation|in operation|live|completed|complete|done|finished|closed|in gebruik|afgerond|gereed|voltooid|beheer|completion',
  paused:
    'pausiert|ruht|ruhend|zurückgestellt|verschoben|paused|on hold|deferred|postponed|gepauzeerd|uitgesteld|angehalten|wartend|suspended',
  stopped:
    'gestoppt|abgebrochen|eingestellt|verworfen|stopped|cancelled|canceled|aborted|gestopt|geannuleerd|vervallen|nicht weiterverfolgt',
};

/** Made when a list is first read: as whatever imports this is also part of a server that starts. */
const byKey = <Value>(pairs: () => (readonly [string, Value])[]): ((key: string) => Value | null) => {
  let values: ReadonlyMap<string, Value> | undefined;
  return (key) => (values ??= new Map(pairs())).get(key) ?? null;
};

const phaseByKey = byKey(() =>
  (Object.entries(PHASES) as [Phase, string][]).flatMap(([phase, words]) =>
    words.split('|').map((word) => [matchingKey(word), phase] as const),
  ),
);

/** Every phase by its own name, as an export in any language writes it. */
export const phaseNamed = (text: string): Phase | null => phaseByKey(matchingKey(text));

export const isSettable = (phase: Phase): phase is SettablePhase => phase !== 'stopped';

const LIGHTS: Readonly<Record<'green' | 'amber' | 'red', string>> = {
  green: 'grün|gruen|green|groen|g|🟢|auf kurs|on track|im plan|op schema|verde',
  amber:
    'gelb|orange|amber|yellow|geel|oranje|y|🟡|🟠|gefährdet|at risk|kritisch|amber red|amber green|gelb rot|gelb grün|groen geel|ámbar|amarillo',
  red: 'rot|red|rood|r|🔴|off track|verzögert|delayed|rojo|vertraagd',
};

const lightByKey = byKey(() =>
  (Object.entries(LIGHTS) as ['green' | 'amber' | 'red', string][]).flatMap(([light, words]) =>
    words.split('|').map((word) => [lightKey(word), light] as const),
  ),
);

function lightKey(text: string): string {
  return matchingKey(text) || text.trim();
}

export const lightNamed = (text: string): 'green' | 'amber' | 'red' | null => lightByKey(lightKey(text));

/** What a cell in a column of judgements says: a share of a hundred, a light, or its words. */
export function judgementIn(cell: string | number): Pick<EarlierJudgement, 'kind' | 'text' | 'value'> {
  const text = String(cell).trim();
  const light = lightNamed(text);
  if (light) return { kind: 'traffic-light', text, value: light };
  const amount = typeof cell === 'number' ? { value: cell, percent: false } : parseAmount(text, 'comma');
  if (amount) {
    // Spreadsheets keep 45 % as 0.45.
    const value =
      typeof cell === 'number' && cell > 0 && cell <= 1 && !Number.isInteger(cell)
        ? cell * 100
        : amount.value;
    if (value >= 0 && value <= 100) return { kind: 'percentage', text, value: Math.round(value * 100) / 100 };
  }
  return { kind: 'text', text, value: null };
}

/** Whether a fill says something: white, grey and black are ways of drawing a table. */
export function isSignal(colour: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return (
    Math.max(red, green, blue) - Math.min(red, green, blue) > 40 &&
    (red > 100 || green > 100) &&
    blue < Math.max(red, green) - 20
  );
}

/** First cells of a row that sums up or explains the rows above. */
const TOTAL =
  /^(?:summe|gesamt|gesamtsumme|zwischensumme|insgesamt|total|totals|grand total|subtotal|sum|totaal|subtotaal|som|eindtotaal|in total)(?![\p{L}\d-])/iu;
const REMARK_WORD =
  'quelle|quellen|stand|hinweis|hinweise|legende|erläuterung|erläuterungen|anmerkung|anmerkungen|fußnote|datenstand|source|sources|note|notes|legend|as of|last updated|status as of|bron|bronnen|peildatum|stand van zaken|toelichting|opmerking';
const REMARK = new RegExp(`^(?:${REMARK_WORD})(?![\\p{L}\\d-])`, 'iu');
const MARKED = /^[*©†]|^\(?\d\) /u;
/** Such a word with a colon, or with a day or year: no title says that. */
const STATED = new RegExp(
  `^(?:${REMARK_WORD})(?: ?[:：]|(?: .{0,20})? ?\\d{1,2}[./]\\d|.{0,30}\\b20\\d\\d$)`,
  'iu',
);

export const isTotal = (text: string): boolean => TOTAL.test(text.trim());
export const isRemark = (text: string): boolean => REMARK.test(text.trim()) || isStatedRemark(text);
/** A remark that cannot be the title of anything. */
export const isStatedRemark = (text: string): boolean =>
  STATED.test(text.trim()) || MARKED.test(text.trim()) || /^(?:seite|page|pagina) \d/iu.test(text.trim());
