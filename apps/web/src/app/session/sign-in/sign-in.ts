import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PageTitle } from '../../shell/page-title';
import { Passkeys, PasskeyUnanswered } from '../passkeys';
import { SessionStore } from '../session-store';

/** Only addresses of this site: `//elsewhere` and `https:` are none. */
export function safeReturn(address: string | undefined): string | null {
  return address !== undefined && /^\/(?![/\\])/.test(address) ? address : null;
}

@Component({
  selector: 'wm-sign-in',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignInPage {
  readonly slug = input<string>();
  readonly returnTo = input<string>();
  protected readonly words = inject(WORDS);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly emailField = viewChild.required<ElementRef<HTMLInputElement>>('email');
  private readonly passwordField = viewChild.required<ElementRef<HTMLInputElement>>('password');

  private readonly codeField = viewChild<ElementRef<HTMLInputElement>>('code');
  private readonly passkeys = inject(Passkeys);
  private readonly injector = inject(Injector);

  protected readonly resetAddress = computed(() => {
    const slug = this.slug();
    return slug === undefined ? ['/reset-password'] : ['/', slug, 'reset-password'];
  });
  protected readonly isBusy = signal(false);
  /** The password was right, and the account asks for a code besides. */
  protected readonly isCodeNeeded = signal(false);
  protected readonly isShown = signal(false);
  protected readonly emailError = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');
  protected readonly isSentHere = computed(() => safeReturn(this.returnTo()) !== null);

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('session.title')), inject(Injector));
  }

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    const email = this.emailField().nativeElement;
    const password = this.passwordField().nativeElement;
    this.failure.set('');
    this.emailError.set(email.value.trim() === '' ? this.words.say('session.emailMissing') : '');
    this.passwordError.set(password.value === '' ? this.words.say('session.passwordMissing') : '');
    if (this.emailError()) {
      email.focus();
      return;
    }
    if (this.passwordError()) {
      password.focus();
      return;
    }
    const code = this.codeField()?.nativeElement;
    this.isBusy.set(true);
    try {
      await this.session.signIn({
        email: email.value.trim(),
        password: password.value,
        ...(code ? { code: code.value } : {}),
      });
      await this.goOn(this.destination());
    } catch (error) {
      const failure = failureOf(error);
      const isAskedNow = failure.code === 'code-needed' && !this.isCodeNeeded();
      if (failure.code === 'code-needed') this.isCodeNeeded.set(true);
      this.failure.set(isAskedNow ? '' : sayFailure(this.words, failure));
      if (isAskedNow)
        afterNextRender(() => this.codeField()?.nativeElement.focus(), { injector: this.injector });
      else (code ?? password).focus();
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async signInByPasskey(): Promise<void> {
    this.failure.set('');
    this.isBusy.set(true);
    try {
      await this.session.signInByPasskey(await this.passkeys.answer());
      await this.goOn(this.destination());
    } catch (error) {
      this.failure.set(
        error instanceof PasskeyUnanswered
          ? this.words.say('member.account.passkeyCancelled')
          : sayFailure(this.words, failureOf(error)),
      );
    } finally {
      this.isBusy.set(false);
    }
  }

  /** A page keeps its language, so another one, that of the account, needs a page of its own. */
  private async goOn(address: string): Promise<void> {
    const accountLanguage = this.session.session()?.language;
    const isChosenHere = /(?:^|;\s*)lang=/.test(this.document.cookie);
    if (isChosenHere || !accountLanguage || accountLanguage === this.words.language) {
      await this.router.navigateByUrl(address);
    } else {
      this.document.location.assign(address);
    }
  }

  /** Back to where one was, else to one's own work: milestones for whoever holds an office, else the portfolio. */
  private destination(): string {
    const back = safeReturn(this.returnTo());
    if (back) return back;
    const slug = this.slug() ?? this.session.session()?.memberships[0]?.municipality.slug;
    if (slug === undefined) return '/';
    const membership = this.session.membershipIn(slug);
    if (!membership) return `/${slug}`;
    return `/${slug}/${membership.offices.some((office) => office.officeKind === 'head') ? 'my-milestones' : 'portfolio'}`;
  }
}
