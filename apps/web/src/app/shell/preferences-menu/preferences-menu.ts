import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { LANGUAGES } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../language/words';
import { PageAddress } from '../page-address';

const YEAR_IN_SECONDS = 31_536_000;

/**
 * Language and appearance. Links, so that both work without a script: the server keeps the choice in a cookie.
 * With a script the appearance changes in place.
 */
@Component({
  selector: 'wm-preferences-menu',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preferences-menu.html',
  styleUrl: './preferences-menu.css',
  host: {
    '(document:click)': 'closeUnlessInside($event)',
    '(keydown.escape)': 'closeToSummary()',
  },
})
export class PreferencesMenu {
  /** Who is signed in: the menu is then the account's too, and where one signs out. */
  readonly person = input<string | null>(null);
  /** Where the account is looked after; null where no municipality is open. */
  readonly accountAddress = input<readonly string[] | null>(null);
  readonly signOut = output();
  protected readonly words = inject(WORDS);
  protected readonly address = inject(PageAddress);
  protected readonly languages = LANGUAGES;
  protected readonly themes = ['light', 'dark', 'auto'] as const;
  protected readonly languageNames = {
    de: this.words.say('language.de'),
    en: this.words.say('language.en'),
    nl: this.words.say('language.nl'),
    ar: this.words.say('language.ar'),
  };
  protected readonly themeNames = {
    light: this.words.say('theme.light'),
    dark: this.words.say('theme.dark'),
    auto: this.words.say('theme.auto'),
  };
  private readonly document = inject(DOCUMENT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly menu = viewChild.required<ElementRef<HTMLDetailsElement>>('menu');
  private readonly summary = viewChild.required<ElementRef<HTMLElement>>('summary');
  protected readonly theme = signal<'light' | 'dark' | 'auto'>(this.themeOfDocument());

  protected chooseTheme(event: Event, theme: 'light' | 'dark' | 'auto'): void {
    event.preventDefault();
    const root = this.document.documentElement;
    if (theme === 'auto') {
      root.removeAttribute('data-theme');
      this.document.cookie = 'theme=; Path=/; Max-Age=0; SameSite=Lax';
    } else {
      root.setAttribute('data-theme', theme);
      this.document.cookie = `theme=${theme}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax`;
    }
    this.theme.set(theme);
  }

  protected closeUnlessInside(event: Event): void {
    if (!(event.target instanceof Node) || this.element.nativeElement.contains(event.target)) return;
    this.menu().nativeElement.open = false;
  }

  protected close(): void {
    this.menu().nativeElement.open = false;
  }

  protected closeToSummary(): void {
    if (!this.menu().nativeElement.open) return;
    this.menu().nativeElement.open = false;
    this.summary().nativeElement.focus();
  }

  private themeOfDocument(): 'light' | 'dark' | 'auto' {
    const theme = this.document.documentElement.getAttribute('data-theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }
}
