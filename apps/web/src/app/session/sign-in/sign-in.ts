import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PageTitle } from '../../shell/page-title';
import { PlaceStore } from '../../place/place-store';
import { AfterSignIn, safeReturn } from '../after-sign-in';
import { CitySignIn } from '../city/city-sign-in';
import { Passkeys, PasskeyUnanswered } from '../passkeys';
import { SessionStore } from '../session-store';

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
  private readonly after = inject(AfterSignIn);
  private readonly city = inject(CitySignIn);
  private readonly place = inject(PlaceStore);
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
  /** Whether this city has an identity provider of its own. */
  protected readonly hasCityAccount = computed(
    () => this.slug() !== undefined && this.place.municipality()?.citySignIn === true,
  );
  /** Signed in, but not in the way that the city asks for. */
  protected readonly isCityAccountNeeded = computed(
    () => this.session.membershipIn(this.slug() ?? '')?.providerNeeded === true,
  );
  protected readonly placeName = computed(() => this.place.municipality()?.name ?? '');

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
      await this.after.goOn(this.returnTo(), this.slug());
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

  /** Leaves for the city's own provider, which leads back to a page of this site. */
  protected async signInByCity(): Promise<void> {
    this.failure.set('');
    this.isBusy.set(true);
    try {
      await this.city.leave(this.slug() ?? '', 'sign-ins', safeReturn(this.returnTo()));
    } catch (error) {
      this.failure.set(sayFailure(this.words, failureOf(error)));
      this.isBusy.set(false);
    }
  }

  protected async signInByPasskey(): Promise<void> {
    this.failure.set('');
    this.isBusy.set(true);
    try {
      await this.session.signInByPasskey(await this.passkeys.answer());
      await this.after.goOn(this.returnTo(), this.slug());
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
}
