import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import {
  RESOLUTION_RESULTS,
  RESOLUTION_ROLES,
  type FieldText,
  type ResolutionDetails,
  type ResolutionInput,
  type ResolutionResult,
  type ResolutionRole,
} from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { DateField } from '@wegmarke/ui/date-field';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { failureOf, sayTrouble } from '../../http/failure';
import { WORDS } from '../../language/words';
import { PlaceStore } from '../../place/place-store';
import { Announcer } from '../../shell/announcer';
import { ResolutionsApi } from './resolutions-api';

interface Draft {
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  readonly decidedOn: string;
  readonly item: string;
  readonly role: string;
  readonly result: string;
  readonly link: string;
}

let count = 0;

/** Enters a resolution, or changes what is said of one. */
@Component({
  selector: 'wm-resolution-form',
  imports: [DateField, SheetForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './resolution-form.html',
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 12px 20px;
      max-inline-size: 820px;
    }
    .wm-control {
      display: grid;
    }
    .wide {
      grid-column: 1 / -1;
    }
    .public {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 40px;
    }
  `,
})
export class ResolutionForm {
  /** Null: a new one. */
  readonly resolution = input<ResolutionDetails | null>(null);
  readonly closed = output();
  readonly saved = output<ResolutionDetails>();
  protected readonly words = inject(WORDS);
  private readonly api = inject(ResolutionsApi);
  private readonly place = inject(PlaceStore);
  private readonly announcer = inject(Announcer);
  protected readonly id = `resolution-form-${String(++count)}`;
  protected readonly roles = RESOLUTION_ROLES;
  protected readonly results = RESOLUTION_RESULTS;
  private readonly before = this.resolution;
  protected readonly draft = linkedSignal<Draft>(() => draftOf(this.before()));
  protected readonly isPublic = linkedSignal(() => this.before()?.public ?? true);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  protected readonly heading = computed(() =>
    this.words.say(this.before() ? 'member.resolution.edit' : 'member.resolution.add'),
  );
  /** One intention: sent again after a lost connection, it happens once; asked otherwise, it is another. */
  private intention = { asked: '', key: '' };

  protected roleWord(role: ResolutionRole): WordKey {
    return `resolution.role.${role}`;
  }

  protected resultWord(result: ResolutionResult): WordKey {
    return `resolution.result.${result}`;
  }

  protected set(name: keyof Draft, event: Event): void {
    this.type(name, (event.target as HTMLInputElement).value);
  }

  protected type(name: keyof Draft, value: string): void {
    this.draft.update((draft) => ({ ...draft, [name]: value }));
    this.trouble.set('');
  }

  protected setPublic(event: Event): void {
    this.isPublic.set((event.target as HTMLInputElement).checked);
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if ([draft.reference, draft.title, draft.body].some((text) => text.trim() === '')) {
      this.trouble.set(this.words.say('member.resolution.missing'));
      return;
    }
    const written = this.inputOf(draft);
    const asked = JSON.stringify(written);
    if (this.intention.asked !== asked) this.intention = { asked, key: crypto.randomUUID() };
    this.isBusy.set(true);
    try {
      const slug = this.place.slug();
      const before = this.before();
      const resolution = before
        ? await this.api.change(slug, before, written)
        : await this.api.add(slug, written, this.intention.key);
      this.announcer.announce(this.words.say('member.resolution.saved'));
      this.saved.emit(resolution);
    } catch (error) {
      this.trouble.set(sayTrouble(this.words, failureOf(error)));
    } finally {
      this.isBusy.set(false);
    }
  }

  private inputOf(draft: Draft): ResolutionInput {
    const text = (name: keyof Draft): string | null => draft[name].trim() || null;
    return {
      reference: draft.reference.trim(),
      title: this.titled(draft.title.trim()),
      body: draft.body.trim(),
      decidedOn: text('decidedOn'),
      item: text('item'),
      role: this.roles.find((role) => role === draft.role) ?? 'decision',
      result: this.results.find((result) => result === draft.result) ?? null,
      public: this.isPublic(),
      link: text('link'),
    };
  }

  /** A title keeps its translations; a new one is in the language of the page where the city writes that. */
  private titled(title: string): FieldText {
    const before = this.before()?.title;
    const languages = this.place.municipality()?.languages ?? [];
    const fallback = languages.includes(this.words.language) ? this.words.language : languages[0];
    const source = before?.source ?? fallback ?? this.words.language;
    return { source, texts: { ...before?.texts, [source]: title } };
  }
}

function draftOf(resolution: ResolutionDetails | null): Draft {
  return {
    reference: resolution?.reference ?? '',
    title: resolution ? (resolution.title.texts[resolution.title.source] ?? '') : '',
    body: resolution?.body ?? '',
    decidedOn: resolution?.decidedOn ?? '',
    item: resolution?.item ?? '',
    role: resolution?.role ?? 'decision',
    result: resolution?.result ?? '',
    link: resolution?.link ?? '',
  };
}
