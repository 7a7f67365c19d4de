import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { LedgerStore } from './ledger-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [LedgerStore],
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: { opened: (route: ActivatedRouteSnapshot) => inject(LedgerStore).open(route.queryParamMap) },
    loadComponent: () => import('./ledger-page/ledger-page').then((file) => file.LedgerPage),
  },
];
