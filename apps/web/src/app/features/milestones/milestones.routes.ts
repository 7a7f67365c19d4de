import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { MilestonesStore } from './milestones-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [MilestonesStore],
    resolve: { opened: () => inject(MilestonesStore).open() },
    loadComponent: () => import('./my-milestones/my-milestones').then((file) => file.MyMilestones),
  },
];
