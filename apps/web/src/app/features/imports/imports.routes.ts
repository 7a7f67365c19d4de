import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { ImportsStore } from './imports-store';

export const routes: Routes = [
  {
    path: '',
    providers: [ImportsStore],
    children: [
      {
        path: '',
        pathMatch: 'full',
        resolve: { opened: () => inject(ImportsStore).openList() },
        loadComponent: () => import('./import-start/import-start').then((file) => file.ImportStart),
      },
      {
        path: ':id',
        resolve: {
          opened: (route: ActivatedRouteSnapshot) =>
            inject(ImportsStore).open(route.paramMap.get('id') ?? ''),
        },
        loadComponent: () => import('./import-page/import-page').then((file) => file.ImportPage),
      },
    ],
  },
];
