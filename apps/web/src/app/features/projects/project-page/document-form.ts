import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { LinkInput, Milestone, Readers } from '@wegmarke/domain/contracts';
import { FileField } from '@wegmarke/ui/file-field';
import { SheetForm } from '@wegmarke/ui/sheet-form';
import { WORDS } from '../../../language/words';
import type { FileInput } from '../documents-api';
import { ReadBy, ReadersChoice } from './readers-choice';

const WEB_ADDRESS = /^https?:\/\/\S+$/i;
let count = 0;

/** Adds a file or a link to the project or to one of its milestones. */
@Component({
  selector: 'wm-document-form',
  imports: [FileField, ReadBy, ReadersChoice, SheetForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './document-form.html',
  styleUrl: './form.css',
})
export class DocumentForm {
  readonly kind = input.required<'file' | 'link'>();
  readonly milestones = input.required<readonly Milestone[]>();
  readonly published = input.required<boolean>();
  readonly isBusy = input.required<boolean>();
  /** What went wrong with the last attempt; empty if nothing did. */
  readonly trouble = input.required<string>();
  readonly send = output<FileInput | LinkInput>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly id = `document-${++count}`;
  protected readonly readers = signal<Readers>('office');
  protected readonly file = signal<File | null>(null);
  protected readonly url = signal('');
  protected readonly title = signal('');
  protected readonly milestoneId = signal('');
  protected readonly error = signal('');
  protected readonly heading = computed(() =>
    this.words.say(this.kind() === 'file' ? 'member.document.add' : 'member.document.addLink'),
  );

  protected choose(file: File | null): void {
    this.file.set(file);
    this.error.set('');
  }

  protected setUrl(event: Event): void {
    this.url.set((event.target as HTMLInputElement).value);
    this.error.set('');
  }

  protected setTitle(event: Event): void {
    this.title.set((event.target as HTMLInputElement).value);
  }

  protected setMilestone(event: Event): void {
    this.milestoneId.set((event.target as HTMLSelectElement).value);
  }

  protected save(): void {
    const [readers, title] = [this.readers(), this.title().trim()];
    const milestoneId = this.milestoneId() === '' ? null : this.milestoneId();
    if (this.kind() === 'link') {
      const url = this.url().trim();
      if (!WEB_ADDRESS.test(url)) this.error.set(this.words.say('member.document.urlMissing'));
      else this.send.emit({ url, readers, milestoneId, ...(title === '' ? {} : { title }) });
      return;
    }
    const file = this.file();
    if (file) this.send.emit({ file, readers, milestoneId, title: title === '' ? null : title });
    else this.error.set(this.words.say('member.document.missing'));
  }
}
