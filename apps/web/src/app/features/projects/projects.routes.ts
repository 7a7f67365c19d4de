import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { ProjectListStore, type Audience } from './project-list-store';
import { ProjectStore } from './project-store';

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
    providers: [ProjectStore],
    resolve: {
      opened: (route: ActivatedRouteSnapshot) => inject(ProjectStore).open(route.paramMap.get('id') ?? ''),
    },
    loadComponent: () => import('./project-page/project-page').then((file) => file.ProjectPage),
  },
];

/** The members' view of the same list. */
export const portfolioRoutes: Routes = [list('members')];
