import type { Routes } from '@angular/router';
import { OutlineKeys } from './outline/outline-keys';
import { PlanSelection } from './outline/selection';
import { PlanEditor } from './plan-editor';
import { PlanStore } from './plan-store';
import { ChangeQueue } from './saving/change-queue';
import { PlanShelf } from './saving/shelf';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [PlanShelf, ChangeQueue, PlanStore, PlanEditor, PlanSelection, OutlineKeys],
    loadComponent: () => import('./plan-page/plan-page').then((file) => file.PlanPage),
  },
];
