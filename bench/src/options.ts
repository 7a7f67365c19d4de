import { parseArgs } from 'node:util';

export interface Options {
  /** Little of everything and one round: whether it works, not how fast it is. */
  readonly small: boolean;
  /** Where to write the ratios; null: nowhere. */
  readonly json: string | null;
  /** Another build of the server than the one just made, to compare two of them. */
  readonly api: string | null;
}

/** @throws TypeError with a sentence for whoever runs it */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { small: { type: 'boolean' }, json: { type: 'string' }, api: { type: 'string' } },
  });
  return { small: values.small ?? false, json: values.json ?? null, api: values.api ?? null };
}
