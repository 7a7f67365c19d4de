import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { SettingsStore } from './settings-store';

const opened = () => inject(SettingsStore).open();

export const routes: Routes = [
  {
    path: '',
    providers: [SettingsStore],
    children: [
      {
        path: '',
        pathMatch: 'full',
        resolve: { opened },
        loadComponent: () => import('./setup-page/setup-page').then((file) => file.SetupPage),
      },
      {
        path: 'offices',
        resolve: { opened },
        loadComponent: () => import('./offices-page/offices-page').then((file) => file.OfficesPage),
      },
      {
        path: 'offices/:id/handover',
        resolve: { opened },
        loadComponent: () => import('./handover-page/handover-page').then((file) => file.HandoverPage),
      },
      {
        path: 'reorganisation',
        resolve: { opened },
        loadComponent: () => import('./reorganise-page/reorganise-page').then((file) => file.ReorganisePage),
      },
      {
        path: 'people',
        resolve: { opened },
        loadComponent: () => import('./people-page/people-page').then((file) => file.PeoplePage),
      },
      {
        path: 'sign-in',
        resolve: { opened },
        loadComponent: () => import('./sign-in-page/sign-in-page').then((file) => file.SignInSettingsPage),
      },
      {
        path: 'city-account',
        resolve: { opened },
        loadComponent: () =>
          import('./city-account-page/city-account-page').then((file) => file.CityAccountPage),
      },
      {
        path: 'data',
        resolve: { opened },
        loadComponent: () => import('./data-page/data-page').then((file) => file.DataPage),
      },
      {
        path: 'release',
        resolve: { opened },
        loadComponent: () => import('./release-page/release-page').then((file) => file.ReleasePage),
      },
      {
        path: 'strategy',
        resolve: { opened },
        loadComponent: () => import('./strategy-page/strategy-page').then((file) => file.StrategyPage),
      },
    ],
  },
];

/** For whoever holds an office. */
export const absenceRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [SettingsStore],
    resolve: { opened },
    loadComponent: () => import('./absence-page/absence-page').then((file) => file.AbsencePage),
  },
];
