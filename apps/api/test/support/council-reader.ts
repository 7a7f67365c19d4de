import { CouncilReaderService } from '../../src/features/council-system/council-reader.service';
import type { TestApp } from './app';

/** Does at once what the next job of a paused run would do later. */
export async function goOn(app: TestApp, municipalityId: string, runId: string): Promise<void> {
  await app.app.get(CouncilReaderService).read({ municipalityId, runId });
}
