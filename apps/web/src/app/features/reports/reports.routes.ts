import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { membersOnly } from '../../session/members-only';
import { ReportStore } from './compose/report-store';
import { EditionStore } from './edition-store';
import { EditionsStore } from './editions-store';
import { ReportsStore } from './reports-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [EditionsStore],
    resolve: { opened: () => inject(EditionsStore).open() },
    loadComponent: () => import('./editions-page/editions-page').then((file) => file.EditionsPage),
  },
  {
    path: 'compose',
    canActivate: [membersOnly],
    children: [
      {
        path: '',
        pathMatch: 'full',
        providers: [ReportsStore],
        resolve: { opened: () => inject(ReportsStore).open() },
        loadComponent: () => import('./compose-list/compose-list').then((file) => file.ComposeList),
      },
      {
        path: ':id',
        providers: [ReportStore],
        resolve: {
          opened: (route: ActivatedRouteSnapshot) => inject(ReportStore).open(route.paramMap.get('id') ?? ''),
        },
        loadComponent: () => import('./compose/compose-page').then((file) => file.ComposePage),
      },
    ],
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
