import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { WORDS } from '../../../language/words';
import { isComplete, valuesOf } from '../form-values';
import { SettingsStore } from '../settings-store';

/** Departments from a list, one a line. */
@Component({
  selector: 'wm-departments-step',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="wm-muted">{{ words.say('member.setup.departmentsWhy') }}</p>
    <p>{{ words.say('member.setup.departmentsDone', { count: store.departments().length }) }}</p>
    <form (submit)="add($event)">
      <div class="wm-control">
        <label for="department-list">{{ words.say('member.setup.departmentsField') }}</label>
        <textarea class="wm-input" id="department-list" name="list" required maxlength="20000"></textarea>
      </div>
      <div class="buttons">
        <button matButton="outlined" type="submit" [disabled]="store.isBusy()">
          {{ words.say('member.setup.departmentsAdd') }}
        </button>
      </div>
    </form>
  `,
  styleUrls: ['../settings.css', './step.css'],
})
export class DepartmentsStep {
  protected readonly words = inject(WORDS);
  protected readonly store = inject(SettingsStore);

  protected async add(event: Event): Promise<void> {
    const value = valuesOf(event);
    if (!isComplete(event)) return;
    const form = event.target as HTMLFormElement;
    const titles = value('list')
      .split(/[\r\n]+/)
      // Lists come with bullets and numbers.
      .map((line) => line.replace(/^[\s\-–•*]*(?:\d+[.)]\s+)?/, '').trim())
      .filter((line) => line !== '')
      .map((line) => this.store.asWritten(line.slice(0, 200)));
    if (titles.length === 0) return;
    const write = { method: 'POST', path: 'setup/departments', body: { titles } } as const;
    await this.store.change(this.words.say('member.settings.saved'), write, () => {
      form.reset();
    });
  }
}
