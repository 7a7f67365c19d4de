import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterOutlet } from '@angular/router';
import { WORDS } from '../language/words';
import { SessionStore } from '../session/session-store';
import { PageAddress } from './page-address';
import { PageFooter } from './page-footer';
import { PreferencesMenu } from './preferences-menu/preferences-menu';
import { SkipLink } from './skip-link';

/** Around pages that belong to no municipality. */
@Component({
  selector: 'wm-plain-frame',
  imports: [MatButton, RouterLink, RouterOutlet, PageFooter, PreferencesMenu, SkipLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-skip-link />
    <header class="bar">
      <a class="mark" href="/">
        <img src="mark.svg" width="36" height="36" alt="" />
        {{ words.say('app.name') }}
      </a>
      <div class="end">
        <wm-preferences-menu
          [person]="session.session()?.name ?? null"
          [accountAddress]="session.isSignedIn() ? ['/account'] : null"
          (signOut)="session.signOut()"
        />
        @if (session.session(); as signedIn) {
          <a class="person" routerLink="/account">{{ signedIn.name }}</a>
          <button class="sign-out" matButton type="button" (click)="session.signOut()">
            {{ words.say('session.signOut') }}
          </button>
        } @else if (address.path() !== '/sign-in') {
          <a class="sign-in wm-button" href="/sign-in">{{ words.say('session.signIn') }}</a>
        }
      </div>
    </header>
    <main id="content" tabindex="-1"><router-outlet /></main>
    <wm-page-footer [dataAddress]="null" [hasSamples]="false" />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 100vh;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      padding: 10px var(--wm-bar-margin);
      border-block-end: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-lowest);
    }
    .mark {
      display: inline-flex;
      align-items: center;
      gap: 12px;
      min-block-size: 44px;
      color: var(--mat-sys-on-surface);
      font-weight: 600;
      text-decoration: none;
    }
    .end {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .person {
      overflow: hidden;
      max-inline-size: 180px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.875rem;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (max-width: 839px) {
      .person,
      .sign-out {
        display: none;
      }
    }
    main {
      flex: 1;
      outline: none;
    }
    @media (max-width: 599px) {
      .end {
        position: relative;
        gap: 4px;
        margin-inline: auto -6px;
      }
      .sign-in {
        min-inline-size: 0;
        padding-inline: 10px;
        border-color: transparent;
      }
    }
  `,
})
export class PlainFrame {
  protected readonly words = inject(WORDS);
  protected readonly address = inject(PageAddress);
  protected readonly session = inject(SessionStore);
}
