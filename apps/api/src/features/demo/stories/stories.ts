import type { Day } from '@wegmarke/domain/calendar';
import type { Story } from '../story';
import { bochum } from './bochum';
import { hanau } from './hanau';
import { jena } from './jena';

/** The demo municipalities, each told for the day of the first start. */
export const STORIES: readonly ((today: Day) => Story)[] = [bochum, jena, hanau];
