import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { RoadmapStore } from './roadmap-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [RoadmapStore],
    resolve: { opened: () => inject(RoadmapStore).open() },
    loadComponent: () => import('./roadmap-page/roadmap-page').then((file) => file.RoadmapPage),
  },
];
