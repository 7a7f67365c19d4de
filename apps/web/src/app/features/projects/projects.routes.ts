import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { DocumentsStore } from './documents-store';
import { ProjectListStore } from './project-list-store';
import { ProjectStore } from './project-store';
import { UpdatesStore } from './updates-store';

const idOf = (route: ActivatedRouteSnapshot): string => route.paramMap.get('id') ?? '';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [ProjectListStore],
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: {
      opened: (route: ActivatedRouteSnapshot) => inject(ProjectListStore).open(route.queryParamMap),
    },
    loadComponent: () => import('./project-list/project-list').then((file) => file.ProjectList),
  },
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
