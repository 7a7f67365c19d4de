import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
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
import type { InvitationGuest } from '@wegmarke/domain/contracts';
import { failureOf, sayFailure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { PageTitle } from '../../shell/page-title';
import { SessionStore } from '../session-store';

const FEWEST_CHARACTERS = 12;

/** Where a one-time link leads: whoever it is for sets name and password, and is signed in. */
@Component({
  selector: 'wm-welcome',
  imports: [MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './welcome.html',
  styleUrl: '../sign-in/sign-in.css',
})
export class WelcomePage {
  readonly slug = input.required<string>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly nameField = viewChild<ElementRef<HTMLInputElement>>('name');
  private readonly passwordField = viewChild<ElementRef<HTMLInputElement>>('password');
  private readonly codeField = viewChild<ElementRef<HTMLInputElement>>('code');
  private readonly injector = inject(Injector);
  /** Behind the # of the address, which browsers send to nobody. */
  private token = '';

  protected readonly guest = signal<InvitationGuest | null>(null);
  /** Why the link leads nowhere. */
  protected readonly refusal = signal('');
  /** The link itself is spent or unknown, so that trying again does not help. */
  protected readonly isDead = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isShown = signal(false);
  /** The account that is there asks for a code beside its password. */
  protected readonly isCodeNeeded = signal(false);
  protected readonly nameError = signal('');
  protected readonly passwordError = signal('');
  protected readonly failure = signal('');

  constructor() {
    const title = this.words.say('member.welcome.title', { place: this.place.municipality()?.name ?? '' });
    inject(PageTitle).follow(signal(title), this.injector);
    // In the browser alone: what the server renders for a link would be kept.
    afterNextRender(() => void this.look());
  }

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    const guest = this.guest();
    const password = this.passwordField()?.nativeElement.value ?? '';
    const name = this.nameField()?.nativeElement.value.trim() ?? '';
    const code = this.codeField()?.nativeElement;
    if (!guest) return;
    this.failure.set('');
    this.nameError.set(!guest.hasAccount && name === '' ? this.words.say('member.welcome.nameMissing') : '');
    const isTooShort = !guest.hasAccount && password.length < FEWEST_CHARACTERS;
    this.passwordError.set(
      password === ''
        ? this.words.say('session.passwordMissing')
        : isTooShort
          ? this.words.say('member.welcome.tooShort')
          : '',
    );
    if (this.nameError()) return this.nameField()?.nativeElement.focus();
    if (this.passwordError()) return this.passwordField()?.nativeElement.focus();
    this.isBusy.set(true);
    try {
      await this.session.accept(this.slug(), {
        token: this.token,
        password,
        ...(guest.hasAccount ? {} : { name }),
        ...(code ? { code: code.value } : {}),
      });
      await this.place.open(this.slug(), true);
      const isAdmin = this.session.can(this.slug(), 'settings.manage');
      // The link is spent: nobody comes back to it.
      await this.router.navigate(['/', this.slug(), isAdmin ? 'settings' : 'portfolio'], {
        replaceUrl: true,
      });
    } catch (error) {
      const failure = failureOf(error);
      const isAskedNow = failure.code === 'code-needed' && !this.isCodeNeeded();
      if (failure.code === 'code-needed') this.isCodeNeeded.set(true);
      this.failure.set(isAskedNow ? '' : sayFailure(this.words, failure));
      if (isAskedNow)
        afterNextRender(() => this.codeField()?.nativeElement.focus(), { injector: this.injector });
    } finally {
      this.isBusy.set(false);
    }
  }

  /** As the municipality knows whom it has invited; of whom it knows the address alone it has made a name of that. */
  protected knownName({ name, email }: InvitationGuest): string {
    return email.startsWith(`${name}@`) ? '' : name;
  }

  private async look(): Promise<void> {
    this.token = this.document.location.hash.slice(1);
    try {
      this.guest.set(await this.session.guest(this.slug(), this.token));
    } catch (error) {
      const failure = failureOf(error);
      this.isDead.set(failure.code === 'invitation-invalid');
      this.refusal.set(sayFailure(this.words, failure));
    }
  }
}
