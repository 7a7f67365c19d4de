import { parseArgs } from 'node:util';
import { RESULT_IDS, type ResultId } from './results';

export interface Options {
  /** Little of everything and one round: whether it works, not how fast it is. */
  readonly small: boolean;
  /** Where to write the ratios; null: nowhere. */
  readonly json: string | null;
  /** Another build of the server than the one just made, to compare two of them. */
  readonly api: string | null;
  /** What to measure: everything, where not said. */
  readonly only: ReadonlySet<ResultId>;
}

/** @throws TypeError with a sentence for whoever runs it */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      small: { type: 'boolean' },
      json: { type: 'string' },
      api: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const { small = false, json = null, api = null, only } = values;
  return { small, json, api, only: new Set(only === undefined ? RESULT_IDS : only.split(',').map(toId)) };
}

function toId(name: string): ResultId {
  const id = RESULT_IDS.find((known) => known === name);
  if (id) return id;
  throw new TypeError(`Nothing is measured as "${name}"; there are ${RESULT_IDS.join(', ')}.`);
}
