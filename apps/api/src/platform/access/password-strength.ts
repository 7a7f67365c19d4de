import { lengthFault } from '@wegmarke/domain/passwords';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Guesses that a password must withstand, as a power of ten: an attacker who has the hash needs years for them. */
const FEWEST_GUESSES_LOG10 = 8;
/** What is beyond makes no password easier to guess, and every one slower to judge. */
const LOOKED_AT = 40;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;

let judge: Promise<ZxcvbnFactory> | undefined;

/** Six megabytes of words, first needed when somebody chooses a password. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Judge }, common, german, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-de'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new Judge({
    dictionary: { ...common.dictionary, ...german.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
}

export type PasswordFault = 'too-short' | 'too-long' | 'guessable';

/**
 * Why a new password is refused; null where it is good. Nothing is asked of what it is made of: it is long enough, and
 * not what programs that guess would try first.
 *
 * @param about what somebody who knows its owner would try: names, address, city
 */
export async function passwordFault(
  password: string,
  about: readonly string[],
): Promise<PasswordFault | null> {
  const fault = lengthFault(password);
  if (fault !== null) return fault;
  judge ??= loadJudge();
  const words = about
    .flatMap((text) => [text, text.replaceAll(NO_LETTER, ''), ...text.split(NO_LETTER)])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2);
  const { guessesLog10 } = (await judge).check(password.normalize('NFC').slice(0, LOOKED_AT), words);
  return guessesLog10 < FEWEST_GUESSES_LOG10 ? 'guessable' : null;
}
