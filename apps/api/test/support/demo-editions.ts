import { DemoEditions } from '../../src/features/demo/demo-editions.service';
import type { DemoSlug } from '../../src/features/demo/story';
import type { TestApp } from './app';

/** Does at once what the demo's job does after the start. */
export const sealDemo = ({ app }: TestApp, slug: DemoSlug): Promise<void> => app.get(DemoEditions).seal(slug);
