import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { PlaceStore } from '../place/place-store';
import { SessionStore } from './session-store';

/** Members, and operators whom the municipality lets read. Leads to the sign-in page and back again. A member of another municipality learns that this page is not theirs. */
export const membersOnly: CanActivateFn = (route, state) => {
  const session = inject(SessionStore);
  const slug = route.paramMap.get('slug') ?? '';
  const membership = session.membershipIn(slug);
  if (membership && !membership.providerNeeded) {
    if (!session.lacksSecondFactor(slug, inject(PlaceStore).today())) return true;
    // Nothing else will do before the account has what the municipality demands.
    return inject(Router).createUrlTree([slug, 'account'], { queryParams: { returnTo: state.url } });
  }
  // An operator whom the municipality lets read.
  if (session.consentIn(slug)) return true;
  return inject(Router).createUrlTree([slug, 'sign-in'], { queryParams: { returnTo: state.url } });
};

/** For the own account: whoever has to set up a second factor gets here too. */
export const signedInOnly: CanActivateFn = (route, state) => {
  if (inject(SessionStore).isSignedIn()) return true;
  const slug = route.paramMap.get('slug') ?? '';
  return inject(Router).createUrlTree([slug, 'sign-in'], { queryParams: { returnTo: state.url } });
};
