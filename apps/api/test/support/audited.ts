import { ChainRepository } from '../../src/features/audit/chain.repository';
import {
  type Anchor,
  VerificationService,
  type Verified,
} from '../../src/features/audit/verification.service';
import { RetentionService } from '../../src/features/privacy/retention.service';
import type { TestApp } from './app';
import type { PlanCity } from './plan-city';

export { FREE_TEXTS, KEPT_BACK, PERSONAL_PLACES } from '../../src/features/privacy/personal-places';
export type { Anchor } from '../../src/features/audit/verification.service';

/** What `npm run verify` finds for a city. */
export function verifyCity(
  app: TestApp,
  city: Pick<PlanCity, 'municipalityId'>,
  anchors: readonly Anchor[] = [],
): Promise<Verified> {
  return app.app
    .get(VerificationService)
    .verify({ id: city.municipalityId, timeZone: 'Europe/Berlin' }, anchors);
}

/** Where the chain of a city ends. */
export async function headOf(app: TestApp, city: PlanCity): Promise<Anchor> {
  const link = await app.app.get(ChainRepository).head(city.municipalityId);
  return { sequence: link?.sequence ?? 0, hash: link?.hash ?? '' };
}

/** What is otherwise done at night. */
export function carryOutRetention(app: TestApp): Promise<number> {
  return app.app.get(RetentionService).carryOut();
}
