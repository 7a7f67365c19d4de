import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LANGUAGES } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { FileField } from '@wegmarke/ui/file-field';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { textIn } from '../../../session/form-text';
import { ProveDialog } from '../../../session/step-up/prove-dialog';
import { SessionStore } from '../../../session/session-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { OperatorApi } from '../operator-api';
import { OperatorStore } from '../operator-store';
import { MunicipalityEntry } from './municipality-entry';

const MEGABYTE = 1_048_576;

/** Whoever runs the installation: its municipalities without their content, and how it is. */
@Component({
  selector: 'wm-operator-page',
  imports: [EmptyState, FailurePanel, FileField, Icon, MatButton, MunicipalityEntry, ProveDialog, RouterLink],
  providers: [OperatorStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './operator-page.html',
  styleUrl: './operator-page.css',
})
export class OperatorPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(OperatorStore);
  protected readonly session = inject(SessionStore);
  private readonly api = inject(OperatorApi);
  private readonly document = inject(DOCUMENT);
  protected readonly languages = LANGUAGES;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly isOperator = computed(() => this.session.session()?.operator === true);
  protected readonly needsFactor = computed(
    () => this.isOperator() && this.session.session()?.secondFactor !== true,
  );
  /** Shown until the next one: nobody can read it again. */
  protected readonly link = signal<{ readonly email: string; readonly address: string } | null>(null);
  protected readonly megabytes = computed(() =>
    Math.round((this.store.installation()?.database.bytes ?? 0) / MEGABYTE),
  );
  protected readonly signInAddress = '/sign-in?returnTo=%2Foperator';

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.operator.title')), inject(Injector));
    // In the browser alone: what operators see is nobody else's, and no page waits for it.
    afterNextRender(() => {
      if (this.isOperator() && !this.needsFactor()) void this.store.open();
    });
  }

  protected async found(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (!form.reportValidity()) return;
    const data = new FormData(form);
    const value = (field: string): string => textIn(form, field).trim();
    const [name, email] = [value('name'), value('admin')];
    const chosen = LANGUAGES.filter((language) => data.getAll('languages').includes(language));
    const founding = {
      slug: value('slug'),
      name,
      languages: chosen,
      timeZone: value('timeZone'),
      admin: email,
    };
    this.link.set(null);
    await this.store.during(this.words.say('member.operator.created', { name }), async () => {
      this.tell(email, (await this.api.found(founding)).invitation.link);
      form.reset();
    });
  }

  /** Of an invitation: by mail, or as a link that is shown once. */
  protected tell(email: string, link: string | null): void {
    this.link.set(link === null ? null : { email, address: this.document.location.origin + link });
  }

  protected async restore(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const file = new FormData(form).get('file');
    if (!form.reportValidity() || !(file instanceof File)) return;
    let said = '';
    await this.store.during('', async () => {
      const { name, rows, files } = await this.api.restore(file);
      said = this.words.say('member.operator.restored', { name, rows, files });
      form.reset();
    });
    if (said !== '') this.store.notice.set(said);
  }

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }
}
