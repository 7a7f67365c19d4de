import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { DocumentsStore } from './documents-store';
import { ProjectListStore, type Audience } from './project-list-store';
import { ProjectStore } from './project-store';
import { UpdatesStore } from './updates-store';

const idOf = (route: ActivatedRouteSnapshot): string => route.paramMap.get('id') ?? '';

const list = (audience: Audience): Routes[number] => ({
  path: '',
  pathMatch: 'full',
  providers: [ProjectListStore],
  runGuardsAndResolvers: 'paramsOrQueryParamsChange',
  resolve: {
    opened: (route: ActivatedRouteSnapshot) => inject(ProjectListStore).open(route.queryParamMap, audience),
  },
  loadComponent: () => import('./project-list/project-list').then((file) => file.ProjectList),
});

export const routes: Routes = [
  list('public'),
  {
    path: ':id',
    providers: [ProjectStore, UpdatesStore, DocumentsStore],
    resolve: {
      opened: (route: ActivatedRouteSnapshot) => inject(ProjectStore).open(idOf(route)),
      told: (route: ActivatedRouteSnapshot) => inject(UpdatesStore).open(idOf(route)),
      filed: (route: ActivatedRouteSnapshot) => inject(DocumentsStore).open(idOf(route)),
    },
    loadComponent: () => import('./project-page/project-page').then((file) => file.ProjectPage),
  },
];

/** The members' view of the same list. */
export const portfolioRoutes: Routes = [list('members')];
