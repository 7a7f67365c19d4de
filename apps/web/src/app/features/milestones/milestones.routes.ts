import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { AsksStore } from './asks-store';
import { MilestonesStore } from './milestones-store';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [AsksStore, MilestonesStore],
    resolve: {
      opened: () => inject(MilestonesStore).open(),
      asked: () => inject(AsksStore).open(),
    },
    loadComponent: () => import('./my-milestones/my-milestones').then((file) => file.MyMilestones),
  },
];
