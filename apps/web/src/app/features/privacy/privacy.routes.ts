import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { PrivacyStore } from './privacy-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [PrivacyStore],
    resolve: { opened: () => inject(PrivacyStore).open() },
    loadComponent: () => import('./privacy-page/privacy-page').then((file) => file.PrivacyPage),
  },
];
