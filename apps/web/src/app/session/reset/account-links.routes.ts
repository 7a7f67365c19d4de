import type { Routes } from '@angular/router';

const addressPage = () => import('./address-page').then((file) => file.AddressPage);

/** Where links in mails about an account lead. */
export const routes: Routes = [
  {
    path: 'reset-password',
    loadComponent: () => import('./reset-page').then((file) => file.ResetPage),
  },
  { path: 'confirm-address', data: { act: 'confirm' }, loadComponent: addressPage },
  { path: 'restore-address', data: { act: 'restore' }, loadComponent: addressPage },
];
