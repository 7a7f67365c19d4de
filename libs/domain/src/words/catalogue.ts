import type { Language } from '../contracts';
import type { WordKey } from './keys';
import { Words } from './words';

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
