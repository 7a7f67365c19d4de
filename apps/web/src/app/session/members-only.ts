import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { SessionStore } from './session-store';

/** Leads to the sign-in page and back again. A member of another municipality learns that this page is not theirs. */
export const membersOnly: CanActivateFn = (route, state) => {
  const session = inject(SessionStore);
  const slug = route.paramMap.get('slug') ?? '';
  if (session.membershipIn(slug)) return true;
  return inject(Router).createUrlTree([slug, 'sign-in'], { queryParams: { returnTo: state.url } });
};
