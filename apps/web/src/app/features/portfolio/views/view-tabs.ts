import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { SavedView } from '@wegmarke/domain/contracts';
import { Icon } from '@wegmarke/ui/icon';
import { sayFailure } from '../../../http/failure';
import { WORDS } from '../../../language/words';
import { Announcer } from '../../../shell/announcer';
import { toText, type PortfolioQuery } from '@wegmarke/domain/portfolio';
import { ViewsStore } from '../views-store';

/** Everything, own views and shared ones; and what can be done with the one that is shown. */
@Component({
  selector: 'wm-view-tabs',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './view-tabs.html',
  styleUrl: './view-tabs.css',
})
export class ViewTabs {
  readonly query = input.required<PortfolioQuery>();
  /** The view that the address names; null: everything. */
  readonly current = input.required<string | null>();
  readonly shown = output<SavedView | null>();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(ViewsStore);
  private readonly announcer = inject(Announcer);
  protected readonly view = computed(
    () => this.store.views().find(({ id }) => id === this.current()) ?? null,
  );
  protected readonly isChanged = computed(() => this.view()?.query !== toText(this.query()));
  protected readonly isSaving = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly trouble = computed(() => {
    const failure = this.store.failure();
    return failure ? sayFailure(this.words, failure) : null;
  });

  protected open(): void {
    this.store.forgetFailure();
    this.fault.set(null);
    this.isSaving.update((is) => !is);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const name = textIn(data.get('name'));
    this.fault.set(name === '' ? this.words.say('member.view.nameMissing') : null);
    if (name === '') return;
    const saved = await this.store.save(name, toText(this.query()), data.get('shared') !== null);
    if (!saved) return;
    this.isSaving.set(false);
    this.announcer.announce(this.words.say('member.view.saved', { name }));
    this.shown.emit(saved);
  }

  protected async update(view: SavedView): Promise<void> {
    const saved = await this.store.change(view, { query: toText(this.query()) });
    if (saved) this.announcer.announce(this.words.say('member.view.saved', { name: view.name }));
  }

  protected async remove(view: SavedView): Promise<void> {
    if (!(await this.store.remove(view))) return;
    this.announcer.announce(this.words.say('member.view.removed', { name: view.name }));
    this.shown.emit(null);
  }
}

function textIn(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}
