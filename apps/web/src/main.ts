import { bootstrapApplication } from '@angular/platform-browser';
import { LANGUAGES } from '@wegmarke/domain/contracts';
import { loadWords } from '@wegmarke/domain/words';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { WORDS } from './app/language/words';

const language = LANGUAGES.find((known) => known === document.documentElement.lang) ?? 'de';

const words = await loadWords(language);
await bootstrapApplication(App, {
  ...appConfig,
  providers: [...appConfig.providers, { provide: WORDS, useValue: words }],
});
