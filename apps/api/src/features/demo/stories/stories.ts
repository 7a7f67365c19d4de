import type { Day } from '@wegmarke/domain/calendar';
import type { DemoSlug, Story } from '../story';
import { bochum } from './bochum/bochum';
import { hanau } from './hanau/hanau';
import { jena } from './jena/jena';

/** The demo municipalities, each told for the day of the first start. */
export const STORIES: Readonly<Record<DemoSlug, (today: Day) => Story>> = { bochum, jena, hanau };
