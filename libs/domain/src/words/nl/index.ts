import type { Catalogue } from '../catalogue';
import { member } from './member';
import { shell } from './shell';

export const nl: Catalogue = { ...shell, ...member };
