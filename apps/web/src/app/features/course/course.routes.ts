import { inject } from '@angular/core';
import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { CourseStore } from './course-store';
import { ExplanationStore } from './explanation-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [CourseStore],
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: { opened: (route: ActivatedRouteSnapshot) => inject(CourseStore).open(route.queryParamMap) },
    loadComponent: () => import('./course-page/course-page').then((file) => file.CoursePage),
  },
  {
    path: 'explanation',
    providers: [ExplanationStore],
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: {
      opened: (route: ActivatedRouteSnapshot) => inject(ExplanationStore).open(route.queryParamMap),
    },
    loadComponent: () => import('./explanation-page/explanation-page').then((file) => file.ExplanationPage),
  },
];
