import { DOCUMENT, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { WORDS } from '../language/words';
import { SessionStore } from './session-store';

/** Only addresses of this site: `//elsewhere` and `https:` are none. */
export function safeReturn(address: string | null | undefined): string | null {
  return address !== undefined && address !== null && /^\/(?![/\\])/.test(address) ? address : null;
}

/** Where somebody goes who has just signed in. */
@Injectable({ providedIn: 'root' })
export class AfterSignIn {
  private readonly words = inject(WORDS);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  /**
   * Back to where one was, else to one's own work: milestones for whoever holds an office, else the portfolio. A page
   * keeps its language, so another one, that of the account, needs a page of its own.
   */
  async goOn(returnTo: string | null | undefined, slug: string | undefined): Promise<void> {
    const address = safeReturn(returnTo) ?? this.ownWork(slug);
    const accountLanguage = this.session.session()?.language;
    const isChosenHere = /(?:^|;\s*)lang=/.test(this.document.cookie);
    if (isChosenHere || !accountLanguage || accountLanguage === this.words.language) {
      await this.router.navigateByUrl(address, { replaceUrl: true });
    } else {
      this.document.location.replace(address);
    }
  }

  private ownWork(given: string | undefined): string {
    const slug = given ?? this.session.session()?.memberships[0]?.municipality.slug;
    if (slug === undefined) return '/';
    const membership = this.session.membershipIn(slug);
    if (!membership) return `/${slug}`;
    return `/${slug}/${membership.offices.some((office) => office.officeKind === 'head') ? 'my-milestones' : 'portfolio'}`;
  }
}
