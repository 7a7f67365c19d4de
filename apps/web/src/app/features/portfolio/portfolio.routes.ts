import type { Routes } from '@angular/router';
import { BulkStore } from './bulk-change/bulk-store';
import { PortfolioStore } from './portfolio-store';
import { ViewsStore } from './views-store';

/** The page comes at once; what it shows is loaded by the browser, once, and kept while the address changes. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [PortfolioStore, ViewsStore, BulkStore],
    loadComponent: () => import('./portfolio-page/portfolio-page').then((file) => file.PortfolioPage),
  },
];
