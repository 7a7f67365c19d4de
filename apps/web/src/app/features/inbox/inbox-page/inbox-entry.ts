import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { isDay } from '@wegmarke/domain/calendar';
import type { InboxItem, InboxKind } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { DateField } from '@wegmarke/ui/date-field';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import { InboxStore, type Acted } from '../inbox-store';

type Form = 'answer' | 'decline' | 'date' | 'milestone';

/** What a form asks for in words. */
const ASKED: Readonly<Record<Form, WordKey>> = {
  answer: 'member.inbox.answerText',
  decline: 'member.inbox.declineText',
  date: 'member.inbox.dateWhy',
  milestone: 'member.inbox.milestoneWhy',
};
const SENDS: Readonly<Record<Form, WordKey>> = {
  answer: 'member.inbox.answerSend',
  decline: 'member.inbox.declineSend',
  date: 'member.inbox.saveDate',
  milestone: 'member.inbox.saveMilestone',
};

/** Kinds whose title is that of the project or of an office with several. */
const OF_ITSELF: ReadonlySet<InboxKind> = new Set(['ask', 'project-without-milestones', 'silent-office']);

/** One thing that waits, what is known of it, and what can be done. */
@Component({
  selector: 'wm-inbox-entry',
  imports: [DateField, Icon, MatButton, RouterLink, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './inbox-entry.html',
  styleUrl: './inbox-entry.css',
})
export class InboxEntry {
  readonly item = input.required<InboxItem>();
  protected readonly words = inject(WORDS);
  protected readonly place = inject(PlaceStore);
  protected readonly store = inject(InboxStore);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  protected readonly asked = ASKED;
  protected readonly sends = SENDS;
  protected readonly form = signal<Form | null>(null);
  protected readonly fault = signal<WordKey | null>(null);
  protected readonly id = computed(() => `${this.item().kind}-${this.item().id}`);
  protected readonly title = computed(() => this.words.field(this.item().title));
  protected readonly trouble = computed(() => {
    const refused = this.store.refusal();
    return refused?.id === this.item().id ? sayFailure(this.words, refused.failure) : null;
  });
  /** What stands below the title. */
  protected readonly facts = computed<readonly string[]>(() => {
    const item = this.item();
    const field = this.words.field.bind(this.words);
    const office = item.office ? field(item.office.title) : '';
    const facts: (string | null)[] = [
      item.project && !OF_ITSELF.has(item.kind) ? field(item.project.title) : null,
      item.kind === 'owner-suggestion' && item.suggestedOffice
        ? this.words.say('member.inbox.suggests', { office, suggested: field(item.suggestedOffice.title) })
        : null,
      item.kind === 'help-request' && item.by !== null
        ? this.words.say('member.inbox.by', { by: item.by, office })
        : null,
      item.kind === 'ask' && item.by !== null && item.holder
        ? this.words.say('member.inbox.askedOf', { by: item.by, office: field(item.holder.title) })
        : null,
      item.kind === 'appointment-proposal' && item.by !== null
        ? this.words.say('member.inbox.proposed', { name: item.by })
        : null,
      item.handedFrom ? this.words.say('member.handedFrom', { office: field(item.handedFrom.title) }) : null,
      item.kind === 'undated-milestone' || item.kind === 'project-without-milestones' ? office : null,
      item.kind === 'vacancy'
        ? item.office?.holder
          ? this.words.say('member.inbox.standIn', { name: item.office.holder })
          : this.words.say('member.inbox.nobody')
        : null,
      item.kind === 'silent-office' && item.office?.holder ? item.office.holder : null,
      item.count === null ? null : this.words.say('member.inbox.projects', { count: item.count }),
    ];
    return facts.filter((fact): fact is string => fact !== null && fact !== '');
  });
  protected readonly when = computed(() => {
    const { kind, answerBy, isOverdue, since } = this.item();
    if (answerBy !== null) {
      const on = this.words.near(answerBy, this.place.today());
      return this.words.say(isOverdue ? 'member.inbox.answerOverdue' : 'member.inbox.answerBy', { on });
    }
    if (kind === 'silent-office') {
      return since === null
        ? this.words.say('member.inbox.never')
        : this.words.say('member.inbox.lastReport', { on: this.words.near(since, this.place.today()) });
    }
    if (since === null) return '';
    const on = this.words.near(since, this.place.today());
    return this.words.say(
      kind === 'help-request' || kind === 'ask' ? 'member.inbox.asked' : 'member.inbox.since',
      { on },
    );
  });
  /** Where the way on leads, for what is not decided here. */
  protected readonly link = computed(() => {
    const { kind, id, project } = this.item();
    if (kind === 'appointment-proposal') {
      return {
        path: ['/', this.place.slug(), 'settings', 'offices'],
        query: {},
        word: 'member.inbox.openProposals' as const,
      };
    }
    if (kind === 'vacancy' && this.session.can(this.place.slug(), 'offices.appoint')) {
      return {
        path: ['/', this.place.slug(), 'settings', 'offices'],
        query: { office: id },
        word: 'member.inbox.appoint' as const,
      };
    }
    if (kind === 'vacancy' || kind === 'silent-office') {
      return {
        path: ['/', this.place.slug(), 'portfolio'],
        query: { office: id },
        word: 'member.inbox.showProjects' as const,
      };
    }
    return {
      path: ['/', this.place.slug(), 'projects', project?.id ?? ''],
      query: {},
      word: 'member.inbox.openProject' as const,
    };
  });

  protected open(form: Form): void {
    this.fault.set(null);
    this.form.update((now) => (now === form ? null : form));
  }

  protected async accept(): Promise<void> {
    this.tell(await this.store.decide(this.item(), 'accepted', null), 'accepted');
  }

  /** Somebody else acts in the office today, who can be asked. */
  protected readonly mayInquire = computed(() => {
    const { kind, office, project } = this.item();
    if (kind !== 'silent-office' || !project || !office?.holder) return false;
    const own = this.session.membershipIn(this.place.slug())?.offices ?? [];
    return !own.some(({ officeId }) => officeId === office.id);
  });

  protected async inquire(): Promise<void> {
    this.tell(await this.store.inquire(this.item()), 'inquired');
  }

  protected async defer(): Promise<void> {
    await this.store.defer(this.item());
  }

  protected async hold(event: Event): Promise<void> {
    await this.store.hold(this.item(), (event.target as HTMLSelectElement).value || null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = textIn(data.get('text'));
    const day = textIn(data.get('day'));
    const title = textIn(data.get('title'));
    const form = this.form();
    const isUntitled = form === 'milestone' && title === '';
    const needsDay = form === 'date' || (form === 'milestone' && day !== '');
    if (needsDay && !isDay(day)) this.fault.set(day === '' ? 'member.dayMissing' : 'date.invalid');
    else this.fault.set(text === '' || isUntitled ? 'member.inbox.textMissing' : null);
    if (this.fault() !== null || form === null) return;
    if (form === 'answer') this.tell(await this.store.answer(this.item(), text), 'answered');
    else if (form === 'decline')
      this.tell(await this.store.decide(this.item(), 'declined', text), 'declined');
    else if (form === 'milestone')
      this.tell(
        await this.store.addMilestone(this.item(), { title, promisedOn: day || null }, text),
        'added',
      );
    else this.tell(await this.store.setDate(this.item(), day, text), 'dated');
  }

  private tell(isDone: boolean, what: Exclude<Acted['what'], 'deferred'>): void {
    if (!isDone) return;
    const until = this.store.acted()?.until;
    const on = until ? this.words.date(until) : '';
    this.announcer.announce(this.words.say(`member.inbox.done.${what}`, { title: this.title(), on }));
  }
}

function textIn(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}
