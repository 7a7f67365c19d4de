import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { EditionStore } from './edition-store';
import { EditionsStore } from './editions-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [EditionsStore],
    resolve: { opened: () => inject(EditionsStore).open() },
    loadComponent: () => import('./editions-page/editions-page').then((file) => file.EditionsPage),
  },
  {
    path: ':number',
    providers: [EditionStore],
    resolve: {
      opened: (route: ActivatedRouteSnapshot) =>
        inject(EditionStore).open(route.paramMap.get('number') ?? ''),
    },
    loadComponent: () => import('./edition-page/edition-page').then((file) => file.EditionPage),
  },
];
