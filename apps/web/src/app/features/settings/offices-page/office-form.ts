import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OfficeKind, OfficeRecord } from '@wegmarke/domain/contracts';
import { BottomSheetForm } from '@wegmarke/ui/bottom-sheet-form';
import { WORDS } from '../../../language/words';
import { isComplete, valuesOf } from '../form-values';
import { SettingsStore } from '../settings-store';

export interface OfficeValues {
  readonly title: string;
  readonly kind: OfficeKind;
  readonly departmentId: string | null;
  readonly fallbackId: string | null;
  readonly holderPublic: boolean;
}

const KINDS: readonly OfficeKind[] = ['head', 'cdo', 'cio', 'other'];
let count = 0;

/** What an office is called, where it belongs, and who acts while it is vacant. */
@Component({
  selector: 'wm-office-form',
  imports: [BottomSheetForm, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wm-bottom-sheet-form [level]="2" [heading]="heading()" (closed)="closed.emit()">
      <form [id]="id" (submit)="save($event)">
        <div class="wm-control">
          <label [attr.for]="id + '-title'">{{ words.say('member.offices.titleField') }}</label>
          <input
            class="wm-input"
            name="title"
            required
            maxlength="200"
            [id]="id + '-title'"
            [value]="title()"
          />
        </div>
        <div class="wm-control">
          <label [attr.for]="id + '-kind'">{{ words.say('member.offices.kind') }}</label>
          <select class="wm-input" name="kind" [id]="id + '-kind'">
            @for (kind of kinds; track kind) {
              <option [value]="kind" [selected]="kind === office()?.kind">
                {{ words.say(wordOf(kind)) }}
              </option>
            }
          </select>
        </div>
        <div class="wm-control">
          <label [attr.for]="id + '-department'">{{ words.say('member.offices.department') }}</label>
          <select class="wm-input" name="departmentId" [id]="id + '-department'">
            <option value="">{{ words.say('member.settings.none') }}</option>
            @for (department of store.departments(); track department.id) {
              <option [value]="department.id" [selected]="department.id === office()?.departmentId">
                {{ words.field(department.title) }}
              </option>
            }
          </select>
        </div>
        <div class="wm-control">
          <label [attr.for]="id + '-fallback'">{{ words.say('member.offices.fallback') }}</label>
          <select class="wm-input" name="fallbackId" [id]="id + '-fallback'">
            <option value="">{{ words.say('member.offices.fallbackMissing') }}</option>
            @for (other of others(); track other.id) {
              <option [value]="other.id" [selected]="other.id === office()?.fallbackId">
                {{ words.field(other.title) }}
              </option>
            }
          </select>
        </div>
        <label class="tick">
          <input
            type="checkbox"
            name="holderPublic"
            value="yes"
            [checked]="office()?.holderPublic ?? false"
          />
          {{ words.say('member.offices.holderPublic') }}
        </label>
      </form>
      <button wmSheetActions matButton="outlined" type="button" (click)="closed.emit()">
        {{ words.say('action.cancel') }}
      </button>
      <button wmSheetActions matButton="filled" type="submit" [attr.form]="id" [disabled]="store.isBusy()">
        {{ saveWord() }}
      </button>
    </wm-bottom-sheet-form>
  `,
  styleUrl: '../settings.css',
})
export class OfficeForm {
  readonly heading = input.required<string>();
  readonly saveWord = input.required<string>();
  readonly office = input<OfficeRecord | null>(null);
  readonly saved = output<OfficeValues>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);
  protected readonly id = `office-form-${++count}`;
  protected readonly kinds = KINDS;
  protected readonly title = computed(() => {
    const office = this.office();
    return office ? this.words.field(office.title) : '';
  });
  protected readonly others = computed(() =>
    this.store.offices().filter(({ id }) => id !== this.office()?.id),
  );

  protected wordOf(kind: OfficeKind): `member.offices.kind.${OfficeKind}` {
    return `member.offices.kind.${kind}`;
  }

  protected save(event: Event): void {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    this.saved.emit({
      title: value('title'),
      kind: KINDS.find((kind) => kind === value('kind')) ?? 'other',
      departmentId: value('departmentId') || null,
      fallbackId: value('fallbackId') || null,
      holderPublic: value('holderPublic') === 'yes',
    });
  }
}
