import { createHash } from 'node:crypto';
import { VerificationService, type Verified } from '../../src/features/audit/verification.service';
import { contentKey } from '../../src/features/documents/documents.service';
import { MunicipalityExportService } from '../../src/features/moves/export.service';
import type { Manifest } from '../../src/features/moves/manifest';
import { RemovalService } from '../../src/features/moves/removal.service';
import { RestoreService } from '../../src/features/moves/restore.service';
import { ObjectStore } from '../../src/platform/storage/object-store';
import type { TestApp } from './app';

const SYSTEM = { kind: 'system' } as const;

/** What the command does with whole municipalities, on the machine itself. */
export const moves = {
  export: ({ app }: TestApp, municipalityId: string, path: string): Promise<Manifest> =>
    app.get(MunicipalityExportService).write(municipalityId, path, SYSTEM),
  restore: ({ app }: TestApp, path: string): Promise<Manifest> =>
    app.get(RestoreService).restore(path, SYSTEM),
  /** With the slug at once, else after the time to think. */
  remove: ({ app }: TestApp, municipalityId: string, slug?: string): Promise<boolean> =>
    app.get(RemovalService).request(municipalityId, slug, SYSTEM),
  keep: ({ app }: TestApp, municipalityId: string): Promise<void> =>
    app.get(RemovalService).takeBack(municipalityId),
  removeDue: ({ app }: TestApp): Promise<number> => app.get(RemovalService).removeDue(),
  /** What `npm run verify` finds. */
  verify: ({ app }: TestApp, municipalityId: string): Promise<Verified> =>
    app.get(VerificationService).verify({ id: municipalityId, timeZone: 'Europe/Berlin' }),
};

/** Under which key the store holds a content. */
export const keyOf = (municipalityId: string, content: string): string =>
  contentKey(municipalityId, createHash('sha256').update(content).digest('hex'));

export async function isStored({ app }: TestApp, key: string): Promise<boolean> {
  const content = await app.get(ObjectStore).open(key);
  content?.destroy();
  return content !== null;
}
