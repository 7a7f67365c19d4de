import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ReorganisationInput } from '@wegmarke/domain/contracts';
import { DateField } from '@wegmarke/ui/date-field';
import { WORDS } from '../../../language/words';
import { PlaceStore } from '../../../place/place-store';
import { FailurePanel } from '../../../shell/failure-panel';
import { PageTitle } from '../../../shell/page-title';
import { isComplete, valuesOf } from '../form-values';
import { SettingsStore } from '../settings-store';
import { SettingsTabs } from '../settings-tabs';

const KINDS = ['rename', 'merge', 'split'] as const;

/** Departments renamed, merged or split in one act; projects go with the office that answers for them. */
@Component({
  selector: 'wm-reorganise-page',
  imports: [DateField, FailurePanel, MatButton, SettingsTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reorganise-page.html',
  styleUrls: ['../settings.css'],
})
export class ReorganisePage {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly today = inject(PlaceStore).today();
  protected readonly kinds = KINDS;
  protected readonly kind = signal<ReorganisationInput['kind']>('rename');
  private readonly chosen = signal<readonly string[]>([]);
  /** One for a rename and a split, as many as are chosen for a merge. */
  protected readonly departmentIds = computed(() =>
    this.kind() === 'merge' ? this.chosen() : this.chosen().slice(-1),
  );
  /** Of a split: the department goes on as the first part. */
  protected readonly parts = computed(() => (this.kind() === 'split' ? [1, 2] : [1]));
  protected readonly offices = computed(() =>
    this.store
      .offices()
      .filter(({ departmentId }) => departmentId !== null && this.departmentIds().includes(departmentId)),
  );
  protected readonly isReady = computed(
    () => this.departmentIds().length >= (this.kind() === 'merge' ? 2 : 1),
  );
  private readonly newId = crypto.randomUUID();

  constructor() {
    inject(PageTitle).follow(signal(this.words.say('member.reorganise.title')), inject(Injector));
  }

  protected setKind(kind: ReorganisationInput['kind']): void {
    this.kind.set(kind);
    this.chosen.set([]);
  }

  protected toggle(id: string): void {
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected titleOf(part: number): string {
    const department = this.store.departments().find(({ id }) => id === this.departmentIds()[0]);
    return department && part === 1 ? this.words.field(department.title) : '';
  }

  protected async submit(event: Event): Promise<void> {
    const value = valuesOf(event);
    const [first] = this.departmentIds();
    if (!isComplete(event) || first === undefined) return;
    const idOf = (part: number): string => (part === 1 ? first : this.newId);
    const body: ReorganisationInput = {
      kind: this.kind(),
      effectiveOn: value('effectiveOn'),
      reason: value('reason') || null,
      departmentIds: this.departmentIds(),
      becomes: this.parts().map((part) => ({
        id: idOf(part),
        title: this.store.asWritten(value(`part-${part}`)),
      })),
      ...(this.kind() === 'split'
        ? {
            offices: this.offices().map(({ id }) => ({
              officeId: id,
              departmentId: idOf(Number(value(`office-${id}`))),
            })),
          }
        : {}),
    };
    const write = { method: 'POST', path: 'reorganisations', body } as const;
    if (await this.store.change(this.words.say('member.reorganise.saved'), write)) this.chosen.set([]);
  }
}
