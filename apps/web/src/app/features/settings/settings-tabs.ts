import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import { SettingsStore } from './settings-store';

/** The parts of the set-up, and what the last change came to. */
@Component({
  selector: 'wm-settings-tabs',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="words.say('member.settings.title')">
      <ul class="wm-switch">
        @for (tab of tabs; track tab.word) {
          <li>
            <a [routerLink]="tab.path" [attr.aria-current]="tab.path.at(-1) === part ? 'page' : null">{{
              words.say(tab.word)
            }}</a>
          </li>
        }
      </ul>
    </nav>
    @if (store.trouble(); as text) {
      <p class="wm-notice bad" role="alert"><wm-icon name="warning" />{{ text }}</p>
    } @else if (store.notice(); as text) {
      <p class="wm-notice ok"><wm-icon name="check" />{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    .wm-notice {
      margin: 0;
    }
  `,
})
export class SettingsTabs {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  private readonly root = ['/', this.store.slug(), 'settings'];
  /** The tab the page belongs to: handing over and reorganising are of the offices. */
  protected readonly part = partOf(inject(ActivatedRoute).snapshot.routeConfig?.path ?? '');
  protected readonly tabs = [
    { word: 'member.settings.steps', path: this.root },
    { word: 'member.settings.offices', path: [...this.root, 'offices'] },
    { word: 'member.settings.people', path: [...this.root, 'people'] },
    { word: 'member.settings.strategy', path: [...this.root, 'strategy'] },
    { word: 'member.release.title', path: [...this.root, 'release'] },
    ...(this.store.mayManage()
      ? ([
          { word: 'member.policy.title', path: [...this.root, 'sign-in'] },
          { word: 'member.city.tab', path: [...this.root, 'city-account'] },
          { word: 'member.data.tab', path: [...this.root, 'data'] },
        ] as const)
      : []),
  ] as const;
}

function partOf(path: string): string {
  const [first = ''] = path.split('/');
  if (first === 'reorganisation') return 'offices';
  return first === '' ? 'settings' : first;
}
