import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CouncilRequest, EditionContent, ProjectNote, ReportPatch } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { UserText } from '@wegmarke/ui/user-text';
import { WORDS } from '../../../language/words';
import type { Composed } from './unsaved';

/** What is asked of the council, and of projects behind their plan why, and what can be done. */
@Component({
  selector: 'wm-council-fields',
  imports: [Icon, MatButton, UserText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './council-fields.html',
  styleUrl: './fields.css',
})
export class CouncilFields {
  readonly report = input.required<Composed>();
  /** As the preview has it; null until it is there. */
  readonly content = input.required<EditionContent | null>();
  readonly changed = output<ReportPatch>();
  protected readonly words = inject(WORDS);
  protected readonly direction = computed(() => (this.report().language === 'ar' ? 'rtl' : 'ltr'));
  /** Off course or at risk, and those that something is said of. */
  protected readonly projects = computed(() => {
    const notes = new Map(this.report().projectNotes.map((note) => [note.projectId, note]));
    return (this.content()?.explanation.tree ?? [])
      .flatMap(({ projects }) => projects)
      .filter(
        ({ id, today }) => today?.health === 'off-course' || today?.health === 'at-risk' || notes.has(id),
      )
      .map(({ id, title }) => ({
        id,
        title,
        cause: notes.get(id)?.cause ?? '',
        options: notes.get(id)?.options ?? '',
      }));
  });

  protected note(projectId: string, field: 'cause' | 'options', event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    const notes = this.report().projectNotes;
    const before = notes.find((note) => note.projectId === projectId);
    const note: ProjectNote = { projectId, cause: '', options: '', ...before, [field]: value };
    const others = notes.filter((each) => each.projectId !== projectId);
    const isEmpty = note.cause.trim() === '' && note.options.trim() === '';
    this.changed.emit({ projectNotes: isEmpty ? others : [...others, note] });
  }

  protected ask(at: number, field: keyof CouncilRequest, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const requests = this.report().requests.map((each, index) =>
      index === at ? { ...each, [field]: field === 'reference' ? value.trim() || null : value } : each,
    );
    this.changed.emit({ requests });
  }

  protected add(): void {
    this.changed.emit({ requests: [...this.report().requests, { text: '', reference: null }] });
  }

  protected remove(at: number): void {
    this.changed.emit({ requests: this.report().requests.filter((_, index) => index !== at) });
  }
}
