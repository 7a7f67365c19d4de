import type { PublicCatalogue } from '../catalogue';
import { shell } from './shell';

export const ar: PublicCatalogue = { ...shell };
