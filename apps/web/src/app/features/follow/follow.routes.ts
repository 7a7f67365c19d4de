import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./follow-page/follow-page').then((file) => file.FollowPage),
  },
];
