import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Language, Municipality, Strategy } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { EmptyState } from '@wegmarke/ui/empty-state';
import { UserText } from '@wegmarke/ui/user-text';
import { HistoryPanel } from '../../../history/history-panel';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { LanguagesForm } from '../languages-form';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';
import { OccasionsEditor } from './occasions-editor';

/** What the strategy is called and aims at, and whether the public reads it. */
@Component({
  selector: 'wm-strategy-page',
  imports: [
    DateField,
    EmptyState,
    FailurePanel,
    HistoryPanel,
    LanguagesForm,
    MatButton,
    OccasionsEditor,
    RouterLink,
    SettingsTabs,
    UserText,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './strategy-page.html',
  styleUrls: ['../settings.css'],
})
export class StrategyPage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly municipality = inject(PlaceStore).municipality;
  protected readonly strategy = computed(() => this.store.strategies()[0] ?? null);

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.settings.strategy')), inject(Injector));
  }

  protected inScope({ pillars }: Strategy): Strategy['pillars'] {
    return pillars.filter(({ droppedOn }) => droppedOn === null);
  }

  protected stateOf({ adoption, published }: Strategy): string {
    if (published) return this.words.say('member.strategy.isPublic');
    return adoption
      ? this.words.say('member.strategy.isAdopted', { on: this.words.date(adoption.on) })
      : this.words.say('member.strategy.isDraft');
  }

  protected async save(event: Event, strategy: Strategy): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const vision = value('vision');
    const body = {
      title: this.store.asWritten(value('title'), strategy.title),
      vision: vision === '' ? null : this.store.asWritten(vision, strategy.vision),
      ...(strategy.adoption ? {} : { startsOn: value('startsOn'), targetOn: value('targetOn') }),
    };
    await this.store.change(this.words.say('member.settings.saved'), {
      method: 'PATCH',
      path: `strategies/${strategy.id}`,
      body,
      version: strategy.version,
    });
  }

  protected async setLanguages({ id, version }: Strategy, languages: readonly Language[]): Promise<void> {
    const write = { method: 'PATCH', path: `strategies/${id}`, body: { languages }, version } as const;
    await this.store.change(this.words.say('member.settings.saved'), write);
  }

  protected async setCityLanguages({ version }: Municipality, languages: readonly Language[]): Promise<void> {
    const write = { method: 'PATCH', path: '', body: { languages }, version } as const;
    await this.store.change(this.words.say('member.settings.saved'), write);
  }

  protected async publish({ id, version, published }: Strategy): Promise<void> {
    await this.store.change(this.words.say('member.settings.saved'), {
      method: published ? 'DELETE' : 'POST',
      path: `strategies/${id}/publication`,
      version,
    });
  }
}
