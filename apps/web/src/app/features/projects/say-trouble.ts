import type { WordKey, Words } from '@wegmarke/domain/words';
import { sayCode, sayFailure, type Failure } from '../../http/failure';

/** What went wrong with something that was to be saved: the fault of a field where it has words, and that nothing is lost. */
export function sayTrouble(words: Words<WordKey>, failure: Failure): string {
  const faults = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(words, code) ?? []);
  const said = faults[0] ?? sayFailure(words, failure);
  return failure.status === 0 || failure.status >= 500 ? `${said} ${words.say('failure.kept')}` : said;
}
