import { HttpBackend } from '@angular/common/http';
import {
  CSP_NONCE,
  DOCUMENT,
  ErrorHandler,
  inject,
  provideAppInitializer,
  REQUEST_CONTEXT,
  type ApplicationConfig,
} from '@angular/core';
import { BEFORE_APP_SERIALIZED } from '@angular/platform-server';
import { provideServerRendering, RenderMode, withRoutes } from '@angular/ssr';
import { WORDS } from './language/words';
import { PlaceStore } from './place/place-store';
import { ServerBackend } from './server/server-backend';
import { allowEventScript, moveStyleAttributes } from './server/content-policy';
import { writePageHead } from './server/page-head';
import type { PageContext } from './server/page-context';

/** Null while the engine reads the routes, before any page is asked for. */
function pageContext(): PageContext | null {
  return inject(REQUEST_CONTEXT) as PageContext | null;
}

/** Language, direction, theme and nonce stand on the document before anything renders. */
function prepareDocument(): void {
  const context = pageContext();
  if (!context) return;
  const document = inject(DOCUMENT);
  document.documentElement.lang = context.words.language;
  document.documentElement.dir = context.words.direction;
  if (context.theme) document.documentElement.setAttribute('data-theme', context.theme);
  document.querySelector('wm-root')?.setAttribute('ngCspNonce', context.nonce);
}

export const serverConfig: ApplicationConfig = {
  providers: [
    provideServerRendering(withRoutes([{ path: '**', renderMode: RenderMode.Server }])),
    provideAppInitializer(prepareDocument),
    { provide: HttpBackend, useClass: ServerBackend },
    { provide: WORDS, useFactory: () => pageContext()?.words },
    { provide: CSP_NONCE, useFactory: () => pageContext()?.nonce ?? null },
    {
      provide: ErrorHandler,
      useFactory: () => {
        const context = pageContext();
        return { handleError: (error: unknown) => context?.errors.push(error) };
      },
    },
    {
      provide: BEFORE_APP_SERIALIZED,
      multi: true,
      useFactory: () => {
        const document = inject(DOCUMENT);
        const context = pageContext();
        const place = inject(PlaceStore);
        return () => {
          if (context)
            writePageHead(document, {
              ...context,
              municipality: place.municipality(),
              strategy: place.strategy(),
              isPersonal: context.session !== null,
            });
          moveStyleAttributes(document, context?.nonce ?? '');
          allowEventScript(document, context?.nonce ?? '');
        };
      },
    },
  ],
};
