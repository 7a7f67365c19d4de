import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./operator-page/operator-page').then((file) => file.OperatorPage),
  },
  {
    path: 'welcome',
    loadComponent: () => import('./operator-welcome/operator-welcome').then((file) => file.OperatorWelcome),
  },
];
