import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { MailStore } from './mail-store';

export const routes: Routes = [
  {
    path: '',
    providers: [MailStore],
    children: [
      {
        path: '',
        pathMatch: 'full',
        resolve: { opened: () => inject(MailStore).openMine() },
        loadComponent: () => import('./mail-page/mail-page').then((file) => file.MailPage),
      },
      {
        path: 'reminders',
        resolve: { opened: () => inject(MailStore).openSettings() },
        loadComponent: () => import('./reminders-page/reminders-page').then((file) => file.RemindersPage),
      },
    ],
  },
];
