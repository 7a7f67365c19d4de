import type { Language } from '../contracts';
import type { de } from './de';
import { Words } from './words';

/** Every key there is: those of the German catalogue. */
export type WordKey = keyof typeof de;
/** What only members see: not translated into Arabic. */
export type MemberKey = Extract<WordKey, `member.${string}`>;
export type Catalogue = Readonly<Record<WordKey, string>>;
/** Arabic is complete for what the public sees. */
export type PublicCatalogue = Readonly<Record<Exclude<WordKey, MemberKey>, string>>;

/** The words of a language, loaded when first asked for: a reader's browser fetches one catalogue, not four. */
export async function loadWords(language: Language): Promise<Words<WordKey>> {
  switch (language) {
    case 'de':
      return new Words('de', (await import('./de')).de);
    case 'en':
      return new Words('en', (await import('./en')).en);
    case 'nl':
      return new Words('nl', (await import('./nl')).nl);
    case 'ar':
      return new Words<WordKey>('ar', (await import('./ar')).ar, await loadWords('de'));
  }
}
