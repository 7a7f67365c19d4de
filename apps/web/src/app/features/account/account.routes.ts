import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { AccountStore } from './account-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [AccountStore],
    resolve: { opened: () => inject(AccountStore).open() },
    loadComponent: () => import('./account-page/account-page').then((file) => file.AccountPage),
  },
];
