import { InjectionToken } from '@angular/core';
import type { WordKey, Words } from '@wegmarke/domain/words';

/** The words of the page's language. A page keeps its language: choosing another one loads it anew. */
export const WORDS = new InjectionToken<Words<WordKey>>('words');
