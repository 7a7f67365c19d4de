import { member } from './member';
import { shell } from './shell';

/** German comes first: its keys are the keys of every language. */
export const de = { ...shell, ...member } as const;
