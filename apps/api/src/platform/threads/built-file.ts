import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the server's bundle, or beside one of its parts; where the server runs from its sources, in the build. */
const PLACES = ['.', '..', '../../../../../dist/api'];

/** The code of a thread. */
export function builtFile(name: string): string {
  const found = PLACES.map((place) => join(import.meta.dirname, place, name)).find((path) =>
    existsSync(path),
  );
  if (found === undefined) throw new Error('The code of a thread is not built: run the build.');
  return found;
}
