import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  type OnInit,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Appointment, OfficeHolder, OfficeRecord } from '@wegmarke/domain/contracts';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { HistoryPanel } from '../../../history/history-panel';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';
import { AppointForm } from './appoint-form';
import { OfficeForm, type OfficeValues } from './office-form';
import { Proposals } from './proposals';

type Open =
  { readonly form: 'new' | 'department' } | { readonly form: 'edit' | 'appoint'; readonly id: string };

/** Departments and offices: who holds them, and who acts where nobody does. */
@Component({
  selector: 'wm-offices-page',
  imports: [
    AppointForm,
    EmptyState,
    FailurePanel,
    HistoryPanel,
    Icon,
    MatButton,
    OfficeForm,
    Proposals,
    RouterLink,
    SettingsTabs,
    UserText,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offices-page.html',
  styleUrls: ['../settings.css'],
})
export class OfficesPage implements OnInit {
  /** From the address: the office that somebody is sent to, to appoint a holder. */
  readonly office = input<string>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly place = inject(PlaceStore);
  protected readonly open = signal<Open | null>(null);
  private readonly today = this.place.today();
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Of today and later, by office. */
  protected readonly appointed = computed(() => {
    const current = this.store
      .appointments()
      .filter(({ untilOn }) => untilOn === null || untilOn >= this.today);
    return new Map(
      this.store.offices().map(({ id }) => [id, current.filter(({ officeId }) => officeId === id)] as const),
    );
  });

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.settings.offices')), inject(Injector));
  }

  ngOnInit(): void {
    const id = this.office();
    if (id === undefined || !this.store.mayAppoint() || !this.store.officeOf(id)) return;
    this.open.set({ form: 'appoint', id });
    const toOffice = (): void => {
      const row = this.element.nativeElement.querySelector<HTMLElement>(`[data-office="${id}"]`);
      row?.scrollIntoView({ block: 'start' });
      row?.querySelector<HTMLElement>('select, input')?.focus({ preventScroll: true });
    };
    afterNextRender({ read: toOffice }, { injector: this.injector });
  }

  protected correctionOf({ correction }: Appointment): string {
    if (!correction) return '';
    const { by, reason, recordedAt } = correction;
    const on = this.words.date(this.place.dayOf(recordedAt));
    return this.words.say('member.offices.corrected', { on, by, reason });
  }

  protected isOpen(form: Open['form'], id?: string): boolean {
    const open = this.open();
    return open?.form === form && (id === undefined || ('id' in open && open.id === id));
  }

  protected departmentOf(office: OfficeRecord): string {
    const department = this.store.departments().find(({ id }) => id === office.departmentId);
    return department ? this.words.field(department.title) : '';
  }

  /** Of whoever acts though the office is not theirs for good. */
  protected howOf({ appointment, until }: OfficeHolder): string {
    if (appointment === 'regular') return '';
    return until === null
      ? this.words.say(`office.${appointment}`)
      : this.words.say(`office.${appointment}Until`, { until: this.words.date(until) });
  }

  /** The office that acts instead, and who that is today. */
  protected fallbackOf(office: OfficeRecord): string {
    const fallback = this.store.officeOf(office.fallbackId);
    if (!fallback) return this.words.say('member.offices.fallbackMissing');
    const name = fallback.holder?.name ?? this.words.say('member.offices.vacant');
    return `${this.words.field(fallback.title)} (${name})`;
  }

  protected spanOf({ fromOn, untilOn }: Appointment): string {
    const from = this.words.date(fromOn);
    return untilOn === null
      ? this.words.say('member.offices.since', { from })
      : this.words.say('member.offices.span', { from, until: this.words.date(untilOn) });
  }

  protected async addDepartment(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const form = event.target as HTMLFormElement;
    const body = { title: this.store.asWritten(value('title')) };
    const write = { method: 'POST', path: 'departments', body } as const;
    await this.store.change(this.words.say('member.settings.saved'), write, () => {
      form.reset();
    });
  }

  protected async addOffice(values: OfficeValues): Promise<void> {
    await this.save({ method: 'POST', path: 'offices', body: this.bodyOf(values, null) });
  }

  protected async editOffice(office: OfficeRecord, values: OfficeValues): Promise<void> {
    const body = this.bodyOf(values, office);
    await this.save({ method: 'PATCH', path: `offices/${office.id}`, body, version: office.version });
  }

  protected async appoint(office: OfficeRecord, body: object): Promise<void> {
    await this.save({ method: 'POST', path: 'appointments', body: { ...body, officeId: office.id } });
  }

  /** Its last day is today; one that begins later, or began today, is withdrawn. */
  protected async end({ id, version, fromOn }: Appointment): Promise<void> {
    const path = `appointments/${id}`;
    await this.save(
      fromOn >= this.today
        ? { method: 'DELETE', path, version }
        : { method: 'PATCH', path, version, body: { untilOn: this.today } },
    );
  }

  private bodyOf({ title, ...values }: OfficeValues, before: OfficeRecord | null): object {
    return { ...values, title: this.store.asWritten(title, before?.title) };
  }

  private async save(write: Parameters<SettingsStore['change']>[1]): Promise<void> {
    if (await this.store.change(this.words.say('member.settings.saved'), write)) this.open.set(null);
  }
}
