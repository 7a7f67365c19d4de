import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { AuditStore } from './audit-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [AuditStore],
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: { opened: (route: ActivatedRouteSnapshot) => inject(AuditStore).open(route.queryParamMap) },
    loadComponent: () => import('./audit-page/audit-page').then((file) => file.AuditPage),
  },
];
