import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { SearchAnswer, SearchHit, SearchKind } from '@wegmarke/domain/contracts';
import type { WordKey } from '@wegmarke/domain/words';
import { Icon, type IconName } from '@wegmarke/ui/icon';
import { load, sayFailure, type Failure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { SearchApi } from '../search-api';

const ICONS: Readonly<Record<SearchKind, IconName>> = {
  project: 'projects',
  milestone: 'signpost',
  pillar: 'plan',
  office: 'office',
  department: 'office',
  'help-request': 'hand',
  update: 'edit',
  ask: 'hand',
  document: 'file',
};
/** So long a pause in typing asks. */
const PAUSE = 150;

/** Find anything: a field, and below it what was found, chosen with the arrow keys. */
@Component({
  selector: 'wm-search-dialog',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.css',
})
export class SearchDialog {
  readonly closed = output();
  protected readonly words = inject(WORDS);
  private readonly place = inject(PlaceStore);
  private readonly api = inject(SearchApi);
  private readonly router = inject(Router);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly answer = signal<SearchAnswer | null>(null);
  private readonly failed = signal<Failure | null>(null);
  protected readonly at = signal(0);
  protected readonly icons = ICONS;
  protected readonly hits = computed(() => this.answer()?.items ?? []);
  protected readonly trouble = computed(() => {
    const failure = this.failed();
    return failure ? sayFailure(this.words, failure) : null;
  });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(text), PAUSE);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.hits().length - 1;
    if (event.key === 'ArrowDown') this.at.update((at) => Math.min(at + 1, last));
    else if (event.key === 'ArrowUp') this.at.update((at) => Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      const hit = this.hits()[this.at()];
      if (hit) this.go(hit);
    } else return;
    event.preventDefault();
  }

  protected kindWord(kind: SearchKind): WordKey {
    return `member.search.kind.${kind}`;
  }

  protected go(hit: SearchHit): void {
    this.close();
    const slug = this.place.slug();
    if (hit.projectId !== null) {
      void this.router.navigate(['/', slug, 'projects', hit.projectId]);
      return;
    }
    const filter =
      hit.kind === 'pillar' || hit.kind === 'office' || hit.kind === 'department' ? hit.kind : null;
    void this.router.navigate(['/', slug, 'portfolio'], { queryParams: filter ? { [filter]: hit.id } : {} });
  }

  /** Closing the dialog gives the focus back to where it was. */
  protected close(): void {
    clearTimeout(this.timer);
    this.dialog().nativeElement.close();
  }

  private async find(text: string): Promise<void> {
    const asked = ++this.asked;
    if (text === '') {
      this.answer.set(null);
      return;
    }
    const loaded = await load(() => this.api.find(this.place.slug(), text, this.words.language));
    if (asked !== this.asked) return;
    this.failed.set(loaded.state === 'failed' ? loaded.failure : null);
    if (loaded.state === 'ready') this.answer.set(loaded.value);
    this.at.set(0);
  }
}
