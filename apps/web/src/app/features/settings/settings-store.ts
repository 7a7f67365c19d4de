import { computed, inject, Injectable, signal } from '@angular/core';
import type { FieldText, OfficeRecord } from '@wegmarke/domain/contracts';
import { failureOf, load, sayCode, sayFailure, type Failure } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../shell/announcer';
import { SettingsApi, type Organisation, type Write } from './settings-api';

const NOTHING: Organisation = {
  departments: [],
  offices: [],
  people: [],
  appointments: [],
  absences: [],
  strategies: [],
};

/** Offices, people and strategies as they are set up, and what is changed about them. */
@Injectable()
export class SettingsStore {
  private readonly api = inject(SettingsApi);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly words = inject(WORDS);
  private readonly announcer = inject(Announcer);
  private readonly organisation = signal<Organisation>(NOTHING);
  private readonly loadFailure = signal<Failure | null>(null);
  private readonly busy = signal(false);
  private readonly lastTrouble = signal('');
  private readonly lastNotice = signal('');

  readonly failure = this.loadFailure.asReadonly();
  readonly isBusy = this.busy.asReadonly();
  /** Why the last change was not made, in the reader's words; what was typed is still there. */
  readonly trouble = this.lastTrouble.asReadonly();
  readonly notice = this.lastNotice.asReadonly();
  readonly departments = computed(() => this.organisation().departments);
  readonly offices = computed(() => this.organisation().offices);
  /** By name, "Person 2" before "Person 10". */
  readonly people = computed(() => {
    const { compare } = new Intl.Collator(this.words.language, { numeric: true });
    return this.organisation().people.toSorted((a, b) => compare(a.name, b.name));
  });
  readonly appointments = computed(() => this.organisation().appointments);
  readonly absences = computed(() => this.organisation().absences);
  readonly strategies = computed(() => this.organisation().strategies);
  readonly slug = this.place.slug;
  readonly mayManage = computed(() => this.session.can(this.slug(), 'settings.manage'));
  readonly mayAppoint = computed(() => this.session.can(this.slug(), 'offices.appoint'));
  readonly maySteer = computed(() => this.session.can(this.slug(), 'plan.change'));

  async open(): Promise<void> {
    const loaded = await load(() => this.api.organisation(this.slug()));
    this.lastTrouble.set('');
    this.loadFailure.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'ready') this.organisation.set(loaded.value);
  }

  /**
   * Makes a change, then reads everything again, rights included. `made` runs in between, before anybody types on.
   * @returns whether it was made; otherwise `trouble` says why
   */
  async change(notice: string, write: Write, made: () => void = () => undefined): Promise<boolean> {
    return this.during(notice, async () => {
      await this.api.write<unknown>(this.slug(), write);
      made();
    });
  }

  /** The same for what takes several requests; `notice` may depend on what they came to. */
  async during(notice: string | (() => string), work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.lastTrouble.set('');
    this.lastNotice.set('');
    try {
      await work();
      await Promise.all([this.reload(), this.session.refresh(), this.place.open(this.slug(), true)]);
      const said = typeof notice === 'string' ? notice : notice();
      this.lastNotice.set(said);
      this.announcer.announce(said);
      return true;
    } catch (error) {
      await this.meet(failureOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  personName(id: string | null): string {
    return this.people().find((person) => person.id === id)?.name ?? '';
  }

  officeOf(id: string | null): OfficeRecord | null {
    return this.offices().find((office) => office.id === id) ?? null;
  }

  /** A text as somebody writes it on this page: in the page's language, other languages kept. */
  asWritten(text: string, before: FieldText | null = null): FieldText {
    const { language } = this.words;
    return before
      ? { ...before, texts: { ...before.texts, [language]: text } }
      : { source: language, texts: { [language]: text } };
  }

  private async reload(): Promise<void> {
    this.organisation.set(await this.api.organisation(this.slug()));
  }

  private async meet(failure: Failure): Promise<void> {
    const details = (failure.problem?.errors ?? []).flatMap(({ code }) => sayCode(this.words, code) ?? []);
    const said = sayFailure(this.words, failure);
    this.lastTrouble.set([...new Set(details.length > 0 ? details : [said])].join(' '));
    // Part of it may have been made, or somebody else was quicker: what is on the page is what there is.
    if (failure.status >= 400) {
      const [loaded] = await Promise.all([
        load(() => this.api.organisation(this.slug())),
        this.place.refresh(),
      ]);
      if (loaded.state === 'ready') this.organisation.set(loaded.value);
    }
  }
}
