import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { RegisterStore } from './register-store';
import { ResolutionStore } from './resolution-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [RegisterStore],
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: { opened: (route: ActivatedRouteSnapshot) => inject(RegisterStore).open(route.queryParamMap) },
    loadComponent: () => import('./register/register').then((file) => file.Register),
  },
  {
    path: ':id',
    providers: [ResolutionStore],
    resolve: {
      opened: (route: ActivatedRouteSnapshot) => inject(ResolutionStore).open(route.paramMap.get('id') ?? ''),
    },
    loadComponent: () => import('./resolution-page/resolution-page').then((file) => file.ResolutionPage),
  },
];
