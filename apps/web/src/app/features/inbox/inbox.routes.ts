import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { InboxStore } from './inbox-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [InboxStore],
    resolve: { opened: () => inject(InboxStore).open() },
    loadComponent: () => import('./inbox-page/inbox-page').then((file) => file.InboxPage),
  },
];
