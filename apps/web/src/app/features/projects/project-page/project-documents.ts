import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  READERS,
  type LinkInput,
  type Project,
  type ProjectDocument,
  type Readers,
} from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon } from '@wegmarke/ui/icon';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SessionStore } from '../../../session/session-store';
import { Announcer } from '../../../shell/announcer';
import type { FileInput } from '../documents-api';
import { DocumentsStore } from '../documents-store';
import { ProjectStore } from '../project-store';
import { sayTrouble } from '../say-trouble';
import { DocumentForm } from './document-form';

const SHORT: Readonly<Record<Readers, WordKey>> = {
  office: 'member.readersOf.shortOffice',
  council: 'member.readersOf.shortCouncil',
  public: 'member.readersOf.shortPublic',
};
const SHOWN = /^image\/(?:jpeg|png|webp|gif|avif)$/;

/** Files and links of a project, and what evidences its milestones. */
@Component({
  selector: 'wm-project-documents',
  imports: [DocumentForm, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './project-documents.html',
  styleUrl: './project-documents.css',
})
export class ProjectDocuments {
  readonly project = input.required<Project>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(DocumentsStore);
  private readonly projects = inject(ProjectStore);
  private readonly place = inject(PlaceStore);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  protected readonly readersLevels = READERS;
  protected readonly form = signal<'file' | 'link' | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal('');
  /** The one that is about to be removed. */
  protected readonly leaving = signal<string | null>(null);

  protected readonly isMember = computed(() => this.session.membershipIn(this.place.slug()) !== null);
  protected readonly mayAdd = computed(() =>
    this.session.can(this.place.slug(), 'project.edit', { officeId: this.project().office.id }),
  );
  protected readonly milestones = computed(() =>
    this.project().milestoneItems.filter(({ left }) => left === null),
  );

  protected readersWord(readers: Readers): WordKey {
    return SHORT[readers];
  }

  protected isShown({ mediaType }: ProjectDocument): boolean {
    return mediaType !== null && SHOWN.test(mediaType);
  }

  /** What it is, how large, to what it belongs, since when and from whom. */
  protected about(document: ProjectDocument): string {
    const milestone = this.project().milestoneItems.find(({ id }) => id === document.milestoneId);
    return [
      this.words.say(kindWord(document)),
      document.size === null ? null : this.sizeOf(document.size),
      milestone ? this.words.say('document.evidences', { title: this.words.field(milestone.title) }) : null,
      this.words.say('document.added', { on: this.words.date(document.addedOn) }),
      document.office && this.words.field(document.office),
      document.addedBy,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  }

  private sizeOf(bytes: number): string {
    return bytes < 1e6
      ? this.words.say('document.sizeSmall', { size: this.words.number(Math.ceil(bytes / 1e3)) })
      : this.words.say('document.size', { size: this.words.number(bytes / 1e6, 1) });
  }

  /** What a control does, and to which document. */
  protected named(action: WordKey, { title }: ProjectDocument): string {
    return `${this.words.say(action)}: ${title}`;
  }

  protected open(form: 'file' | 'link'): void {
    this.trouble.set('');
    this.form.set(form);
  }

  protected close(): void {
    this.form.set(null);
    this.trouble.set('');
  }

  protected async add(input: FileInput | LinkInput): Promise<void> {
    const milestone = this.project().milestoneItems.find(({ id }) => id === input.milestoneId) ?? null;
    const before = new Set(this.store.items().map(({ id }) => id));
    if (!(await this.attempt(() => this.store.add(input, milestone)))) return;
    const added = this.store.items().find(({ id }) => !before.has(id));
    this.announcer.announce(this.words.say('member.document.saved', { title: added?.title ?? '' }));
    this.close();
    if (milestone) await this.projects.retry();
  }

  protected async setReaders(document: ProjectDocument, event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const readers = READERS.find((level) => level === select.value) ?? document.readers;
    const isDone = await this.attempt(() => this.store.change(document, { readers }));
    if (!isDone) select.value = document.readers;
  }

  protected async remove(document: ProjectDocument): Promise<void> {
    const isDone = await this.attempt(() => this.store.remove(document));
    this.leaving.set(null);
    if (isDone) this.announcer.announce(this.words.say('member.document.removed', { title: document.title }));
  }

  private async attempt(work: () => ReturnType<DocumentsStore['remove']>): Promise<boolean> {
    this.isBusy.set(true);
    this.trouble.set('');
    const failure = await work();
    this.isBusy.set(false);
    if (failure) this.trouble.set(sayTrouble(this.words, failure));
    return failure === null;
  }
}

function kindWord({ kind, mediaType }: ProjectDocument): WordKey {
  if (kind === 'link') return 'document.link';
  return mediaType?.startsWith('image/') === true ? 'document.picture' : 'document.file';
}
