import type { PublicCatalogue } from '../catalogue';
import { course } from './course';
import { explain } from './explain';
import { project } from './project';
import { shell } from './shell';

export const ar: PublicCatalogue = { ...shell, ...course, ...explain, ...project };
