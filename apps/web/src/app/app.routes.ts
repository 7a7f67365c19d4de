import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { loadFindings } from './place/municipality-findings';
import { PlaceStore } from './place/place-store';
import { routes as accountLinks } from './session/reset/account-links.routes';
import { membersOnly, signedInOnly } from './session/members-only';
import { MunicipalityFrame } from './shell/municipality-frame/municipality-frame';
import { PlainFrame } from './shell/plain-frame';

const openPlace = async (route: ActivatedRouteSnapshot): Promise<true> => {
  await inject(PlaceStore).open(route.paramMap.get('slug') ?? '');
  return true;
};

const signIn = () => import('./session/sign-in/sign-in').then((file) => file.SignInPage);
const notFound = () => import('./shell/not-found').then((file) => file.NotFound);

export const routes: Routes = [
  {
    path: '',
    component: PlainFrame,
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./place/municipality-chooser').then((file) => file.MunicipalityChooser),
        resolve: { municipalities: loadFindings },
      },
      { path: 'sign-in', loadComponent: signIn },
      ...accountLinks,
      {
        // Operators need not belong to a municipality.
        path: 'account',
        canActivate: [signedInOnly],
        loadChildren: () => import('./features/account/account.routes').then((file) => file.routes),
      },
      {
        path: 'operator',
        loadChildren: () => import('./features/operator/operator.routes').then((file) => file.routes),
      },
    ],
  },
  {
    path: ':slug',
    component: MunicipalityFrame,
    canActivate: [openPlace],
    children: [
      { path: 'sign-in', loadComponent: signIn },
      {
        path: 'sign-in/answer',
        loadComponent: () => import('./session/city/answer-page').then((file) => file.CityAnswerPage),
      },
      ...accountLinks,
      {
        path: 'account',
        canActivate: [signedInOnly],
        loadChildren: () => import('./features/account/account.routes').then((file) => file.routes),
      },
      {
        path: 'projects',
        loadChildren: () => import('./features/projects/projects.routes').then((file) => file.routes),
      },
      {
        path: 'portfolio',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/portfolio/portfolio.routes').then((file) => file.routes),
      },
      {
        path: 'inbox',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/inbox/inbox.routes').then((file) => file.routes),
      },
      {
        path: 'plan/import',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/imports/imports.routes').then((file) => file.routes),
      },
      {
        path: 'reports',
        loadChildren: () => import('./features/reports/reports.routes').then((file) => file.routes),
      },
      {
        path: 'roadmap',
        loadChildren: () => import('./features/roadmap/roadmap.routes').then((file) => file.routes),
      },
      {
        path: 'my-milestones',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/milestones/milestones.routes').then((file) => file.routes),
      },
      {
        path: 'settings',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/settings/settings.routes').then((file) => file.routes),
      },
      {
        path: 'audit',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/audit/audit.routes').then((file) => file.routes),
      },
      {
        path: 'privacy',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/privacy/privacy.routes').then((file) => file.routes),
      },
      {
        path: 'absence',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/settings/settings.routes').then((file) => file.absenceRoutes),
      },
      {
        path: 'mail',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/mail/mail.routes').then((file) => file.routes),
      },
      {
        path: 'update',
        loadComponent: () =>
          import('./features/milestones/answer-page/answer-page').then((file) => file.AnswerPage),
      },
      {
        path: 'welcome',
        loadComponent: () => import('./session/welcome/welcome').then((file) => file.WelcomePage),
      },
      {
        path: 'plan',
        canActivate: [membersOnly],
        loadChildren: () => import('./features/plan/plan.routes').then((file) => file.routes),
      },
      {
        path: 'follow',
        loadChildren: () => import('./features/follow/follow.routes').then((file) => file.routes),
      },
      {
        path: 'ledger',
        loadChildren: () => import('./features/ledger/ledger.routes').then((file) => file.routes),
      },
      {
        path: 'resolutions',
        loadChildren: () => import('./features/resolutions/resolutions.routes').then((file) => file.routes),
      },
      { path: '', loadChildren: () => import('./features/course/course.routes').then((file) => file.routes) },
      { path: '**', loadComponent: notFound },
    ],
  },
];
